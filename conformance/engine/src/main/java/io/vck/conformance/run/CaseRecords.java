package io.vck.conformance.run;

import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Settings;
import io.vck.conformance.cases.Case;
import io.vck.conformance.judge.Difference;
import io.vck.conformance.judge.Expectation;
import io.vck.conformance.judge.Finding;
import io.vck.conformance.judge.Outcome;
import io.vck.conformance.judge.Verdict;
import io.vck.conformance.language.CalledOperators;
import io.vck.conformance.language.ProgramPrinter;
import io.vck.reports.log.CaseRecord;
import io.vck.reports.log.CaseVerdict;
import io.vck.reports.log.Demands;
import io.vck.reports.log.Explanation;
import io.vck.reports.log.LoggedCase;
import io.vck.reports.log.LoggedDiagnosis;
import io.vck.reports.log.LoggedDifference;
import io.vck.reports.log.LoggedError;
import io.vck.reports.log.LoggedExpectation;
import io.vck.reports.log.LoggedObservation;
import io.vck.reports.log.LoggedOrigin;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Makes the log's records of results. */
public final class CaseRecords {
    private static final String UNJUDGED = "unjudged";

    /** What programs call besides operators. */
    private static final Set<String> FUNCTIONS = Set.of("vmap", "partial");

    private CaseRecords() {}

    /** The record of a result. */
    public static CaseRecord of(Result result) {
        Case tested = result.tested();
        Verdict verdict = result.verdict();
        return new CaseRecord(
                tested(result),
                verdict(verdict.outcome()),
                verdict.message(),
                expectations(tested, verdict),
                result.observation().flatMap(CaseRecords::observation),
                verdict.unchecked(),
                result.elapsed().toNanos() / 1_000 / 1e3,
                explanation(result));
    }

    private static LoggedCase tested(Result result) {
        Case tested = result.tested();
        return new LoggedCase(
                tested.id(),
                tested.about(),
                tested.requirements(),
                tested.mirrors(),
                tested.disputed(),
                String.join("\n", ProgramPrinter.print(tested.program())),
                result.inputs().logged(),
                settings(tested.settings()),
                demands(tested));
    }

    private static Demands demands(Case tested) {
        SortedSet<String> operators = CalledOperators.of(tested.program().steps());
        operators.removeAll(FUNCTIONS);
        SortedSet<String> observes = new TreeSet<>();
        tested.expectations().forEach(each -> observes.addAll(each.capabilities()));
        observes.removeAll(tested.capabilities());
        return new Demands(operators, new TreeSet<>(tested.capabilities()), observes);
    }

    private static Explanation explanation(Result result) {
        return new Explanation(
                result.origin().map(origin -> new LoggedOrigin(origin.kind(), origin.text())), result.snippets());
    }

    private static SortedSet<String> settings(Settings settings) {
        return new TreeSet<>(settings.fallbackWarnings() ? Set.of("fallback_warnings") : Set.of());
    }

    private static CaseVerdict verdict(Outcome outcome) {
        return CaseVerdict.valueOf(outcome.name());
    }

    private static List<LoggedExpectation> expectations(Case tested, Verdict verdict) {
        if (verdict.findings().isEmpty()) {
            return tested.expectations().stream()
                    .map(each -> logged(each, UNJUDGED, ""))
                    .toList();
        }
        return verdict.findings().stream()
                .map(judged -> logged(judged.expectation(), judged.finding()))
                .toList();
    }

    private static LoggedExpectation logged(Expectation expectation, Finding finding) {
        return finding instanceof Finding.Unmet unmet
                ? new LoggedExpectation(
                        expectation.key(),
                        expectation.describe(),
                        finding.label(),
                        finding.describe(),
                        LogValues.ofExpected(unmet.expected()),
                        Optional.of(difference(unmet.difference())))
                : logged(expectation, finding.label(), finding.describe());
    }

    private static LoggedExpectation logged(Expectation expectation, String finding, String detail) {
        return new LoggedExpectation(expectation.key(), expectation.describe(), finding, detail, Optional.empty());
    }

    private static LoggedDifference difference(Difference difference) {
        return new LoggedDifference(
                difference.path(),
                difference.index(),
                difference.lane(),
                difference.expected(),
                difference.observed(),
                difference.explanation(),
                difference
                        .diagnosis()
                        .map(found ->
                                new LoggedDiagnosis(found.kind(), found.text(), LogValues.ofFacts(found.facts()))));
    }

    private static Optional<LoggedObservation> observation(Observation observation) {
        if (observation instanceof Observation.Returned returned) {
            return Optional.of(seen(Optional.empty(), returned.seen()));
        } else if (observation instanceof Observation.Raised raised) {
            LoggedError error = new LoggedError(raised.step(), raised.kinds(), raised.message());
            return Optional.of(seen(Optional.of(error), raised.seen()));
        }
        return Optional.empty();
    }

    private static LoggedObservation seen(Optional<LoggedError> error, Observation.Seen seen) {
        return new LoggedObservation(
                error, LogValues.ofObserved(seen.values()), LogValues.ofAliases(seen.aliases()), seen.warnings());
    }
}
