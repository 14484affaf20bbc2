package io.vck.conformance.gate;

import io.vck.reports.log.RunIdentity;
import io.vck.reports.log.Tally;
import java.util.List;
import java.util.Optional;

/**
 * What a gate found in a run.
 *
 * @param log that was judged
 * @param baseline by which; none if nothing is known of the backend
 * @param tally of the run
 * @param excused how many cases ended other than by passing as an entry says
 * @param findings what closes the gate, by kind
 * @param notes what does not, and is worth knowing
 */
public record GateReport(
        String log,
        RunIdentity run,
        Optional<Baseline> baseline,
        Tally tally,
        long excused,
        List<Finding> findings,
        List<String> notes) {
    public GateReport {
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
    }

    /** Whether nothing closes the gate. */
    public boolean isGreen() {
        return findings.isEmpty();
    }

    /** Whether the run says enough to write a baseline by it. */
    public boolean isWhole() {
        return findings.stream().map(Finding::kind).noneMatch(GateReport::saysTooLittle);
    }

    private static boolean saysTooLittle(FindingKind kind) {
        switch (kind) {
            case CUT_SHORT:
            case ALTERED:
            case EMPTY:
            case PARTIAL:
            case REPEATED:
                return true;
            default:
                return false;
        }
    }

    /** The cases that ended otherwise than expected, of which it is worth asking whether they do so again. */
    public List<String> toRetry() {
        return findings.stream()
                .filter(finding -> finding.kind().isOfOutcome())
                .map(Finding::subject)
                .toList();
    }
}
