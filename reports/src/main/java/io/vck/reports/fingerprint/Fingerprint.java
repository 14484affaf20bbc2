package io.vck.reports.fingerprint;

import io.vck.reports.log.CaseOutcome;
import io.vck.reports.log.CaseVerdict;

/**
 * By what a failure is known again, see NOTE [Fingerprints] in {@link StableText}.
 *
 * @param message without what differs from run to run; empty for a pass
 */
public record Fingerprint(CaseVerdict verdict, String message) {
    /** Of every pass: their messages don't count. */
    public static final Fingerprint PASS = new Fingerprint(CaseVerdict.PASS, "");

    /** The fingerprint of an outcome. */
    public static Fingerprint of(CaseOutcome outcome) {
        return of(outcome.verdict(), outcome.message());
    }

    /** The fingerprint of an outcome, by its verdict and its message as it was. */
    public static Fingerprint of(CaseVerdict verdict, String message) {
        return verdict == CaseVerdict.PASS ? PASS : new Fingerprint(verdict, StableText.of(message));
    }

    /** The verdict, and after it the message, if there is one. */
    public String describe() {
        return message.isEmpty() ? verdict.label() : verdict.label() + ": " + message;
    }
}
