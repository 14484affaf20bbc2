package io.vck.conformance.gate;

import io.vck.reports.fingerprint.Fingerprint;
import io.vck.reports.log.CaseVerdict;
import io.vck.reports.log.Plan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Rewrites a baseline so that it says what a run came to. What people have written stays: reasons, issues, owners, dates,
 * and the order of entries. New entries come last and lack a reason; a new expansion that ends just as others of its case
 * joins their entry.
 */
public final class BaselineUpdate {
    private final RunOutcomes run;
    private final GateTerms terms;
    private final List<KnownOutcome> entries = new ArrayList<>();
    private final Set<String> explained = new LinkedHashSet<>();

    private BaselineUpdate(RunOutcomes run, GateTerms terms) {
        this.run = run;
        this.terms = terms;
    }

    /**
     * The baseline after a run.
     *
     * @param run a whole one; or a part, if the terms say so, and then all else stays
     * @param before the baseline until now; none to begin one
     * @param file of the baseline
     * @param reason for entries that lack one; empty for none
     */
    public static Baseline of(RunOutcomes run, Optional<Baseline> before, GateTerms terms, String file, String reason) {
        before.ifPresent(known -> Gate.checkFits(known, run));
        BaselineUpdate update = new BaselineUpdate(run, terms);
        before.map(Baseline::entries).orElse(List.of()).forEach(update::keep);
        update.addNew();
        List<KnownOutcome> entries =
                update.entries.stream().map(entry -> entry.because(reason)).toList();
        Set<String> cases = new TreeSet<>(run.endings().keySet());
        if (terms.partial() && before.isPresent()) {
            Baseline known = before.get();
            cases.addAll(known.cases());
            return new Baseline(
                    file,
                    known.backend(),
                    known.backendVersion(),
                    known.capabilities(),
                    known.suite(),
                    known.profile(),
                    entries,
                    cases);
        }
        return new Baseline(
                file,
                run.run().backend().name(),
                run.run().backend().version(),
                run.run().backend().capabilities(),
                run.run().versions().suite(),
                run.run().plan().flatMap(Plan::profile),
                entries,
                cases);
    }

    /** What becomes of an entry: its expansions can part if they no longer end alike. */
    private void keep(KnownOutcome entry) {
        Map<KnownOutcome, List<String>> parts = new LinkedHashMap<>();
        for (String id : entry.cases().ids()) {
            explained.add(id);
            after(id, entry)
                    .ifPresent(part -> parts.computeIfAbsent(part, unseen -> new ArrayList<>())
                            .add(id));
        }
        parts.forEach((part, ids) -> entries.add(part.of(ids)));
    }

    private Optional<KnownOutcome> after(String id, KnownOutcome entry) {
        Ending ending = run.endings().get(id);
        if (ending == null) {
            return terms.partial() ? Optional.of(entry) : Optional.empty();
        } else if (ending.disputed()) {
            return Optional.empty();
        } else if (ending.verdict() == CaseVerdict.BROKEN) {
            return Optional.of(entry);
        }
        Optional<Fingerprint> failure = failure(id, ending);
        boolean passes = passes(id, ending);
        if (failure.isEmpty()) {
            return entry.flaky() ? Optional.of(entry) : Optional.empty();
        }
        KnownOutcome kept = failure.get().equals(entry.outcome()) ? entry : entry.with(failure.get());
        return Optional.of(passes && !kept.flaky() ? kept.asFlaky() : kept);
    }

    private void addNew() {
        Map<String, Fingerprint> steady = new TreeMap<>();
        Map<String, Fingerprint> flaky = new TreeMap<>();
        run.endings().forEach((id, ending) -> {
            if (!explained.contains(id) && !ending.disputed() && ending.verdict() != CaseVerdict.BROKEN) {
                failure(id, ending).ifPresent(found -> (passes(id, ending) ? flaky : steady).put(id, found));
            }
        });
        addNew(steady, false);
        addNew(flaky, true);
    }

    private void addNew(Map<String, Fingerprint> endings, boolean flaky) {
        Map<Fingerprint, List<String>> alike = new LinkedHashMap<>();
        endings.forEach((id, ending) ->
                alike.computeIfAbsent(ending, unseen -> new ArrayList<>()).add(id));
        Map<Alike, Integer> kept = kept();
        List<KnownOutcome> added = new ArrayList<>();
        alike.forEach((ending, ids) -> {
            for (CaseFamily family : CaseFamily.of(ids)) {
                KnownOutcome fresh = KnownOutcome.unexplained(family, ending, flaky);
                Optional<Integer> joins = Optional.ofNullable(kept.get(Alike.of(fresh)))
                        .filter(at -> !family.labels().isEmpty());
                joins.ifPresentOrElse(at -> entries.set(at, entries.get(at).and(family.ids())), () -> added.add(fresh));
            }
        });
        added.stream()
                .sorted(Comparator.comparing(entry -> entry.cases().name()))
                .forEach(entries::add);
    }

    /** What expansions of a case share that one entry can be of. */
    private record Alike(String name, boolean flaky, Fingerprint outcome) {
        static Alike of(KnownOutcome entry) {
            return new Alike(entry.cases().name(), entry.flaky(), entry.outcome());
        }
    }

    /** Where the entries of expansions stand; of several alike, the first. */
    private Map<Alike, Integer> kept() {
        Map<Alike, Integer> kept = new HashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            if (!entries.get(i).cases().labels().isEmpty()) {
                kept.putIfAbsent(Alike.of(entries.get(i)), i);
            }
        }
        return kept;
    }

    /** How the case ended when it did not pass, if there was such a time. */
    private Optional<Fingerprint> failure(String id, Ending ending) {
        return attempts(id, ending, Ending::fingerprint).stream()
                .filter(each -> each.verdict() != CaseVerdict.PASS)
                .findFirst();
    }

    private boolean passes(String id, Ending ending) {
        return attempts(id, ending, Ending::verdict).contains(CaseVerdict.PASS);
    }

    private <E> List<E> attempts(String id, Ending ending, Function<Ending, E> part) {
        List<E> attempts = new ArrayList<>();
        attempts.add(part.apply(ending));
        terms.retries().getOrDefault(id, List.of()).forEach(each -> attempts.add(part.apply(each)));
        return attempts;
    }
}
