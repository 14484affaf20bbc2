package io.vck.conformance.judge.diagnose;

import io.vck.backend.program.Node;
import io.vck.backend.program.Program;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Observe;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.Value;
import io.vck.conformance.judge.Diagnosis;
import io.vck.conformance.judge.Difference;
import io.vck.conformance.judge.Evidence;
import io.vck.conformance.judge.Finding;
import io.vck.conformance.judge.Located;
import io.vck.conformance.judge.Oracle;
import io.vck.conformance.judge.Outcome;
import io.vck.conformance.judge.Path;
import io.vck.conformance.judge.ProgramFacts;
import io.vck.conformance.judge.Verdict;
import io.vck.conformance.judge.compare.Lanes;
import io.vck.conformance.judge.compare.ValueComparison;
import io.vck.conformance.judge.expectation.Equals;
import io.vck.conformance.judge.expectation.EqualsMapStack;
import io.vck.conformance.judge.expectation.InputsAfter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Says what the differences of a failure look like. Nothing is computed for a case that did not fail.
 *
 * @param oracle that the failure was judged by; it knows what inputs were before
 */
public record Diagnostician(Program program, Observation.Seen seen, Oracle oracle) {
    private static final Observe RESULT = new Observe(Set.of(Program.RESULT), Set.of(), false);

    /** The verdict, its differences diagnosed where that can be done. */
    public static Verdict diagnosed(Verdict verdict, Program program, Observation observation, Oracle oracle) {
        if (verdict.outcome() != Outcome.FAIL) {
            return verdict;
        }
        Evidence evidence = new Evidence(program, observation, oracle, Set.of());
        return new Diagnostician(program, evidence.seen(), oracle).diagnosed(verdict);
    }

    private Verdict diagnosed(Verdict verdict) {
        boolean onlyAliasing = isOnlyAliasing(verdict);
        List<Verdict.Judged> findings = verdict.findings().stream()
                .map(judged -> judged.finding() instanceof Finding.Unmet unmet
                        ? diagnosed(judged, unmet, onlyAliasing)
                        : judged)
                .toList();
        return new Verdict(verdict.outcome(), verdict.message(), findings);
    }

    private Verdict.Judged diagnosed(Verdict.Judged judged, Finding.Unmet unmet, boolean onlyAliasing) {
        Optional<Diagnosis> diagnosis = onlyAliasing
                ? Optional.of(new Diagnosis.OnlyAliasing(judged.expectation().key()))
                : diagnosis(unmet);
        return new Verdict.Judged(judged.expectation(), unmet.diagnosed(diagnosis));
    }

    /** Values are as expected, and what is not met is about objects and memory. */
    private static boolean isOnlyAliasing(Verdict verdict) {
        boolean valuesMet = verdict.findings().stream()
                .anyMatch(each -> each.finding() instanceof Finding.Met && comparesValues(each));
        return valuesMet
                && verdict.findings().stream()
                        .filter(each -> each.finding() instanceof Finding.Unmet)
                        .allMatch(each -> each.expectation().capabilities().contains("aliasing"));
    }

    private static boolean comparesValues(Verdict.Judged judged) {
        return judged.expectation() instanceof Equals
                || judged.expectation() instanceof EqualsMapStack
                || judged.expectation() instanceof InputsAfter;
    }

    private Optional<Diagnosis> diagnosis(Finding.Unmet unmet) {
        Difference difference = unmet.difference();
        return unmet.expected().isEmpty()
                ? Optional.empty()
                : Path.tryParse(difference.path()).flatMap(path -> {
                    Optional<Value<ObservedTensor>> expected = valueAt(path, unmet.expected());
                    Optional<Value<ObservedTensor>> observed = valueAt(path, seen.values());
                    return expected.flatMap(wanted -> observed.flatMap(got -> diagnosis(path, wanted, got)));
                });
    }

    private static Optional<Value<ObservedTensor>> valueAt(Path path, Map<String, Value<ObservedTensor>> variables) {
        return path.find(variables).found().stream().map(Located::value).findFirst();
    }

    private Optional<Diagnosis> diagnosis(Path path, Value<ObservedTensor> expected, Value<ObservedTensor> observed) {
        if (expected instanceof Value.Float<ObservedTensor> wanted
                && observed instanceof Value.Float<ObservedTensor> got) {
            return TensorDiagnosis.ofNumbers(wanted.value(), got.value());
        }
        boolean areTensors =
                expected instanceof Value.Tensor<ObservedTensor> && observed instanceof Value.Tensor<ObservedTensor>;
        return areTensors
                ? diagnosis(path, expected.tensors().get(0), observed.tensors().get(0), observed)
                : Optional.empty();
    }

    private Optional<Diagnosis> diagnosis(
            Path path, ObservedTensor wanted, ObservedTensor got, Value<ObservedTensor> observed) {
        boolean isResult = path.variable().equals(Program.RESULT);
        boolean isInput = ProgramFacts.of(program).inputs().contains(path.variable());
        Optional<Diagnosis> stale = isInput && isAsBefore(path.variable(), path, observed)
                ? Optional.of(new Diagnosis.Stale(path.variable()))
                : Optional.empty();
        Optional<Integer> laneDim =
                isResult ? Lanes.ofResult(program).dim(path, wanted.shape().size()) : Optional.empty();
        return stale.or(() -> new TensorDiagnosis(laneDim, wanted, got).diagnosis())
                .or(() -> isResult ? untouched(observed) : Optional.empty());
    }

    private Optional<Diagnosis> untouched(Value<ObservedTensor> observed) {
        return ProgramFacts.of(program).inputs().stream()
                .filter(input -> isAsBefore(input, new Path(input, List.of()), observed))
                .findFirst()
                .map(Diagnosis.Untouched::new);
    }

    /** Whether a value is what stood at a path into an input before the program ran. */
    private boolean isAsBefore(String input, Path path, Value<ObservedTensor> observed) {
        Program asking = new Program(List.of(new Node.Name(input)));
        if (!(oracle.evaluate(asking, RESULT) instanceof Observation.Returned returned)) {
            return false;
        }
        Value<ObservedTensor> whole = returned.seen().values().get(Program.RESULT);
        return whole != null
                && valueAt(path, Map.of(input, whole))
                        .filter(before -> new ValueComparison(Lanes.NONE)
                                .compare(before, new Located<>(path, observed))
                                .isEmpty())
                        .isPresent();
    }
}
