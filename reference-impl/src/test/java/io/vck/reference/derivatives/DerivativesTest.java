package io.vck.reference.derivatives;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.reference.dispatch.Derivative;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.dispatch.Registry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every derivative, of every operator that has one, against differences and against itself lane by lane. */
class DerivativesTest {
    private static final List<Sample> SAMPLES = DerivativeSamples.all();

    /** What these show hangs on how their argument lies in memory. */
    private static final Set<String> OF_MEMORY = Set.of("as_strided", "view", "view_as", "view_as_complex");

    static Stream<Operator> differentiable() {
        return Registry.all().stream()
                .filter(operator -> !(operator.derivative() instanceof Derivative.NotDifferentiable))
                .filter(operator -> !DerivativeSamples.EXCUSED.containsKey(operator.name()));
    }

    /** The calls of an operator, plain, of views, and for what overwrites, on a copy and on a part of a copy. */
    private static List<Function> functions(Operator operator) {
        List<Function> functions = new ArrayList<>();
        for (Sample sample : SAMPLES) {
            if (operator.schema().isInPlace() && isOverwriting(operator, sample.operator())) {
                if (sample.fitsInPlace(operator)) {
                    functions.add(sample.inPlace(operator));
                    functions.add(sample.inPlaceOnView(operator));
                }
            } else if (operator.name().equals(sample.operator())) {
                functions.add(sample.function());
                if (!OF_MEMORY.contains(operator.name())) {
                    functions.add(sample.function().ofViews());
                }
            }
        }
        assertThat(functions)
                .as("calls of " + operator + "; add one to DerivativeSamples, or a reason why it can have none")
                .isNotEmpty();
        return functions;
    }

    /** Whether {@code sin_} is asked for and {@code sin} given; some in-place overloads have shorter names. */
    private static boolean isOverwriting(Operator operator, String functional) {
        String overload = operator.name().substring(operator.baseName().length());
        String base = operator.baseName().substring(0, operator.baseName().length() - 1);
        return functional.equals(operator.name())
                || functional.equals(base + overload)
                || functional.equals(base + overload.replace(".", ".Tensor_"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("differentiable")
    void aGradientIsTheLimitOfDifferences(Operator operator) {
        assertThat(functions(operator)).map(FiniteDifferences::disagreement).allMatch(Optional::isEmpty);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("differentiable")
    void soIsTheGradientOfAGradient(Operator operator) {
        assertThat(functions(operator))
                .map(FiniteDifferences::gradientOf)
                .map(FiniteDifferences::disagreement)
                .allMatch(Optional::isEmpty);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("differentiable")
    void manyGradientsAtOnceAreThoseOfEachLane(Operator operator) {
        assertThat(functions(operator)).map(Lanes::ofGradients).allMatch(Optional::isEmpty);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("differentiable")
    void aGradientOfManyLanesHasThatOfEachLane(Operator operator) {
        assertThat(functions(operator))
                .map(function -> Lanes.ofFunction(operator, function))
                .allMatch(Optional::isEmpty);
    }

    @Test
    void whatIsExcusedExistsAndHasNoCall() {
        assertThat(DerivativeSamples.EXCUSED.keySet())
                .allMatch(name -> Registry.find(name).isPresent())
                .noneMatch(name -> SAMPLES.stream().anyMatch(sample -> Objects.equals(sample.operator(), name)));
    }
}
