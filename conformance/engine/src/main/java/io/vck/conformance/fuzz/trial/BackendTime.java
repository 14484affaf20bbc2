package io.vck.conformance.fuzz.trial;

import java.time.Duration;

/**
 * How long the backend has had something to do.
 *
 * @param starting while it was ended and started anew, which for most libraries is an import that takes seconds
 * @param running while it had a program to run
 */
public record BackendTime(Duration starting, Duration running) {

    /** From an earlier reading to this one. */
    public BackendTime since(BackendTime earlier) {
        return new BackendTime(starting.minus(earlier.starting), running.minus(earlier.running));
    }
}
