package io.vck.conformance.wire;

import java.time.Duration;
import java.util.Optional;

/**
 * What an adapter may take.
 *
 * @param program time for one program, from sending it until its answer is here; no limit, if empty
 * @param start time from starting the process until it says who it is
 * @param answerBytes the longest answer
 */
public record WireLimits(Optional<Duration> program, Duration start, int answerBytes) {
    /** The least time to start: the imports of a large framework take most of a minute on a slow machine. */
    private static final Duration START = Duration.ofSeconds(60);

    private static final int ANSWER_BYTES = 256 << 20;

    /** A limit for each program, and the usual ones for the rest: as long to start, but at least 60 s; 256 MiB an answer. */
    public static WireLimits perProgram(Duration limit) {
        Duration start = limit.compareTo(START) > 0 ? limit : START;
        return new WireLimits(Optional.of(limit), start, ANSWER_BYTES);
    }

    /** No limit for programs, as debuggers want it. */
    public static WireLimits withoutTimeout() {
        return new WireLimits(Optional.empty(), START, ANSWER_BYTES);
    }
}
