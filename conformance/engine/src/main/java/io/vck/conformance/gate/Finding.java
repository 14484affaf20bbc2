package io.vck.conformance.gate;

import io.vck.conformance.cases.SourceLocation;
import java.util.Optional;

/**
 * Something that closes a gate.
 *
 * @param subject the id of a case, or whatever else it is about; can be empty
 * @param now how it is
 * @param known how it was known to be; can be empty
 * @param where the entry stands that it is about, if it is about one
 */
public record Finding(FindingKind kind, String subject, String now, String known, Optional<SourceLocation> where) {
    /** Whether its subject is a case that is in the log. */
    public boolean isOfCase() {
        return kind.isOfOutcome()
                || kind == FindingKind.BROKEN
                || kind == FindingKind.FLAKY
                || kind == FindingKind.EXPIRED;
    }

    static Finding of(FindingKind kind, String subject, String now) {
        return new Finding(kind, subject, now, "", Optional.empty());
    }

    /** Something about an entry. */
    static Finding of(FindingKind kind, String subject, String now, KnownOutcome entry) {
        String known = entry.flaky()
                ? "pass or " + entry.outcome().describe()
                : entry.outcome().describe();
        return new Finding(kind, subject, now, known, entry.where());
    }
}
