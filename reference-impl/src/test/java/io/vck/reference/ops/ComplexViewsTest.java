package io.vck.reference.ops;

import static io.vck.reference.Tensors.distinct;
import static io.vck.reference.Tensors.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vck.reference.autograd.Autograd;
import io.vck.reference.dispatch.Dispatcher;
import io.vck.reference.dispatch.Torch;
import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.Elements;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComplexViewsTest {
    private final StridedTensor z = StridedTensor.ofDoubles(DType.COMPLEX64, new double[] {1, 2, 3, 4}, 2);

    private static StridedTensor call(String operator, Object... args) {
        return (StridedTensor) Dispatcher.call(operator, args);
    }

    @Test
    void aConjugateIsAViewThatTurnsSigns() {
        StridedTensor conjugate = call("conj", z);
        assertThat(conjugate.base()).containsSame(z);
        assertThat(Elements.complex(conjugate)).containsExactly(1, -2, 3, -4);
        assertThat(Elements.complex(call("conj", conjugate))).containsExactly(1, 2, 3, 4);
        assertThat(Elements.complex((StridedTensor) Torch.mul(conjugate, 1))).containsExactly(1, -2, 3, -4);
    }

    @Test
    void whatIsWrittenToAConjugateArrivesTurned() {
        Torch.copyInto(Torch.select(call("conj", z), 0, 1), call("select.int", z, 0L, 0L));
        assertThat(Elements.complex(z)).containsExactly(1, 2, 1, -2);
    }

    @Test
    void aRealTensorIsItsOwnConjugateAndRealPart() {
        Tensor x = distinct(DType.FLOAT32, 3);
        assertThat(call("conj", x)).isSameAs(x);
        assertThat(call("real", x)).isSameAs(x);
    }

    @Test
    void partsShareTheMemory() {
        Tensor imaginary = call("imag", z);
        assertThat(values(imaginary)).containsExactly(2, 4);
        assertThat(imaginary.strides()).containsExactly(2);
        int before = z.storage().version();

        Dispatcher.call("zero_", imaginary);

        assertThat(Elements.complex(z)).containsExactly(1, 0, 3, 0);
        assertThat(z.storage().version()).isGreaterThan(before);
        assertThat(values(call("real", call("conj", z)))).containsExactly(1, 3);
    }

    @Test
    void pairsAndNumbersAreTheSameMemory() {
        StridedTensor pairs = call("view_as_real", z);
        assertThat(pairs.shape()).containsExactly(2, 2);
        StridedTensor again = call("view_as_complex", pairs);
        assertThat(again.base()).containsSame(z);
        assertThat(again.storage().memory()).isSameAs(z.storage().memory());
        assertThat(Elements.complex(again)).containsExactly(1, 2, 3, 4);
    }

    @Test
    void aCopyResolvesAConjugate() {
        StridedTensor resolved = call("resolve_conj", call("conj", z));
        assertThat(resolved.isConjugated()).isFalse();
        assertThat(Elements.complex(resolved)).containsExactly(1, -2, 3, -4);
        assertThat(call("resolve_conj", z)).isSameAs(z);
    }

    @Test
    void aConjugateHasNoPartsToView() {
        assertThatThrownBy(() -> call("view_as_real", call("conj", z)))
                .isInstanceOf(PythonError.class)
                .hasMessageStartingWith("view_as_real doesn't work on unresolved conjugated tensors.");
        assertThatThrownBy(() -> call("view_as_complex", call("view_as_real", z).negated()))
                .isInstanceOf(PythonError.class)
                .hasMessageStartingWith(
                        "view_as_complex doesn't work on unresolved tensors with the negative bit set.");
    }

    @Test
    void theImaginaryPartOfAConjugateIsAViewThatTurnsSigns() {
        StridedTensor part = call("imag", call("conj", z));
        assertThat(part.base()).containsSame(z);
        assertThat(part.strides()).containsExactly(2);
        assertThat(values(Torch.add(part, 0))).containsExactly(-2, -4);
        assertThat(values(Torch.neg(part))).containsExactly(2, 4);
        assertThat(values(call("resolve_neg", part))).containsExactly(-2, -4);
        assertThat(values(Torch.clone(Torch.select(part, 0, 1)))).containsExactly(-4);
        assertThat(call("imag", call("conj", call("conj", z))).isNegated()).isFalse();
        assertThat(Dispatcher.call("item", Torch.select(part, 0, 0))).isEqualTo(-2.0);
        assertThat(Dispatcher.call("stride.int", part, 0L)).isEqualTo(2L);
    }

    @Test
    void whatIsWrittenToTheImaginaryPartOfAConjugateArrivesTurned() {
        StridedTensor part = call("imag", call("conj", z));
        int before = z.storage().version();

        assertThat(Dispatcher.call("mul_.Tensor", part, StridedTensor.wrappedNumber(3L)))
                .isSameAs(part);
        assertThat(Elements.complex(z)).containsExactly(1, 6, 3, 12);
        assertThat(z.storage().version()).isGreaterThan(before);
        Torch.copyInto(Torch.select(part, 0, 0), StridedTensor.wrappedNumber(5L));
        assertThat(Elements.complex(z)).containsExactly(1, -5, 3, 12);
    }

    @Test
    void gradientsFlowThroughTheImaginaryPartOfAConjugate() {
        Autograd.setRequiresGrad(z, true);
        Tensor part = call("imag", call("conj", z));
        Tensor gradient = Autograd.grad(
                        List.of(part),
                        List.of(z),
                        List.of(Optional.of(StridedTensor.ofDoubles(DType.FLOAT32, new double[] {1, 2}, 2))),
                        Autograd.Options.DEFAULT)
                .get(0)
                .orElseThrow();
        assertThat(Elements.complex((StridedTensor) gradient)).containsExactly(0, -1, 0, -2);
    }

    /** PyTorch: {@code torch.view_as_complex(torch.tensor([[1.0, 2.0, 3.0]])[:, :2])}, whose strides are 3 and 1. */
    @Test
    void theStrideOfADimOfSizeOneMayBeOdd() {
        Tensor pair = Torch.slice(distinct(DType.FLOAT32, 1, 3), 1, 0L, 2L, 1);
        StridedTensor viewed = call("view_as_complex", pair);
        assertThat(viewed.shape()).containsExactly(1);
        assertThat(viewed.strides()).containsExactly(1);
        assertThat(Elements.complex(viewed)).containsExactly(values((StridedTensor) pair));
    }

    @Test
    void whatHasNoPairsIsRefused() {
        assertThatThrownBy(() -> call("view_as_complex", Torch.slice(distinct(DType.FLOAT32, 2, 3), 1, 0L, 2L, 1)))
                .hasMessage("Tensor must have a stride divisible by 2 for all but last dimension");
        assertThatThrownBy(() -> call("view_as_complex", Torch.slice(distinct(DType.FLOAT32, 3), 0, 1L, 3L, 1)))
                .hasMessage("Tensor must have a storage_offset divisible by 2");
        assertThatThrownBy(() -> call("view_as_complex", call("arange", 2L)))
                .hasMessage("view_as_complex is only supported for half, float and double tensors, but got a tensor of "
                        + "scalar type: Long");
        assertThatThrownBy(() -> call("view_as_real", distinct(DType.FLOAT32, 3)))
                .hasMessage("view_as_real is only supported for complex tensors");
        assertThatThrownBy(() -> call("imag", distinct(DType.FLOAT32, 3)))
                .hasMessage("imag is not implemented for tensors with non-complex dtypes.");
    }
}
