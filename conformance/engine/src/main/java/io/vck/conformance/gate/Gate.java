package io.vck.conformance.gate;

import io.vck.reports.log.CaseSet;
import io.vck.reports.log.CaseVerdict;
import io.vck.reports.log.LogFlaw;
import io.vck.reports.log.Plan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Judges a run by what is known of its backend.
 *
 * <p>NOTE [What is never green]: a gate is green only if every case of the baseline was judged and ended as the baseline
 * says, in a log that is whole. Whatever else there is has a {@link FindingKind}. What is not known has to be of no harm: a
 * case that is new may pass, and it may be unsupported, which is said; it may not fail. Nothing is known without a baseline,
 * so that a case that went missing can't be told then from one that never was.
 */
public final class Gate {
    private final RunOutcomes run;
    private final Optional<Baseline> baseline;
    private final GateTerms terms;
    private final CaseRules rules;
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private long excused;
    private long fresh;
    private long freshUnsupported;

    private Gate(RunOutcomes run, Optional<Baseline> baseline, GateTerms terms) {
        this.run = run;
        this.baseline = baseline;
        this.terms = terms;
        this.rules = new CaseRules(baseline, terms);
    }

    /**
     * Judges a run.
     *
     * @param baseline of the run's backend and profile; none if nothing is known of it
     * @throws InvalidBaseline if the baseline is of another backend or profile
     */
    public static GateReport judge(RunOutcomes run, Optional<Baseline> baseline, GateTerms terms) {
        baseline.ifPresent(known -> checkFits(known, run));
        return new Gate(run, baseline, terms).judge();
    }

    static void checkFits(Baseline baseline, RunOutcomes run) {
        String backend = run.run().backend().name();
        if (!baseline.backend().equals(backend)) {
            throw new InvalidBaseline(baseline.file() + " is the baseline of " + baseline.backend() + ", and "
                    + run.log() + " is a log of " + backend);
        }
        Optional<String> profile = run.run().plan().flatMap(Plan::profile);
        if (!baseline.profile().equals(profile)) {
            throw new InvalidBaseline(baseline.file() + " is for runs " + limits(baseline.profile()) + ", and "
                    + run.log() + " is of a run " + limits(profile) + ". Each profile has a baseline of its own");
        }
    }

    private static String limits(Optional<String> profile) {
        return profile.map(name -> "with the profile " + name).orElse("without a profile");
    }

    private GateReport judge() {
        checkLog();
        run.endings().forEach(this::judge);
        checkEntries();
        checkCases();
        checkBackend();
        if (run.endings().isEmpty()) {
            find(FindingKind.EMPTY, run.log(), "it has no cases");
        } else if (run.tally().of(CaseVerdict.PASS) == 0 && excused == 0) {
            find(
                    FindingKind.NOTHING_PASSED,
                    run.log(),
                    "none of " + run.endings().size() + " cases passed");
        }
        findings.sort(Comparator.comparing(Finding::kind));
        return new GateReport(run.log(), run.run(), baseline, run.tally(), excused, findings, notes);
    }

    private void checkLog() {
        run.flaw()
                .ifPresent(flaw -> find(
                        flaw instanceof LogFlaw.CutShort ? FindingKind.CUT_SHORT : FindingKind.ALTERED,
                        run.log(),
                        flaw.message()));
        run.repeated().forEach(id -> find(FindingKind.REPEATED, id, "it stands in " + run.log() + " more than once"));
        run.run().plan().ifPresent(this::checkPlan);
    }

    private void checkPlan(Plan plan) {
        long judged = run.endings().size();
        if (judged < plan.cases()) {
            find(
                    FindingKind.CUT_SHORT,
                    run.log(),
                    "of " + plan.cases() + " cases that the run was to take, " + (plan.cases() - judged)
                            + " have no record");
        } else if (judged > plan.cases()
                || plan.shard().isEmpty() && !CaseSet.of(run.endings().keySet()).equals(plan.selected())) {
            find(FindingKind.ALTERED, run.log(), "it has cases that the run was not to take");
        }
    }

    private void judge(String id, Ending ending) {
        CaseRuling ruling = rules.judge(id, ending);
        ruling.finding().ifPresent(findings::add);
        excused += ruling.excuse().isPresent() && ending.verdict() != CaseVerdict.PASS ? 1 : 0;
        fresh += ruling.isNew() ? 1 : 0;
        freshUnsupported += ruling.isNew() && ending.verdict() == CaseVerdict.UNSUPPORTED ? 1 : 0;
    }

    private void checkEntries() {
        for (KnownOutcome entry : baseline.map(Baseline::entries).orElse(List.of())) {
            List<String> ids = entry.cases().ids();
            boolean inScope = ids.stream().anyMatch(id -> run.endings().containsKey(id)) || !terms.partial();
            if (!entry.isExplained() && inScope) {
                find(FindingKind.UNEXPLAINED, ids.get(0), more(ids), entry);
            }
            for (String id : ids) {
                if (!run.endings().containsKey(id) && mayNotBeMissing()) {
                    find(FindingKind.UNMATCHED_ENTRY, id, "the log has no such case", entry);
                }
            }
        }
    }

    private static String more(List<String> ids) {
        return ids.size() == 1 ? "" : "and " + (ids.size() - 1) + " more of its expansions";
    }

    /** What is not there because the log ends before it is missing, and no fault of an entry. */
    private boolean mayNotBeMissing() {
        return !terms.partial() && run.flaw().isEmpty() && !isPart();
    }

    private boolean isPart() {
        return run.run().plan().filter(Plan::isPart).isPresent();
    }

    private void checkCases() {
        List<String> missing = baseline.map(Baseline::cases).orElse(Set.of()).stream()
                .filter(id -> !run.endings().containsKey(id) && !rules.hasEntry(id))
                .toList();
        if (terms.partial() && run.flaw().isEmpty()) {
            missing = List.of();
        }
        if (isPart() && run.flaw().isEmpty() && !terms.partial()) {
            checkPart();
        } else {
            missing.forEach(id -> find(FindingKind.MISSING, id, "it is in the baseline and not in the log"));
        }
    }

    private void checkPart() {
        Set<String> known = baseline.map(Baseline::cases).orElse(Set.of());
        long judged = known.stream().filter(run.endings()::containsKey).count();
        String limits = run.run().plan().orElseThrow().limits();
        if (judged < known.size() || baseline.isEmpty()) {
            find(
                    FindingKind.PARTIAL,
                    run.log(),
                    baseline.isEmpty()
                            ? "it was limited by " + limits
                            : judged + " of the " + known.size()
                                    + " cases of the baseline are in it; it was limited by " + limits);
        }
    }

    private void checkBackend() {
        disputed();
        if (baseline.isEmpty()) {
            notes.add("there is no baseline: a case that is missing or has become unsupported does not show");
            return;
        }
        Baseline known = baseline.get();
        Set<String> lost = new TreeSet<>(known.capabilities());
        lost.removeAll(run.run().backend().capabilities());
        lost.forEach(capability -> find(FindingKind.LOST_CAPABILITY, capability, "the backend no longer claims it"));
        note(known.suite(), run.run().versions().suite(), "the suite");
        note(known.backendVersion(), run.run().backend().version(), "the backend");
        if (fresh > 0) {
            notes.add(fresh + (fresh == 1 ? " case is" : " cases are") + " new to the baseline"
                    + (freshUnsupported > 0 ? ", " + freshUnsupported + " of them unsupported" : "")
                    + "; --update takes them in");
        }
    }

    private void disputed() {
        if (run.tally().disputed() > 0) {
            notes.add(run.tally().disputed() + " disputed, which fail no run");
        }
    }

    private void note(String known, String now, String what) {
        if (!known.equals(now)) {
            notes.add(what + " has version " + now + ", the baseline is of version " + known);
        }
    }

    private void find(FindingKind kind, String subject, String now) {
        findings.add(Finding.of(kind, subject, now));
    }

    private void find(FindingKind kind, String subject, String now, KnownOutcome entry) {
        String known = entry.flaky()
                ? "pass or " + entry.outcome().describe()
                : entry.outcome().describe();
        findings.add(new Finding(kind, subject, now, known, entry.where()));
    }
}
