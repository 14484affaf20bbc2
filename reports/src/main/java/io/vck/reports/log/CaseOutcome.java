package io.vck.reports.log;

import java.util.Optional;

/**
 * What a record says of how its case ended, without all that led there.
 *
 * @param message why, in a sentence; empty for a pass
 * @param disputed the reason, if the case is in dispute
 * @param unchecked how many expectations the backend could not observe
 */
public record CaseOutcome(String id, CaseVerdict verdict, String message, Optional<String> disputed, long unchecked) {

    /** The outcome in a record. */
    public static CaseOutcome of(CaseRecord record) {
        return new CaseOutcome(record.id(), record.verdict(), record.message(), record.disputed(), record.unchecked());
    }
}
