package io.vck.reports.known;

import io.vck.reports.log.CaseOutcome;
import java.util.Collections;
import java.util.SortedMap;

/** What is known of the cases of a run. */
public interface KnownOutcomes {
    /** Where nothing is known. */
    KnownOutcomes NONE = outcome -> Standing.NOTHING_TO_SAY;

    /** How an outcome stands to it. */
    Standing standing(CaseOutcome outcome);

    /** What is known of cases other than that they pass, by their ids. */
    default SortedMap<String, BaselineEntry> entries() {
        return Collections.emptySortedMap();
    }
}
