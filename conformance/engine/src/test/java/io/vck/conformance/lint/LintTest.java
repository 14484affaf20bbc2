package io.vck.conformance.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.conformance.cases.WrittenCase;
import io.vck.conformance.judge.MessagePattern;
import io.vck.conformance.judge.Path;
import io.vck.conformance.judge.PathPair;
import io.vck.conformance.judge.expectation.Equals;
import io.vck.conformance.judge.expectation.EqualsMapStack;
import io.vck.conformance.judge.expectation.Fallback;
import io.vck.conformance.judge.expectation.InputsAfter;
import io.vck.conformance.judge.expectation.Raises;
import io.vck.conformance.judge.expectation.RequiresGrad;
import io.vck.conformance.judge.expectation.SameObject;
import io.vck.conformance.judge.expectation.Unvalued;
import io.vck.conformance.judge.expectation.ViewOf;
import io.vck.conformance.judge.expectation.WarningCount;
import io.vck.conformance.run.BackendRegistry;
import io.vck.conformance.run.Kit;
import io.vck.reference.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LintTest {
    private static final Kit KIT = new Kit(new BackendRegistry(List.of()));
    private static final Lint<Tensor> LINT = ReferenceLint.of(KIT.preparation(), KIT.specification());
    private static final PathPair RESULT_AND_X = new PathPair(Path.RESULT, Path.parse("x"));
    private static final WrittenCase SQUARE = WrittenCase.of("square")
            .with("x", "randn(2, 3)")
            .runs("vmap(lambda x: x * x)(x)")
            .expects(equalTo("x * x"));

    private static Equals equalTo(String program) {
        return new Equals(WrittenCase.program(program));
    }

    private static List<String> problems(WrittenCase... cases) {
        return LINT.checkCases(List.of(cases).stream().map(WrittenCase::build).toList()).problems().stream()
                .map(problem -> problem.subject() + ": " + problem.message())
                .toList();
    }

    static List<WrittenCase> soundCases() {
        WrittenCase acos = WrittenCase.of("acos_").with("x", "rand(2, 3)");
        return List.of(
                SQUARE,
                SQUARE.expects(EqualsMapStack.BY_REFERENCE),
                acos.runs("vmap(Tensor.acos_)(x)")
                        .expects(
                                equalTo("x.acos()"),
                                new SameObject(List.of(RESULT_AND_X)),
                                new InputsAfter(Map.of("x", WrittenCase.program("x.acos()"))),
                                new Fallback(true),
                                new WarningCount(new MessagePattern("performance drop"), 1)),
                acos.runs("vmap(lambda x: x, out_dims=1)(x)")
                        .expects(equalTo("x.t()"), new ViewOf(List.of(RESULT_AND_X))),
                acos.runs("vmap(lambda x: x, out_dims=2)(x)")
                        .expects(new Raises("IndexError", Optional.of(new MessagePattern("out of range")))),
                SQUARE.with("x", "randn(2, 3, requires_grad=True)")
                        .expects(equalTo("x * x"), new RequiresGrad(Map.of(Path.RESULT, true))));
    }

    @ParameterizedTest
    @MethodSource("soundCases")
    void aSoundCaseIsAccepted(WrittenCase sound) {
        assertThat(problems(sound)).isEmpty();
    }

    @Test
    void aCaseWhoseLanesAreEqualIsRefused() {
        assertThat(problems(SQUARE.with("x", "ones(2, 3)")))
                .containsExactly("square: it does not notice rotated-lanes: Lane i of every output holds what lane i+1"
                        + " should, the last lane what the first should. Choose inputs that differ from lane to lane in"
                        + " the result, or say under `blind` why that can't be.");
    }

    @Test
    void aCaseMaySayWhyItsLanesAreEqual() {
        assertThat(problems(SQUARE.with("x", "ones(2, 3)").isBlindTo("rotated-lanes", "all ones")))
                .isEmpty();
    }

    @Test
    void aCaseThatSaysThatItIsBlindMustBe() {
        assertThat(problems(SQUARE.isBlindTo("rotated-lanes", "no reason")))
                .containsExactly("square: it says that it is blind to rotated-lanes, but it notices it");
    }

    @Test
    void blindnessToSomethingThatDoesNotExistIsRefused() {
        assertThat(problems(SQUARE.isBlindTo("lanes", "no reason")))
                .singleElement()
                .asString()
                .startsWith("square: `blind` names lanes, which is neither an expectation of the case nor one of the"
                        + " broken vmaps: rotated-lanes, first-lane-broadcast, ");
    }

    @Test
    void anExpectationThatNothingCanFailIsRefused() {
        WrittenCase unfailing =
                SQUARE.expects(equalTo("x * x"), new InputsAfter(Map.of("x", WrittenCase.program("x"))));
        assertThat(problems(unfailing))
                .singleElement()
                .asString()
                .startsWith("square: no broken vmap fails `inputs_after` (afterwards `x` equals `x`), so it can't fail:"
                        + " tried rotated-lanes, ");
        assertThat(problems(unfailing.isBlindTo("inputs_after", "nothing writes")))
                .isEmpty();
    }

    @Test
    void aCaseThatTheReferenceFailsIsRefused() {
        assertThat(problems(SQUARE.expects(equalTo("x"))))
                .singleElement()
                .asString()
                .startsWith("square: the reference itself does not pass it (fail): equals: ");
    }

    @Test
    void aRemarkNeedNotFail() {
        assertThat(problems(SQUARE.expects(new Unvalued("because"), new ViewOf(List.of(RESULT_AND_X)))
                        .runs("vmap(lambda x: x, out_dims=1)(x)")))
                .isEmpty();
    }

    @Test
    void aCaseThatTheReferenceHasNoKernelForIsNotRun() {
        WrittenCase unknown =
                SQUARE.runs("vmap(lambda x: torch.unheard_of(x))(x)").expects(EqualsMapStack.BY_BACKEND);
        LintReport report = LINT.checkCases(List.of(
                unknown.claims("TestVmapAPILegacy.test_single_input/001").build()));
        assertThat(report.problems()).isEmpty();
        assertThat(report.coverage().mirroredBy()).isEmpty();
    }

    @Test
    void aClaimThatHoldsIsCounted() {
        String scenario = "TestVmapAPILegacy.test_single_input/001";
        LintReport report = LINT.checkCases(List.of(SQUARE.claims(scenario).build()));
        assertThat(report.problems()).isEmpty();
        assertThat(report.coverage().mirroredBy()).containsExactly(Map.entry(scenario, "square"));
    }

    @Test
    void aClaimWithOtherInputsIsRefused() {
        assertThat(problems(SQUARE.with("x", "randn(2, 4)").claims("TestVmapAPILegacy.test_single_input/001")))
                .containsExactly("square: does not mirror TestVmapAPILegacy.test_single_input/001: inputs: the scenario"
                        + " has [float32[2, 3]], the case has [float32[2, 4]]");
    }

    @Test
    void aClaimWithOtherOperatorsIsRefused() {
        WrittenCase spelledOtherwise = SQUARE.runs("vmap(lambda x: torch.mul(x, x))(x)");
        assertThat(problems(spelledOtherwise.claims("TestVmapAPILegacy.test_single_input/001")))
                .containsExactly(
                        "square: does not mirror TestVmapAPILegacy.test_single_input/001: calls: the scenario"
                                + " calls Tensor.mul(float32[3], float32[3]), the case calls [torch.mul(float32[3], float32[3])]");
    }

    @Test
    void aRequirementWithoutACaseIsNamed() {
        List<String> subjects = LINT.checkSuite(List.of(SQUARE.build())).problems().stream()
                .map(LintProblem::subject)
                .toList();
        assertThat(subjects).contains("LEVELS-1").doesNotContain("LAW-1");
    }
}
