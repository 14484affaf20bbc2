package io.vck.reference.autograd;

import static io.vck.reference.Tensors.distinct;
import static io.vck.reference.Tensors.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vck.reference.dispatch.Dispatcher;
import io.vck.reference.dispatch.Torch;
import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import io.vck.reference.vmap.Vmap;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How gradients are asked for; what they are is checked in package {@code derivatives}. */
class AutogradTest {
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

    /** Formulas that want only numbers and shapes of their arguments have nothing that was freed. */
    @ParameterizedTest
    @ValueSource(strings = {"sum", "neg", "t", "trace", "diagonal"})
    void aSecondWalkThroughWhatReadsNoElementsIsAllowed(String operator) {
        StridedTensor x = distinct(DType.FLOAT64, 2, 3);
        Autograd.setRequiresGrad(x, true);
        Tensor y = (Tensor) Dispatcher.call(operator, x);
        Tensor ones = Torch.add(Torch.mul((Tensor) Dispatcher.call("detach", y), 0), 1);

        Tensor first = gradient(y, x, ones, Autograd.Options.DEFAULT);

        assertThat(values(gradient(y, x, ones, Autograd.Options.DEFAULT))).containsExactly(values(first));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sin", "exp", "max"})
    void aSecondWalkThroughWhatReadsElementsIsRefused(String operator) {
        StridedTensor x = distinct(DType.FLOAT64, 2, 3);
        Autograd.setRequiresGrad(x, true);
        Tensor y = (Tensor) Dispatcher.call(operator, x);
        Tensor ones = Torch.add(Torch.mul((Tensor) Dispatcher.call("detach", y), 0), 1);

        gradient(y, x, ones, Autograd.Options.DEFAULT);

        assertThatThrownBy(() -> gradient(y, x, ones, Autograd.Options.DEFAULT))
                .hasMessageContaining("Trying to backward through the graph a second time");
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

    @Test
    void anOperatorWithoutADerivativeIsNamed() {
        StridedTensor x = distinct(DType.FLOAT64, 3);
        Autograd.setRequiresGrad(x, true);
        Tensor steps =
                Torch.to((Tensor) Dispatcher.call("gt.Tensor", x, StridedTensor.wrappedNumber(0.5)), DType.FLOAT64);

        assertThatThrownBy(() -> Autograd.grad(
                        List.of((Tensor) Dispatcher.call("sum", Torch.mul(steps, 2))),
                        List.of(x),
                        List.of(),
                        Autograd.Options.DEFAULT))
                .hasMessage(
                        "element 0 of tensors does not require grad and does not have a grad_fn: on the way to it lies "
                                + "aten::gt.Tensor, which has no derivative. Leave aten::gt.Tensor out, or ask for the gradient of "
                                + "what goes into it.");
    }

    @Test
    void anArgumentWithoutADerivativeIsNamed() {
        StridedTensor weight = distinct(DType.FLOAT64, 3);
        Autograd.setRequiresGrad(weight, true);
        StridedTensor x = distinct(DType.FLOAT64, 3);

        assertThatThrownBy(() -> Dispatcher.call("binary_cross_entropy", x, x, weight))
                .hasMessage(
                        "The function 'binary_cross_entropy' is not differentiable with respect to argument 'weight'. "
                                + "This input cannot have requires_grad True; pass weight.detach().");
    }

    @ParameterizedTest
    @CsvSource({"split.Tensor, 1, Split", "unbind.int, 0, Unbind", "chunk, 2, Split"})
    void aPieceIsNotWrittenToWhileItsHistoryIsRecorded(String operator, long argument, String made) {
        StridedTensor x = distinct(DType.FLOAT64, 2, 3);
        Autograd.setRequiresGrad(x, true);
        Tensor whole = Torch.mul(x, 2);
        Tensor piece = (Tensor) ((List<?>) Dispatcher.call(operator, whole, argument)).get(1);
        String because = "This view is the output of a function that returns multiple views. Such functions do not "
                + "allow the output views to be modified inplace. You should replace the inplace operation by an "
                + "out-of-place one.";

        assertThatThrownBy(() -> Dispatcher.call("zero_", piece))
                .hasMessage("Output 1 of " + made + " is a view and is being modified inplace. " + because);
        assertThatThrownBy(() -> Dispatcher.call("zero_", Torch.unsqueeze(piece, 0)))
                .hasMessage("Output 0 of Unsqueeze is a view and is being modified inplace. " + because);
    }

    @Test
    void aPieceOfALeafIsRefusedAsAPiece() {
        StridedTensor x = distinct(DType.FLOAT64, 2, 3);
        Autograd.setRequiresGrad(x, true);
        Tensor piece = (Tensor) ((List<?>) Dispatcher.call("unbind.int", x, 0L)).get(1);
        assertThatThrownBy(() -> Dispatcher.call("zero_", piece))
                .hasMessageStartingWith("Output 1 of Unbind is a view");
    }

    @ParameterizedTest
    @CsvSource({
        "true, Output 1 of Unbind is a view and its base or another view of its base has been modified inplace. This view",
        "false, A view was created in no_grad mode and its base or another view of its base has been modified inplace with"
                + " grad mode enabled. This view"
    })
    void aPieceIsNotUsedOnceItsBaseWasWrittenTo(boolean recorded, String message) {
        StridedTensor source = distinct(DType.FLOAT64, 2, 3);
        Autograd.setRequiresGrad(source, true);
        Tensor base = recorded ? Torch.mul(source, 2) : distinct(DType.FLOAT64, 2, 3);
        Tensor piece = (Tensor) ((List<?>) Dispatcher.call("unbind.int", base, 0L)).get(1);
        Tensor view = Torch.select(base, 0, 1);

        Torch.copyInto(base, source);
        assertThatThrownBy(() -> Torch.mul(piece, 3)).hasMessageStartingWith(message);
        assertThat(Autograd.requiresGrad((StridedTensor) piece)).isTrue();
        assertThat(values((Tensor) Dispatcher.call("detach", piece))).isEqualTo(values(Torch.select(source, 0, 1)));
        assertThat(Torch.mul(view, 3).shape()).containsExactly(3);
    }

    @Test
    void aPieceIsWrittenToWhereNothingIsRecorded() {
        StridedTensor x = distinct(DType.FLOAT64, 2, 3);
        Tensor piece = (Tensor) ((List<?>) Dispatcher.call("unbind.int", x, 0L)).get(1);
        Dispatcher.call("zero_", piece);
        assertThat(values(Torch.select(x, 0, 1))).containsOnly(0);

        StridedTensor source = distinct(DType.FLOAT64, 3);
        Autograd.setRequiresGrad(source, true);
        assertThatThrownBy(() -> Torch.copyInto(piece, source))
                .hasMessageStartingWith(
                        "A view was created in no_grad mode and is being modified inplace with grad mode "
                                + "enabled. This view is the output of a function that returns multiple views.");
    }

    @Test
    void whatAnOperatorWithoutADerivativeWroteOverHasNoPartInTheResult() {
        StridedTensor x = distinct(DType.FLOAT64, 3);
        Autograd.setRequiresGrad(x, true);
        Tensor ones = Torch.add(StridedTensor.zeros(DType.FLOAT64, 3), 1);
        Tensor all = Torch.mul(x, 2);
        Dispatcher.call("normal_", all);
        Tensor part = Torch.mul(x, 2);
        Dispatcher.call("gt_.Tensor", Torch.select(part, 0, 1), StridedTensor.wrappedNumber(0.5));

        assertThat(values(gradient(all, x, ones, Autograd.Options.DEFAULT))).containsExactly(0, 0, 0);
        assertThat(values(gradient(part, x, ones, Autograd.Options.DEFAULT))).containsExactly(2, 0, 2);
    }
}
