package io.vck.conformance.smoke;

import java.util.Optional;

/** How a check came out. */
public sealed interface Outcome {

    /** It holds. */
    record Passed() implements Outcome {}

    /**
     * It does not hold.
     *
     * @param what is wrong, a sentence without its full stop
     * @param mend what to do about it, if that is another thing than what the check says
     * @param lines that show it
     */
    record Failed(String what, Optional<String> mend, Lines lines) implements Outcome {
        Failed(String what, Lines lines) {
            this(what, Optional.empty(), lines);
        }
    }

    /** Nothing can be said, and that is no fault: the capability isn't claimed, or the library lacks an operator. */
    record NotApplicable(String why) implements Outcome {}

    /** An essential check before it failed. */
    record NotRun(String why) implements Outcome {}
}
