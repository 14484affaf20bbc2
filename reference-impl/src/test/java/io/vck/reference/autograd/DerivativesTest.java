package io.vck.reference.autograd;

import static io.vck.reference.Tensors.distinct;
import static io.vck.reference.Tensors.values;
import static org.assertj.core.api.Assertions.assertThat;

import io.vck.reference.dispatch.Dispatcher;
import io.vck.reference.dispatch.Torch;
import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.Elements;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import io.vck.reference.vmap.Vmap;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DerivativesTest {
    private static final double STEP = 1e-6;

    static Stream<Arguments> functions() {
        Stream<Arguments> unary = Stream.of(
                        "acos",
                        "asin",
                        "atan",
                        "cos",
                        "cosh",
                        "digamma",
                        "exp",
                        "expm1",
                        "lgamma",
                        "log",
                        "log10",
                        "log1p",
                        "log2",
                        "neg",
                        "reciprocal",
                        "rsqrt",
                        "sigmoid",
                        "sin",
                        "sinh",
                        "sqrt",
                        "tan",
                        "tanh",
                        "abs",
                        "frac",
                        "relu")
                .map(name -> Arguments.of(name, (UnaryOperator<Tensor>) x -> Torch.unary(name, x)));
        Stream<Arguments> others = Stream.of(
                Arguments.of("x * x.T", (UnaryOperator<Tensor>) x -> Torch.mul(x, Torch.transpose(x, 0, 1))),
                Arguments.of("x / x[0]", (UnaryOperator<Tensor>) x -> Torch.div(x, Torch.select(x, 0, 0))),
                Arguments.of("x ** 3", (UnaryOperator<Tensor>) x -> Torch.pow(x, 3)),
                Arguments.of("mm", (UnaryOperator<Tensor>) x -> Torch.mm(x, Torch.unary("sin", x))),
                Arguments.of("slice", (UnaryOperator<Tensor>) x -> Torch.slice(x, 1, 1L, 3L, 1)),
                Arguments.of("diagonal", (UnaryOperator<Tensor>) x -> Torch.diagonal(x, 0, 0, 1)),
                Arguments.of("bmm", (UnaryOperator<Tensor>) x ->
                        Torch.bmm(Torch.expand(x, 2, 3, 3), Torch.stack(List.of(x, Torch.unary("sin", x)), 0))),
                Arguments.of("mv", (UnaryOperator<Tensor>)
                        x -> call("mv", x, Torch.unary("sin", Torch.select(x, 0, 1)))),
                Arguments.of(
                        "dot", (UnaryOperator<Tensor>) x -> call("dot", Torch.select(x, 0, 0), Torch.select(x, 1, 2))),
                Arguments.of("trace", (UnaryOperator<Tensor>) x -> call("trace", x)),
                Arguments.of("matmul of a vector and a batch", (UnaryOperator<Tensor>) x ->
                        Torch.matmul(Torch.select(x, 0, 0), Torch.stack(List.of(x, Torch.mul(x, x)), 0))),
                Arguments.of("unfold", (UnaryOperator<Tensor>) x -> call("unfold", x, 1L, 2L, 1L)),
                Arguments.of("as_strided", (UnaryOperator<Tensor>)
                        x -> call("as_strided", x, List.of(2L, 2L, 3L), List.of(1L, 3L, 1L), 1L)),
                Arguments.of("as_strided of what is stretched", (UnaryOperator<Tensor>)
                        x -> call("as_strided", Torch.expand(x, 2, 3, 3), List.of(3L, 3L), List.of(1L, 3L), 0L)),
                Arguments.of("a piece of a split", (UnaryOperator<Tensor>) x -> part("split.Tensor", x, 2L, 1L)),
                Arguments.of("one of all columns", (UnaryOperator<Tensor>) x -> part("unbind.int", x, -1L)),
                Arguments.of("sum over a dim", (UnaryOperator<Tensor>) x -> Torch.sum(x, new int[] {0}, false)),
                Arguments.of("atan2", (UnaryOperator<Tensor>)
                        x -> (Tensor) Dispatcher.call("atan2", x, Torch.unary("cos", x))),
                Arguments.of("var_mean", (UnaryOperator<Tensor>)
                        x -> (Tensor) ((List<?>) Dispatcher.call("var_mean", x)).get(0)),
                Arguments.of("trigamma", (UnaryOperator<Tensor>) x -> call("polygamma", 1L, x)),
                Arguments.of("clamp", (UnaryOperator<Tensor>) x -> call("clamp", x, 0.3, 0.7)),
                Arguments.of("clamp by tensors", (UnaryOperator<Tensor>) x -> call(
                        "clamp.Tensor",
                        Torch.select(x, 0, 0),
                        Torch.mul(Torch.select(x, 0, 1), 0.9),
                        Torch.select(x, 0, 2))),
                Arguments.of("a conversion and the real part", (UnaryOperator<Tensor>)
                        x -> call("real", Torch.mul(call("cdouble", x), x))),
                Arguments.of("parts of a complex product", (UnaryOperator<Tensor>) DerivativesTest::complexProduct),
                Arguments.of("writing to a view", (UnaryOperator<Tensor>) DerivativesTest::writeToRow));
        return Stream.concat(unary, others);
    }

    private static Tensor call(String operator, Object... args) {
        return (Tensor) Dispatcher.call(operator, args);
    }

    private static Tensor part(String operator, Object... args) {
        return (Tensor) ((List<?>) Dispatcher.call(operator, args)).get(1);
    }

    private static Tensor complexProduct(Tensor x) {
        Tensor pairs = call("contiguous", Torch.slice(x, 1, 0L, 2L, 1));
        Tensor z = call("view_as_complex", pairs);
        return call("view_as_real", call("resolve_conj", Torch.mul(z, Torch.mul(z, call("conj", z)))));
    }

    private static Tensor writeToRow(Tensor x) {
        Tensor copy = Torch.mul(x, 2);
        Dispatcher.call("sin_", Torch.select(copy, 0, 1));
        return Torch.mul(copy, copy);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("functions")
    void gradientsAreTheLimitOfDifferences(String name, UnaryOperator<Tensor> function) {
        StridedTensor x = distinct(DType.FLOAT64, 3, 3);
        double[] weights = values(distinct(DType.FLOAT64, function.apply(x).shape()));
        double[] differences = differences(function, x, weights);
        Autograd.setRequiresGrad(x, true);
        Tensor output = function.apply(x);
        Tensor weight = StridedTensor.ofDoubles(DType.FLOAT64, weights, output.shape());

        Tensor gradient = gradient(output, x, weight, Autograd.Options.DEFAULT);

        assertThat(values(gradient)).containsExactly(differences, Offset.offset(1e-4));
    }

    private static double[] differences(UnaryOperator<Tensor> function, StridedTensor x, double[] weights) {
        double[] result = new double[x.numel()];
        for (int i = 0; i < result.length; i++) {
            result[i] =
                    (weighted(function, x, i, STEP, weights) - weighted(function, x, i, -STEP, weights)) / (2 * STEP);
        }
        return result;
    }

    private static double weighted(
            UnaryOperator<Tensor> function, StridedTensor x, int index, double step, double[] weights) {
        double[] moved = Elements.doubles(x);
        moved[index] += step;
        double[] output = values(function.apply(StridedTensor.ofDoubles(DType.FLOAT64, moved, x.shape())));
        double sum = 0;
        for (int i = 0; i < output.length; i++) {
            sum += output[i] * weights[i];
        }
        return sum;
    }

    private static Tensor gradient(Tensor output, Tensor input, Tensor weight, Autograd.Options options) {
        return Autograd.grad(List.of(output), List.of(input), List.of(Optional.of(weight)), options)
                .get(0)
                .orElseThrow();
    }

    @Test
    void aGradientHasAGradient() {
        StridedTensor x = distinct(DType.FLOAT64, 4);
        Autograd.setRequiresGrad(x, true);
        Tensor ones = Torch.add(Torch.mul(distinct(DType.FLOAT64, 4), 0), 1);

        Tensor first = gradient(Torch.pow(x, 3), x, ones, new Autograd.Options(true, true, false));
        Tensor second = gradient(first, x, ones, Autograd.Options.DEFAULT);

        assertThat(values(second)).containsExactly(values(Torch.mul(x, 6)), Offset.offset(1e-12));
    }

    @Test
    void vmapOverGradGivesTheRowsOfTheJacobian() {
        StridedTensor x = distinct(DType.FLOAT64, 3);
        Autograd.setRequiresGrad(x, true);
        Tensor squares = Torch.mul(x, x);
        Tensor identity = (Tensor) Dispatcher.call("eye", 3L, 3L, DType.FLOAT64);

        Tensor jacobian = Vmap.vmap((Tensor row) -> gradient(squares, x, row, new Autograd.Options(true, false, false)))
                .apply(identity);

        double[] v = values(x);
        assertThat(values(jacobian)).containsExactly(2 * v[0], 0, 0, 0, 2 * v[1], 0, 0, 0, 2 * v[2]);
    }

    @Test
    void backwardCollectsInLeaves() {
        StridedTensor x = distinct(DType.FLOAT64, 3);
        Autograd.setRequiresGrad(x, true);

        Autograd.backward((Tensor) Dispatcher.call("sum", Torch.mul(x, 5)), Optional.empty(), false, false);

        assertThat(values(Autograd.collected(x).orElseThrow())).containsExactly(5, 5, 5);
    }

    @Test
    void powersOfZeroStayAsTheyAreUnlessTheExponentIsNegative() {
        StridedTensor exponent = StridedTensor.ofDoubles(DType.FLOAT64, new double[] {0, 2}, 2);
        Autograd.setRequiresGrad(exponent, true);
        Tensor ones = Torch.add(StridedTensor.zeros(DType.FLOAT64, 2), 1);
        Tensor ofTensor =
                (Tensor) Dispatcher.call("pow.Tensor_Tensor", StridedTensor.zeros(DType.FLOAT64, 2), exponent);
        Tensor ofNumber = (Tensor) Dispatcher.call("pow.Scalar", 0.0, exponent);

        assertThat(values(gradient(ofTensor, exponent, ones, Autograd.Options.DEFAULT)))
                .containsOnly(0);
        assertThat(values(gradient(ofNumber, exponent, ones, Autograd.Options.DEFAULT)))
                .containsOnly(0);
    }
}
