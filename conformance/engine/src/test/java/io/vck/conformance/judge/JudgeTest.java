package io.vck.conformance.judge;

import static io.vck.conformance.judge.Observed.alias;
import static io.vck.conformance.judge.Observed.longs;
import static io.vck.conformance.judge.Observed.program;
import static io.vck.conformance.judge.Observed.zeros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vck.backend.program.Program;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Observe;
import io.vck.conformance.judge.expectation.Equals;
import io.vck.conformance.judge.expectation.Fallback;
import io.vck.conformance.judge.expectation.InputsAfter;
import io.vck.conformance.judge.expectation.Raises;
import io.vck.conformance.judge.expectation.SameObject;
import io.vck.conformance.judge.expectation.Shape;
import io.vck.conformance.judge.expectation.Sizes;
import io.vck.conformance.judge.expectation.Unvalued;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JudgeTest {
    private static final Equals EQUALS = new Equals(program("x * 2"));
    private static final Shape SHAPE = new Shape(Map.of(Path.RESULT, new Sizes.Literal(List.of(2L))));
    private static final SameObject SAME_OBJECT = new SameObject(List.of(new PathPair(Path.RESULT, Path.parse("x"))));
    private static final Raises RAISES = new Raises("ValueError", Optional.empty());
    private static final Unvalued UNVALUED = new Unvalued("memory that nobody wrote");

    private static String text(Verdict verdict) {
        return verdict.outcome().label() + ": " + verdict.message();
    }

    private static List<String> findings(Verdict verdict) {
        return verdict.findings().stream().map(each -> each.finding().label()).toList();
    }

    @Test
    void anErrorWhereNoneIsExpectedIsOne() {
        Verdict verdict = Trial.of("y = x", "vmap(f)(y)")
                .expecting(zeros(2L))
                .judgeRaised(1, List.of("RuntimeError"), "no rule", EQUALS, SHAPE);

        assertThat(text(verdict)).isEqualTo("error: RuntimeError: no rule (raised by `vmap(f)(y)`, step 2 of 2)");
        assertThat(findings(verdict)).containsExactly("raised", "raised");
    }

    @Test
    void anErrorIsOneEvenIfNothingElseCanBeObserved() {
        assertThat(text(Trial.of("vmap(f)(y)").capabilities().judgeRaised(0, List.of("E"), "no", SAME_OBJECT)))
                .isEqualTo("error: E: no");
        assertThat(text(Trial.of("vmap(f)(y)").judgeRaised(0, List.of("E"), "no", UNVALUED)))
                .isEqualTo("error: E: no");
    }

    @Test
    void allUnmetExpectationsAreNamed() {
        Verdict verdict = Trial.of("vmap(f)(x)")
                .result(longs(List.of(1L), 1))
                .expecting(longs(List.of(1L), 2))
                .alias("result", alias(1, 1, 1))
                .alias("x", alias(2, 2, 2))
                .judge(SAME_OBJECT, EQUALS, SHAPE);

        assertThat(text(verdict))
                .isEqualTo("fail: same_object: result: expected the same object as `x`, observed another object,"
                        + " not even a view of the same base (and besides: equals, shape)");
        assertThat(verdict.difference().map(Difference::path)).contains("result");
    }

    @Test
    void whatCanNotBeObservedIsCountedBesideTheVerdict() {
        Trial trial = Trial.of("vmap(f)(x)").result(longs(List.of(1L), 1)).capabilities();

        Verdict pass = trial.expecting(longs(List.of(1L), 1)).judge(EQUALS, SAME_OBJECT, new Fallback(true));
        Verdict fail = trial.expecting(longs(List.of(1L), 2)).judge(EQUALS, SAME_OBJECT, new Fallback(true));

        assertThat(pass.outcome()).isEqualTo(Outcome.PASS);
        assertThat(pass.unchecked()).isEqualTo(2);
        assertThat(fail.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(fail.unchecked()).isEqualTo(2);
    }

    @Test
    void ifNothingCanBeObservedTheVerdictIsUnsupported() {
        Verdict verdict = Trial.of("vmap(f)(x)")
                .result(zeros(1L))
                .capabilities()
                .judge(SAME_OBJECT, new Fallback(true), UNVALUED);

        assertThat(text(verdict))
                .isEqualTo("unsupported: the backend can observe nothing of what is expected;"
                        + " it does not have: aliasing, fallback-warnings");
        assertThat(verdict.unchecked()).isEqualTo(2);
    }

    @Test
    void aRemarkAloneIsMetByReturning() {
        assertThat(text(Trial.of("vmap(f)(x)").judge(UNVALUED))).isEqualTo("pass: ");
    }

    @Test
    void aCaseThatExpectsAnErrorAndAValueIsBroken() {
        assertThat(text(Trial.of("vmap(f)(x)")
                        .expecting(zeros(2L))
                        .judgeRaised(0, List.of("ValueError"), "no", RAISES, EQUALS)))
                .isEqualTo("broken: equals: the case expects an error, so there is no value to judge");
    }

    @Test
    void aBrokenExpectationIsNeverBlamedOnTheBackend() {
        assertThat(text(Trial.of("vmap(f)(x)")
                        .result(zeros(3L))
                        .oracle(Trial.raised("RuntimeError", "oops"))
                        .judge(SHAPE, EQUALS)))
                .isEqualTo("broken: equals: the reference raised RuntimeError: oops"
                        + " while it ran `x * 2` for the expected value");
    }

    @Test
    void aFaultOfTheHarnessIsNeverBlamedOnTheBackend() {
        Expectation faulty = new Fault();

        assertThat(text(Trial.of("vmap(f)(x)").result(zeros(3L)).judge(faulty)))
                .isEqualTo("broken: fault: the harness failed while judging: java.lang.IllegalStateException: a bug");
    }

    @Test
    void anEndWithoutAnAnswerIsTheVerdict() {
        Trial trial = Trial.of("vmap(f)(x)");

        assertThat(text(trial.judge(new Observation.Unsupported("no complex numbers"), EQUALS)))
                .isEqualTo("unsupported: no complex numbers");
        assertThat(text(trial.judge(new Observation.TimedOut(Duration.ofSeconds(10)), EQUALS)))
                .isEqualTo("timeout: no answer within 10 s");
        assertThat(text(trial.judge(new Observation.TimedOut(Duration.ofSeconds(10), "half of it"), EQUALS)))
                .endsWith("within 10 s: half of it");
        assertThat(text(trial.judge(new Observation.TimedOut(Duration.ofMillis(250)), EQUALS)))
                .isEqualTo("timeout: no answer within 250 ms");
        assertThat(text(trial.judge(new Observation.Crashed("exit code 1"), EQUALS)))
                .isEqualTo("crash: exit code 1");
    }

    @Test
    void anEndWithoutAnAnswerIsNoEvidence() {
        assertThatThrownBy(() ->
                        new Evidence(program("x"), new Observation.Unsupported("no"), new FailingOracle(), Set.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("nothing can be judged by");
    }

    @Test
    void onlyWhatTheBackendCanTellIsObserved() {
        Program program = program("vmap(f)(x)");
        List<Expectation> expectations =
                List.of(EQUALS, SAME_OBJECT, new Fallback(true), new InputsAfter(Map.of("x", program("x"))));

        assertThat(Judge.observe(program, expectations, Trial.EVERYTHING))
                .isEqualTo(new Observe(Set.of("result", "x"), Set.of("result", "x"), true));
        assertThat(Judge.observe(program, List.of(EQUALS, SAME_OBJECT, new Fallback(true)), Set.of()))
                .isEqualTo(new Observe(Set.of("result"), Set.of(), false));
    }

    @Test
    void aMissingCapabilityOfTheProgramIsSaid() {
        assertThat(Judge.lacking(Set.of("random", "complex", "loop"), Set.of("loop")))
                .map(JudgeTest::text)
                .contains("unsupported: the backend does not have: complex, random");
        assertThat(Judge.lacking(Set.of("loop"), Set.of("loop", "random"))).isEmpty();
    }

    /** An expectation with a bug. */
    private static final class Fault implements Expectation {
        @Override
        public String key() {
            return "fault";
        }

        @Override
        public String describe() {
            return "a fault";
        }

        @Override
        public Set<String> capabilities() {
            return Set.of();
        }

        @Override
        public Observe observes(Program program) {
            return new Observe(Set.of(), Set.of(), false);
        }

        @Override
        public Expected asData(Program program, Oracle oracle) {
            return new Expected.Remark("a fake");
        }

        @Override
        public Finding judge(Evidence evidence) {
            throw new IllegalStateException("a bug");
        }
    }

    /** An oracle that is not to be asked. */
    private static final class FailingOracle implements Oracle {
        @Override
        public Observation evaluate(Program program, Observe observe) {
            throw new AssertionError();
        }

        @Override
        public Observation mapStack(Program program, Observe observe) {
            throw new AssertionError();
        }

        @Override
        public Observation mapStackByBackend(Program program, Observe observe) {
            throw new AssertionError();
        }
    }
}
