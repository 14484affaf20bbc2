package io.vck.reference.ops;

import static io.vck.reference.Tensors.distinct;
import static io.vck.reference.Tensors.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.of;

import io.vck.reference.dispatch.Arguments;
import io.vck.reference.dispatch.Dispatcher;
import io.vck.reference.dispatch.Torch;
import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.Elements;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sums are compared with sums over one dim after the other, element by element. */
class SumsTest {
    private static final Tensor CUBE = distinct(DType.FLOAT64, 20, 3, 17);

    static Stream<org.junit.jupiter.params.provider.Arguments> layouts() {
        return Stream.of(
                of("contiguous", CUBE),
                of("permuted", Torch.permute(CUBE, 2, 0, 1)),
                of("with gaps", Torch.slice(Torch.slice(CUBE, 0, 1L, 19L, 3), 2, 2L, 17L, 5)),
                of("stretched", Torch.expand(Torch.select(CUBE, 1, 1), 4, 20, 17)),
                of("with dims of size 1", Torch.unsqueeze(Torch.select(CUBE, 0, 3), 1)),
                of("short", Torch.permute(distinct(DType.FLOAT64, 300, 2, 3), 1, 2, 0)),
                of("long rows", distinct(DType.FLOAT64, 2, 1, 1037)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layouts")
    void sumsAreTheSameInWhateverOrder(String name, Tensor tensor) {
        for (DType dtype : List.of(DType.FLOAT64, DType.FLOAT32, DType.COMPLEX128)) {
            for (int[] dims : new int[][] {{0}, {1}, {2}, {0, 1}, {0, 2}, {1, 2}, {0, 1, 2}}) {
                StridedTensor converted = like((StridedTensor) tensor, dtype);

                Tensor sum = Torch.sum(converted, dims, true);

                assertThat(values(sum))
                        .as("%s over %s", dtype, Arguments.list(dims))
                        .containsExactly(naive((StridedTensor) tensor, dims), Offset.offset(1e-3));
            }
        }
    }

    /** The same window on a storage of another type. */
    private static StridedTensor like(StridedTensor tensor, DType dtype) {
        StridedTensor memory = tensor.root();
        return Elements.convert(memory, dtype).view(tensor.shape(), tensor.strides(), tensor.offset());
    }

    private static double[] naive(StridedTensor tensor, int[] dims) {
        StridedTensor sum = tensor;
        for (int dim : dims) {
            StridedTensor total =
                    StridedTensor.zeros(DType.FLOAT64, sum.select(dim, 0).shape());
            for (int i = 0; i < sum.shape()[dim]; i++) {
                total = (StridedTensor) Torch.add(total, sum.select(dim, i));
            }
            sum = (StridedTensor) Torch.unsqueeze(total, dim);
        }
        return values(sum);
    }

    @Test
    void wholeNumbersAndTruthsAreCountedExactly() {
        StridedTensor wide = StridedTensor.ofLongs(DType.INT64, new long[] {1L << 60, 1, 1}, 3);
        StridedTensor truths = StridedTensor.ofLongs(DType.BOOL, new long[] {1, 1, 0, 1}, 2, 2);

        assertThat(Elements.longs(sum(wide))).containsExactly((1L << 60) + 2);
        assertThat(Elements.longs(sum(truths))).containsExactly(1, 2);
    }

    private static StridedTensor sum(StridedTensor tensor) {
        return (StridedTensor) Torch.sum(tensor, new int[] {0}, false);
    }

    @Test
    void elementsAreConvertedBeforeTheyAreAdded() {
        StridedTensor halves = distinct(DType.FLOAT64, 3);

        Tensor sum = (Tensor) Dispatcher.call("sum.dim_IntList", halves, List.of(0L), false, DType.INT32);

        assertThat(sum.dtype()).isEqualTo(DType.INT32);
        assertThat(values(sum)).containsExactly(0);
    }

    @Test
    void nothingSumsUpToZero() {
        Tensor sum = Torch.sum(distinct(DType.FLOAT32, 0, 3), new int[] {0}, false);

        assertThat(values(sum)).containsExactly(0, 0, 0);
    }

    @Test
    void meansAreOverDimsAndNotOfWholeNumbers() {
        Tensor rows = StridedTensor.ofLongs(DType.FLOAT32, new long[] {1, 2, 6, 4, 5, 9}, 2, 3);

        assertThat(values((Tensor) Dispatcher.call("mean.dim", rows, List.of(-1L))))
                .containsExactly(3, 6);
        assertThat(values((Tensor) Dispatcher.call("mean", rows))).containsExactly(4.5);
        assertThatThrownBy(() -> Dispatcher.call("mean", Torch.to(rows, DType.INT64)))
                .hasMessage(
                        "mean(): could not infer output dtype. Input dtype must be either a floating point or complex "
                                + "dtype. Got: Long");
    }
}
