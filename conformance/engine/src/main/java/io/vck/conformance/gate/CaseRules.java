package io.vck.conformance.gate;

import io.vck.reports.log.CaseOutcome;
import io.vck.reports.log.CaseVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges how single cases ended. */
public final class CaseRules {
    private final Optional<Baseline> baseline;
    private final GateTerms terms;
    private final Map<String, KnownOutcome> entries;

    /**
     * @param baseline of the backend; none if nothing is known of it
     */
    public CaseRules(Optional<Baseline> baseline, GateTerms terms) {
        this.baseline = baseline;
        this.terms = terms;
        this.entries = baseline.map(Baseline::entriesById).orElse(Map.of());
    }

    boolean hasEntry(String id) {
        return entries.containsKey(id);
    }

    /** Judges the outcome of a case. */
    public CaseRuling judge(CaseOutcome outcome) {
        return judge(outcome.id(), Ending.of(outcome));
    }

    CaseRuling judge(String id, Ending ending) {
        if (ending.isPlainPass() && !hasEntry(id)) {
            return isNew(id) ? CaseRuling.NEW : CaseRuling.AS_IT_SHOULD;
        }
        Optional<KnownOutcome> entry = Optional.ofNullable(entries.get(id));
        List<Ending> attempts = attempts(id, ending);
        Optional<Ending> broken = attempts.stream()
                .filter(each -> each.verdict() == CaseVerdict.BROKEN)
                .findFirst();
        if (broken.isPresent()) {
            return closed(FindingKind.BROKEN, id, broken.get().describe());
        } else if (ending.disputed()) {
            return entry.map(known ->
                            closed(FindingKind.UNMATCHED_ENTRY, id, "the case is disputed, and fails no run", known))
                    .orElse(CaseRuling.AS_IT_SHOULD);
        } else if (entry.isPresent()) {
            return judgeKnown(id, attempts, entry.get());
        } else if (isFlaky(attempts)) {
            return closed(FindingKind.FLAKY, id, describe(attempts));
        }
        return judgeUnknown(id, ending);
    }

    private List<Ending> attempts(String id, Ending ending) {
        List<Ending> attempts = new ArrayList<>(List.of(ending));
        attempts.addAll(terms.retries().getOrDefault(id, List.of()));
        return attempts;
    }

    private static boolean isFlaky(List<Ending> attempts) {
        return attempts.stream().map(Ending::fingerprint).distinct().count() > 1;
    }

    private static String describe(List<Ending> attempts) {
        return String.join("; then ", attempts.stream().map(Ending::describe).toList());
    }

    private CaseRuling judgeKnown(String id, List<Ending> attempts, KnownOutcome entry) {
        boolean matches = attempts.stream().allMatch(each -> matches(each, entry));
        if (matches && !entry.hasExpired(terms.today())) {
            return CaseRuling.excused(entry.reason());
        } else if (matches) {
            return closed(FindingKind.EXPIRED, id, describe(attempts), entry);
        } else if (isFlaky(attempts)) {
            return closed(FindingKind.FLAKY, id, describe(attempts), entry);
        } else if (attempts.get(0).verdict() == CaseVerdict.PASS) {
            return closed(FindingKind.UNEXPECTED_PASS, id, "pass", entry);
        }
        return closed(FindingKind.CHANGED_FAILURE, id, attempts.get(0).describe(), entry);
    }

    private static boolean matches(Ending ending, KnownOutcome entry) {
        return ending.fingerprint().equals(entry.outcome()) || entry.flaky() && ending.verdict() == CaseVerdict.PASS;
    }

    private CaseRuling judgeUnknown(String id, Ending ending) {
        boolean isNew = isNew(id);
        if (ending.verdict().failsRun()) {
            String known = baseline.isEmpty() ? "" : isNew ? "the case is new" : "pass";
            return closed(FindingKind.UNEXPECTED_FAILURE, id, ending.describe(), known);
        } else if (ending.verdict() == CaseVerdict.UNSUPPORTED && baseline.isPresent() && !isNew) {
            return closed(FindingKind.BECAME_UNSUPPORTED, id, ending.describe(), "pass");
        }
        return isNew ? CaseRuling.NEW : CaseRuling.AS_IT_SHOULD;
    }

    private boolean isNew(String id) {
        return baseline.isPresent() && !baseline.get().cases().contains(id);
    }

    private static CaseRuling closed(FindingKind kind, String id, String now) {
        return closed(kind, id, now, "");
    }

    private static CaseRuling closed(FindingKind kind, String id, String now, String known) {
        return CaseRuling.closed(new Finding(kind, id, now, known, Optional.empty()));
    }

    private static CaseRuling closed(FindingKind kind, String id, String now, KnownOutcome entry) {
        return CaseRuling.closed(Finding.of(kind, id, now, entry));
    }
}
