package io.vck.conformance.judge;

import io.vck.backend.program.Program;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Observe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Comes to a verdict about what a backend was observed to do.
 *
 * @param oracle for expected values, over the inputs of the judged case
 * @param capabilities of the backend: an expectation that needs others is {@link Finding.Unchecked}
 */
public record Judge(Oracle oracle, Set<String> capabilities) {
    public Judge {
        capabilities = Set.copyOf(capabilities);
    }

    /** The verdict on a backend that lacks capabilities which a program needs; such a program need not be run. */
    public static Optional<Verdict> lacking(Set<String> needed, Set<String> capabilities) {
        Set<String> missing = new TreeSet<>(needed);
        missing.removeAll(capabilities);
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(Verdict.unjudged(
                        Outcome.UNSUPPORTED, "the backend does not have: " + String.join(", ", missing)));
    }

    /** What has to be observed of a program: all that its expectations ask for and the backend can tell. */
    public static Observe observe(Program program, List<Expectation> expectations, Set<String> capabilities) {
        Set<String> values = new LinkedHashSet<>();
        Set<String> aliases = new LinkedHashSet<>();
        boolean warnings = false;
        for (Expectation expectation : expectations) {
            if (capabilities.containsAll(expectation.capabilities())) {
                Observe observe = expectation.observes(program);
                values.addAll(observe.values());
                aliases.addAll(observe.aliases());
                warnings |= observe.warnings();
            }
        }
        return new Observe(values, aliases, warnings);
    }

    /** The verdict on what came of a program. */
    public Verdict judge(Program program, List<Expectation> expectations, Observation observation) {
        if (observation instanceof Observation.Unsupported unsupported) {
            return Verdict.unjudged(Outcome.UNSUPPORTED, unsupported.reason());
        } else if (observation instanceof Observation.TimedOut timedOut) {
            return Verdict.unjudged(Outcome.TIMEOUT, timedOut.explain("no answer within " + seconds(timedOut.limit())));
        } else if (observation instanceof Observation.Crashed crashed) {
            return Verdict.unjudged(Outcome.CRASH, crashed.detail());
        }
        Evidence evidence = new Evidence(program, observation, oracle, capabilities);
        List<Verdict.Judged> judged = new ArrayList<>();
        for (Expectation expectation : expectations) {
            judged.add(new Verdict.Judged(expectation, find(expectation, evidence)));
        }
        return conclude(evidence, judged);
    }

    private Finding find(Expectation expectation, Evidence evidence) {
        Set<String> missing = new TreeSet<>(expectation.capabilities());
        missing.removeAll(capabilities);
        if (!missing.isEmpty()) {
            return new Finding.Unchecked(missing.iterator().next());
        }
        try {
            return expectation.judge(evidence);
        } catch (RuntimeException bug) {
            return new Finding.Broken("the harness failed while judging: " + bug);
        }
    }

    private static Verdict conclude(Evidence evidence, List<Verdict.Judged> findings) {
        List<Verdict.Judged> judged = blameContradictions(findings);
        Optional<Verdict> broken = first(judged, Finding.Broken.class, Outcome.BROKEN);
        if (broken.isPresent()) {
            return broken.get();
        }
        boolean errorExpected =
                judged.stream().anyMatch(each -> each.expectation().expectsError());
        if (evidence.raised().isPresent() && !errorExpected) {
            return new Verdict(Outcome.ERROR, Errors.describe(evidence.raised().get(), evidence.program()), judged);
        }
        return first(judged, Finding.Raised.class, Outcome.ERROR)
                .or(() -> stopped(judged))
                .or(() -> first(judged, Finding.Unmet.class, Outcome.FAIL))
                .orElseGet(() -> nothingWrong(judged));
    }

    /** A case that expects an error, and gets it, can't expect a value besides. */
    private static List<Verdict.Judged> blameContradictions(List<Verdict.Judged> judged) {
        boolean errorMet = judged.stream()
                .anyMatch(each -> each.expectation().expectsError() && each.finding() instanceof Finding.Met);
        if (!errorMet) {
            return judged;
        }
        List<Verdict.Judged> blamed = new ArrayList<>();
        for (Verdict.Judged each : judged) {
            blamed.add(
                    each.finding() instanceof Finding.Raised
                            ? new Verdict.Judged(
                                    each.expectation(),
                                    new Finding.Broken("the case expects an error, so there is no value to judge"))
                            : each);
        }
        return blamed;
    }

    private static Optional<Verdict> first(
            List<Verdict.Judged> judged, Class<? extends Finding> kind, Outcome outcome) {
        List<Verdict.Judged> ofKind = new ArrayList<>();
        for (Verdict.Judged each : judged) {
            if (kind.isInstance(each.finding())) {
                ofKind.add(each);
            }
        }
        if (ofKind.isEmpty()) {
            return Optional.empty();
        }
        String others = ofKind.stream()
                .skip(1)
                .map(each -> each.expectation().key())
                .distinct()
                .collect(Collectors.joining(", "));
        String more = others.isEmpty() ? "" : " (and besides: " + others + ")";
        return Optional.of(new Verdict(outcome, sentence(ofKind.get(0)) + more, judged));
    }

    private static Optional<Verdict> stopped(List<Verdict.Judged> judged) {
        for (Verdict.Judged each : judged) {
            if (each.finding() instanceof Finding.Stopped stopped) {
                return Optional.of(new Verdict(stopped.outcome(), sentence(each), judged));
            }
        }
        return Optional.empty();
    }

    private static Verdict nothingWrong(List<Verdict.Judged> judged) {
        boolean anyMet = judged.stream().anyMatch(each -> each.finding() instanceof Finding.Met);
        Set<String> unobservable = new TreeSet<>();
        for (Verdict.Judged each : judged) {
            if (each.finding() instanceof Finding.Unchecked unchecked) {
                unobservable.add(unchecked.capability());
            }
        }
        return anyMet || unobservable.isEmpty()
                ? new Verdict(Outcome.PASS, "", judged)
                : new Verdict(
                        Outcome.UNSUPPORTED,
                        "the backend can observe nothing of what is expected; it does not have: "
                                + String.join(", ", unobservable),
                        judged);
    }

    private static String sentence(Verdict.Judged judged) {
        String key = judged.expectation().key() + ": ";
        String finding = judged.finding().describe();
        return finding.startsWith(key) ? finding : key + finding;
    }

    private static String seconds(Duration limit) {
        long millis = limit.toMillis();
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    }
}
