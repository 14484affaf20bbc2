package io.vck.conformance.judge.expectation;

import static io.vck.conformance.judge.Observed.floats;
import static io.vck.conformance.judge.Observed.longs;
import static io.vck.conformance.judge.Observed.program;
import static io.vck.conformance.judge.Observed.tuple;
import static io.vck.conformance.judge.Observed.zeros;
import static org.assertj.core.api.Assertions.assertThat;

import io.vck.backend.spi.Observation;
import io.vck.backend.value.DType;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.Value;
import io.vck.conformance.judge.Expectation;
import io.vck.conformance.judge.Finding;
import io.vck.conformance.judge.Outcome;
import io.vck.conformance.judge.Path;
import io.vck.conformance.judge.Trial;
import io.vck.conformance.judge.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ValueExpectationsTest {
    private static final Equals EQUALS = new Equals(program("x * 2"));
    private static final InputsAfter X_AFTER = new InputsAfter(Map.of("x", program("x.acos()")));

    private static void assertVerdict(Verdict verdict, Outcome outcome, String message) {
        assertThat(verdict.outcome() + ": " + verdict.message()).isEqualTo(outcome + ": " + message);
    }

    @Test
    void equalsIsMetByTheExpectedValue() {
        assertVerdict(
                Trial.of("vmap(f)(x)")
                        .result(longs(List.of(2L), 1, 2))
                        .expecting(longs(List.of(2L), 1, 2))
                        .judge(EQUALS),
                Outcome.PASS,
                "");
    }

    @Test
    void equalsIsNotMetByAnotherValue() {
        assertVerdict(
                Trial.of("vmap(f)(x)")
                        .result(longs(List.of(2L), 1, 3))
                        .expecting(longs(List.of(2L), 1, 2))
                        .judge(EQUALS),
                Outcome.FAIL,
                "equals: result at [1] (lane 1): expected 2, observed 3;"
                        + " 1 of 2 elements differ, the greatest difference is 1 at [1]");
    }

    @Test
    void theValueThatWasExpectedGoesWithTheFinding() {
        Value<ObservedTensor> expected = longs(List.of(2L), 1, 2);
        Verdict verdict = Trial.of("vmap(f)(x)")
                .result(longs(List.of(2L), 1, 3))
                .expecting(expected)
                .judge(EQUALS);

        assertThat(verdict.findings().get(0).finding())
                .isInstanceOfSatisfying(
                        Finding.Unmet.class,
                        unmet -> assertThat(unmet.expected()).containsOnly(Map.entry("result", expected)));
    }

    @Test
    void aProgramThatReturnsAFunctionHasNoValue() {
        assertVerdict(
                Trial.of("vmap(f)").expecting(zeros(1L)).judge(EQUALS),
                Outcome.FAIL,
                "equals: result: expected a value, observed none");
    }

    @Test
    void anOracleThatRaisesIsTheFaultOfTheCase() {
        assertVerdict(
                Trial.of("vmap(f)(x)")
                        .result(zeros(1L))
                        .oracle(Trial.raised("RuntimeError", "no such dim"))
                        .judge(EQUALS),
                Outcome.BROKEN,
                "equals: the reference raised RuntimeError: no such dim while it ran `x * 2` for the expected value");
    }

    @Test
    void anOracleThatCanNotRunIsTheFaultOfTheCase() {
        assertVerdict(
                Trial.of("vmap(f)(x)")
                        .result(zeros(1L))
                        .oracle(new Observation.Unsupported("no operator lstsq"))
                        .judge(EQUALS),
                Outcome.BROKEN,
                "equals: the reference can't do it (no operator lstsq) while it ran `x * 2` for the expected value");
    }

    @Test
    void mapStackComparesTheResult() {
        assertVerdict(
                Trial.of("vmap(torch.abs)(x)")
                        .result(longs(List.of(2L), 1, 1))
                        .expecting(longs(List.of(2L), 1, 2))
                        .judge(EqualsMapStack.BY_REFERENCE),
                Outcome.FAIL,
                "equals_map_stack: result at [1] (lane 1): expected 2, observed 1; 1 of 2 elements differ,"
                        + " the greatest difference is 1 at [1]; lane 1 holds what lane 0 is to hold");
    }

    @Test
    void mapStackComparesWhatAnInPlaceProgramLeavesInItsInputs() {
        Observation law = Trial.returned(Map.of("result", zeros(1L), "x", longs(List.of(1L), 7)));

        assertVerdict(
                Trial.of("vmap(Tensor.acos_)(x)")
                        .result(zeros(1L))
                        .value("x", longs(List.of(1L), 3))
                        .oracle(law)
                        .judge(EqualsMapStack.BY_REFERENCE),
                Outcome.FAIL,
                "equals_map_stack: x at [0]: expected 7, observed 3; the difference is 4");
    }

    @Test
    void mapStackAsksForInputsOnlyIfTheProgramWrites() {
        Expectation law = EqualsMapStack.BY_REFERENCE;

        assertThat(law.observes(program("vmap(torch.abs)(x)")).values()).containsExactly("result");
        assertThat(law.observes(program("vmap(Tensor.abs_)(x)")).values()).containsExactly("result", "x");
    }

    @Test
    void aBackendCanBeItsOwnOracle() {
        Trial trial = Trial.of("vmap(f)(x)").result(longs(List.of(), 1));

        assertVerdict(
                trial.ownLoop(Trial.returned(Map.of("result", longs(List.of(), 1))))
                        .judge(EqualsMapStack.BY_BACKEND),
                Outcome.PASS,
                "");
        assertVerdict(
                trial.ownLoop(Trial.returned(Map.of("result", longs(List.of(), 2))))
                        .judge(EqualsMapStack.BY_BACKEND),
                Outcome.FAIL,
                "equals_map_stack: result: expected 2, observed 1; the difference is 1");
        assertVerdict(
                trial.ownLoop(Trial.raised("RuntimeError", "no")).judge(EqualsMapStack.BY_BACKEND),
                Outcome.ERROR,
                "equals_map_stack: the backend's own loop over the lanes raised RuntimeError: no");
        assertVerdict(
                trial.ownLoop(new Observation.TimedOut(Duration.ofMillis(1500))).judge(EqualsMapStack.BY_BACKEND),
                Outcome.TIMEOUT,
                "equals_map_stack: the backend's own loop over the lanes gave no answer within 1500 ms");
        assertVerdict(
                trial.ownLoop(new Observation.Crashed("exit code 139")).judge(EqualsMapStack.BY_BACKEND),
                Outcome.CRASH,
                "equals_map_stack: the backend's own loop over the lanes: exit code 139");
        assertVerdict(
                trial.ownLoop(new Observation.Unsupported("no loops")).judge(EqualsMapStack.BY_BACKEND),
                Outcome.UNSUPPORTED,
                "the backend can observe nothing of what is expected; it does not have: loop");
    }

    @Test
    void inputsAfterNoticesAStaleInput() {
        assertVerdict(
                Trial.of("vmap(Tensor.acos_)(x)")
                        .value("x", floats(List.of(1L), 0.5))
                        .expecting(floats(List.of(1L), 1.0471976))
                        .judge(X_AFTER),
                Outcome.FAIL,
                "inputs_after: x at [0]: expected 1.0471976, observed 0.5; the difference is 0.5471976"
                        + " (allowed: 1.0E-5 + 1.3E-6 * |expected|)");
    }

    @Test
    void inputsAfterIsJudgedAfterAnErrorToo() {
        Trial trial = Trial.of("vmap(f)(x)").value("x", longs(List.of(), 1)).expecting(longs(List.of(), 2));
        Raises raises = new Raises("RuntimeError", Optional.empty());

        assertVerdict(
                trial.judgeRaised(0, List.of("RuntimeError"), "no", raises, X_AFTER),
                Outcome.FAIL,
                "inputs_after: x: expected 2, observed 1; the difference is 1");
        assertThat(trial.judgeRaised(0, List.of("RuntimeError"), "no", X_AFTER)
                        .findings()
                        .get(0)
                        .finding()
                        .describe())
                .isEqualTo("x: expected 2, observed 1; the difference is 1");
    }

    @Test
    void shapeNoticesAnotherShape() {
        Shape shape = new Shape(Map.of(Path.RESULT, new Sizes.Literal(List.of(2L, 5L))));

        assertVerdict(Trial.of("x").result(zeros(2L, 5L)).judge(shape), Outcome.PASS, "");
        assertVerdict(
                Trial.of("x").result(zeros(5L, 2L)).judge(shape),
                Outcome.FAIL,
                "shape: result: expected shape [2, 5], observed shape [5, 2]");
        assertVerdict(
                Trial.of("x").result(tuple(zeros(2L, 5L))).judge(shape),
                Outcome.FAIL,
                "shape: result: expected a tensor with shape [2, 5], observed (float32[2, 5],)");
    }

    @Test
    void shapeIsJudgedAtEveryItem() {
        Shape shape = new Shape(Map.of(Path.parse("result[*]"), new Sizes.Literal(List.of(2L))));

        assertVerdict(
                Trial.of("x").result(tuple(zeros(2L), zeros(3L))).judge(shape),
                Outcome.FAIL,
                "shape: result[1]: expected shape [2], observed shape [3]");
        assertVerdict(
                Trial.of("x").result(tuple()).judge(shape),
                Outcome.FAIL,
                "shape: result[*]: expected a value,"
                        + " observed `result` is a tuple without items, so there is no `result[*]`");
    }

    @Test
    void shapeCanBeComputed() {
        Shape shape = new Shape(Map.of(Path.RESULT, new Sizes.Computed(program("(n, 3)"))));
        Trial trial = Trial.of("x").result(zeros(2L, 3L));

        assertVerdict(
                trial.expecting(tuple(new Value.Int<>(2), new Value.Int<>(3))).judge(shape), Outcome.PASS, "");
        assertVerdict(
                trial.expecting(tuple(new Value.Int<>(3), new Value.Int<>(3))).judge(shape),
                Outcome.FAIL,
                "shape: result: expected shape [3, 3], observed shape [2, 3]");
        assertVerdict(
                trial.expecting(new Value.Int<>(3)).judge(shape),
                Outcome.BROKEN,
                "shape: `(n, 3)` is to give a tuple or list of ints, gave 3");
    }

    @Test
    void aPathToAVariableThatTheProgramDoesNotHaveIsTheFaultOfTheCase() {
        Shape shape = new Shape(Map.of(Path.parse("y[0]"), new Sizes.Literal(List.of())));

        assertVerdict(
                Trial.of("x").result(zeros()).judge(shape),
                Outcome.BROKEN,
                "shape: `y[0]`: the program has no variable `y`");
    }

    @Test
    void dtypeNoticesAnotherDType() {
        DTypeIs dtype = new DTypeIs(Map.of(Path.RESULT, DType.FLOAT64));

        assertVerdict(
                Trial.of("x").result(zeros(2L)).judge(dtype),
                Outcome.FAIL,
                "dtype: result: expected dtype float64, observed dtype float32");
    }

    @Test
    void stridesNoticesOtherStrides() {
        Strides strides = new Strides(Map.of(Path.RESULT, new Sizes.Literal(List.of(1L, 2L))));

        assertVerdict(
                Trial.of("x")
                        .result(zeros(List.of(2L, 2L), Optional.of(List.of(1L, 2L)), Optional.empty()))
                        .judge(strides),
                Outcome.PASS,
                "");
        assertVerdict(
                Trial.of("x")
                        .result(zeros(List.of(2L, 2L), Optional.of(List.of(2L, 1L)), Optional.empty()))
                        .judge(strides),
                Outcome.FAIL,
                "strides: result: expected strides [1, 2], observed strides [2, 1]");
        assertVerdict(
                Trial.of("x").result(zeros(2L, 2L)).judge(strides),
                Outcome.FAIL,
                "strides: result: expected strides [1, 2], observed a tensor of which the backend gave no strides");
    }

    @Test
    void requiresGradNoticesALostFlag() {
        RequiresGrad requiresGrad = new RequiresGrad(Map.of(Path.RESULT, true));

        assertVerdict(
                Trial.of("x")
                        .result(zeros(List.of(), Optional.empty(), Optional.of(false)))
                        .judge(requiresGrad),
                Outcome.FAIL,
                "requires_grad: result: expected requires_grad true, observed requires_grad false");
    }
}
