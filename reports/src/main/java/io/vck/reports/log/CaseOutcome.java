package io.vck.reports.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a record says of how its case ended, without all that led there.
 *
 * @param message why, in a sentence; empty for a pass
 * @param disputed the reason, if the case is in dispute
 * @param unchecked how many expectations the backend could not observe
 * @param remarks what else there is to say of a failure: what its differences look like,
 *     and whether vmap or an operator is at fault
 */
public record CaseOutcome(
        String id,
        CaseVerdict verdict,
        String message,
        Optional<String> disputed,
        long unchecked,
        List<String> remarks) {
    public CaseOutcome {
        remarks = List.copyOf(remarks);
    }

    /** The outcome in a record. */
    public static CaseOutcome of(CaseRecord record) {
        List<String> remarks = new ArrayList<>();
        record.expect().stream()
                .flatMap(each -> each.difference().stream())
                .flatMap(difference -> difference.diagnosis().stream())
                .map(LoggedDiagnosis::text)
                .forEach(remarks::add);
        record.explanation().origin().map(LoggedOrigin::text).ifPresent(remarks::add);
        return new CaseOutcome(
                record.id(), record.verdict(), record.message(), record.disputed(), record.unchecked(), remarks);
    }
}
