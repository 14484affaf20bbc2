package io.vck.conformance.gate;

import io.vck.reports.fingerprint.Fingerprint;
import io.vck.reports.log.CaseOutcome;
import io.vck.reports.log.CaseVerdict;

/**
 * How a case ended in a run.
 *
 * @param message as it was, or the beginning of a long one
 * @param unchecked how many expectations the backend could not observe
 */
public record Ending(Fingerprint fingerprint, String message, boolean disputed, long unchecked) {
    private static final int LONGEST = 300;
    private static final Ending PASS = new Ending(Fingerprint.PASS, "", false, 0);

    static Ending of(CaseOutcome outcome) {
        boolean disputed = outcome.disputed().isPresent();
        if (outcome.verdict() == CaseVerdict.PASS && !disputed && outcome.unchecked() == 0) {
            return PASS;
        }
        String message = outcome.verdict() == CaseVerdict.PASS ? "" : outcome.message();
        Fingerprint fingerprint = Fingerprint.of(outcome);
        return new Ending(
                fingerprint,
                // One of two equal strings is enough: logs can have very many.
                message.equals(fingerprint.message()) ? fingerprint.message() : beginning(message),
                disputed,
                outcome.unchecked());
    }

    private static String beginning(String message) {
        return message.length() <= LONGEST ? message : message.substring(0, LONGEST) + "...";
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
