package io.vck.reference.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ElementsTest {
    /** As the third of three empty lanes that are stacked: its offset is one that the storage does not have. */
    @ParameterizedTest
    @EnumSource(DType.class)
    void nothingIsCopiedToAWindowOnNothingWhereverItBegins(DType dtype) {
        StridedTensor nothing = StridedTensor.zeros(dtype, 2, 0);
        StridedTensor beyond = StridedTensor.over(Storage.allocate(dtype, 0), new int[] {2, 0}, new int[] {1, 1}, 4);
        Elements.copy(beyond, nothing);
        Elements.copy(nothing, beyond);
        assertThat(beyond.numel()).isZero();
    }

    @Test
    void floatsThatLieAsTheyAreReadAreNotCopied() {
        StridedTensor rows = StridedTensor.ofDoubles(DType.FLOAT32, new double[] {1, 2, 3, 4, 5, 6}, 3, 2);
        FloatBuffer floats = Elements.floats(rows.view(new int[] {2, 2}, new int[] {2, 1}, 2));
        rows.storage().setDouble(5, 7);
        assertThat(remaining(floats)).containsExactly(3, 4, 5, 7);
    }

    static Stream<StridedTensor> otherFloats() {
        StridedTensor complex = StridedTensor.ofDoubles(DType.COMPLEX64, new double[] {1, 2, 3, 4, 5, 6, 7, 8}, 2, 2);
        return Stream.of(
                complex.view(new int[] {2}, new int[] {2}, 1),
                complex.conjugated(),
                StridedTensor.ofDoubles(DType.FLOAT32, new double[] {1, 2, 3, 4, 5, 6}, 6)
                        .view(new int[] {2, 3}, new int[] {1, 2}, 0),
                StridedTensor.ofDoubles(DType.FLOAT32, new double[] {1, 2}, 2).negated(),
                StridedTensor.over(Storage.allocate(DType.FLOAT32, 0), new int[] {2, 0}, new int[] {1, 1}, 4));
    }

    /** With gaps, in another order, with other signs than in the storage, or none at all. */
    @ParameterizedTest
    @MethodSource("otherFloats")
    void otherFloatsAreCopied(StridedTensor tensor) {
        double[] expected = tensor.dtype().isComplex() ? Elements.complex(tensor) : Elements.doubles(tensor);
        assertThat(remaining(Elements.floats(tensor))).containsExactly(expected);
    }

    private static double[] remaining(FloatBuffer floats) {
        double[] result = new double[floats.remaining()];
        for (int i = 0; i < result.length; i++) {
            result[i] = floats.get();
        }
        return result;
    }
}
