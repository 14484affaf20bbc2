package io.vck.conformance.gate;

import io.vck.reports.known.BaselineEntry;
import io.vck.reports.known.KnownOutcomes;
import io.vck.reports.known.Standing;
import io.vck.reports.known.WrittenFor;
import io.vck.reports.log.CaseOutcome;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a baseline knows of cases, for reports. It says of each case what the gate says. */
public final class BaselineKnowledge implements KnownOutcomes {
    private final CaseRules rules;
    private final Map<String, KnownOutcome> entries;
    private final WrittenFor writtenFor;

    public BaselineKnowledge(Baseline baseline, GateTerms terms) {
        this.rules = new CaseRules(Optional.of(baseline), terms);
        this.entries = baseline.entriesById();
        this.writtenFor = new WrittenFor(baseline.backendVersion(), baseline.suite());
    }

    @Override
    public Standing standing(CaseOutcome outcome) {
        Optional<KnownOutcome> entry = Optional.ofNullable(entries.get(outcome.id()));
        Optional<BaselineEntry> known = entry.map(KnownOutcome::forReports);
        CaseRuling ruling = rules.judge(outcome);
        if (ruling.finding().isPresent()) {
            return unexpected(
                    ruling.finding().get().kind(), ruling.finding().get().known(), known);
        } else if (ruling.excuse().isEmpty() || known.isEmpty()) {
            return Standing.NOTHING_TO_SAY;
        } else if (!entry.get().isExplained()) {
            return unexpected(FindingKind.UNEXPLAINED, known.get().outcome(), known);
        }
        return new Standing.AsKnown(known.get());
    }

    @Override
    public Optional<WrittenFor> writtenFor() {
        return Optional.of(writtenFor);
    }

    @Override
    public SortedMap<String, BaselineEntry> entries() {
        SortedMap<String, BaselineEntry> all = new TreeMap<>();
        entries.forEach((id, entry) -> all.put(id, entry.forReports()));
        return all;
    }

    private static Standing unexpected(FindingKind kind, String expected, Optional<BaselineEntry> known) {
        return new Standing.Unexpected(kind.label(), kind.remedy(), expected, known);
    }
}
