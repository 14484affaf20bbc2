package io.vck.reports.known;

import io.vck.reports.log.CaseOutcome;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;

/** What is known of the cases of a run. */
public interface KnownOutcomes {
    /** Where nothing is known. */
    KnownOutcomes NONE = outcome -> Standing.NOTHING_TO_SAY;

    /** How an outcome stands to it. */
    Standing standing(CaseOutcome outcome);

    /** For which run it was written; empty if nobody has said. */
    default Optional<WrittenFor> writtenFor() {
        return Optional.empty();
    }

    /** What is known of cases other than that they pass, by their ids. */
    default SortedMap<String, BaselineEntry> entries() {
        return Collections.emptySortedMap();
    }
}
