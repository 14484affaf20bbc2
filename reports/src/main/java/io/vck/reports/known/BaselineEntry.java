package io.vck.reports.known;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An entry of a baseline: how a case is known to end other than by passing.
 *
 * @param outcome verdict and message, {@code fail: result at <real>}
 * @param flaky whether it may also pass
 * @param reason why it is so; empty if nobody has given one
 * @param issue where it is being mended
 * @param owner who sees to it
 * @param until the last day on which it is excused; for ever if empty
 */
public record BaselineEntry(
        String outcome,
        boolean flaky,
        String reason,
        Optional<String> issue,
        Optional<String> owner,
        Optional<LocalDate> until) {

    /** The ids of the findings that the reason names. */
    public List<String> findings() {
        return Findings.namedIn(reason);
    }
}
