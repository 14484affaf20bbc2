package io.vck.conformance.gate;

import io.vck.reports.log.CaseOutcome;
import io.vck.reports.log.CaseVerdict;

/**
 * How a case ended in a run.
 *
 * @param message as it was, or the beginning of a long one
 * @param unchecked how many expectations the backend could not observe
 */
public record Ending(Fingerprint fingerprint, String message, boolean disputed, long unchecked) {
    private static final int LONGEST = 1_000;
    private static final Ending PASS = new Ending(Fingerprint.PASS, "", false, 0);

    static Ending of(CaseOutcome outcome) {
        boolean disputed = outcome.disputed().isPresent();
        if (outcome.verdict() == CaseVerdict.PASS && !disputed && outcome.unchecked() == 0) {
            return PASS;
        }
        String message = outcome.verdict() == CaseVerdict.PASS ? "" : outcome.message();
        return new Ending(
                Fingerprint.of(outcome),
                message.length() <= LONGEST ? message : message.substring(0, LONGEST) + "...",
                disputed,
                outcome.unchecked());
    }

    /** Whether it is a pass of which there is nothing else to say. */
    boolean isPlainPass() {
        return this == PASS;
    }

    CaseVerdict verdict() {
        return fingerprint.verdict();
    }

    /** The verdict, and after it the message, if there is one. */
    public String describe() {
        return message.isEmpty() ? verdict().label() : verdict().label() + ": " + message;
    }
}
