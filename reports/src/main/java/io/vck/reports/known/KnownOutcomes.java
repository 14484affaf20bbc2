package io.vck.reports.known;

import io.vck.reports.log.CaseOutcome;

/** What is known of the cases of a run. */
public interface KnownOutcomes {
    /** Where nothing is known. */
    KnownOutcomes NONE = outcome -> Standing.NOTHING_TO_SAY;

    /** How an outcome stands to it. */
    Standing standing(CaseOutcome outcome);
}
