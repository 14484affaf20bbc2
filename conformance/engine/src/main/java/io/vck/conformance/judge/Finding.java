package io.vck.conformance.judge;

/** What judging one expectation came to. */
public sealed interface Finding {

    /** It is met. */
    record Met() implements Finding {}

    /** It is not met. */
    record Unmet(Difference difference) implements Finding {}

    /** The program raised, so there is nothing to compare; the message is the error. */
    record Raised(String message) implements Finding {}

    /** The backend can't observe it. */
    record Unchecked(String capability) implements Finding {}

    /** It can't be judged because the case is wrong, for example because its oracle raises. */
    record Broken(String reason) implements Finding {}
}
