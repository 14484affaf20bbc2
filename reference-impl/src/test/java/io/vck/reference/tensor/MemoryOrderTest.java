package io.vck.reference.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.of;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Strides of copies; all are those that PyTorch 2.13 gives. */
class MemoryOrderTest {

    private static int[] ints(int... values) {
        return values;
    }

    static Stream<Arguments> preserved() {
        return Stream.of(
                of("has gaps", ints(2, 2, 3, 5), ints(60, 10, 20, 1), ints(30, 5, 10, 1)),
                of("is stretched", ints(5, 3, 2), ints(1, 0, 5), ints(1, 5, 15)),
                of("has no elements", ints(0, 4, 3), ints(12, 1, 4), ints(12, 1, 4)),
                of("has a dim of size 1", ints(3, 1, 4), ints(4, 100, 1), ints(4, 100, 1)),
                of("is the corner of a transposed matrix", ints(2, 2), ints(1, 4), ints(1, 2)),
                of("is a stretched number", ints(3), ints(0), ints(1)),
                of("overlaps itself", ints(3, 2), ints(1, 1), ints(2, 1)),
                of("overlaps itself, wider", ints(2, 3), ints(1, 1), ints(1, 2)),
                of("has every second plane", ints(2, 2, 3), ints(2, 12, 4), ints(1, 6, 2)),
                of("is stretched and transposed", ints(4, 3), ints(0, 1), ints(3, 1)),
                of("is stretched twice", ints(2, 5, 3), ints(0, 1, 0), ints(15, 3, 1)));
    }

    @ParameterizedTest(name = "the original {0}")
    @MethodSource
    void preserved(String what, int[] shape, int[] strides, int[] expected) {
        StridedTensor original = StridedTensor.over(Storage.allocate(DType.FLOAT32, 200), shape, strides, 0);

        assertThat(MemoryOrder.preserved(original)).containsExactly(expected);
    }

    static Stream<Arguments> formats() {
        return Stream.of(
                of(MemoryFormat.CONTIGUOUS_FORMAT, ints(2, 3, 4, 5), ints(60, 20, 5, 1)),
                of(MemoryFormat.CHANNELS_LAST, ints(2, 3, 4, 5), ints(60, 1, 15, 3)),
                of(MemoryFormat.CHANNELS_LAST, ints(2, 3, 1, 1), ints(3, 1, 3, 3)),
                of(MemoryFormat.CHANNELS_LAST_3D, ints(2, 3, 4, 5, 6), ints(360, 1, 90, 18, 3)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("formats")
    void aFormatGivesStridesAndKnowsThem(MemoryFormat format, int[] shape, int[] strides) {
        StridedTensor tensor = StridedTensor.over(Storage.allocate(DType.FLOAT32, 720), shape, strides, 0);

        assertThat(format.strides(shape)).containsExactly(strides);
        assertThat(format.isOf(tensor)).isTrue();
    }

    @Test
    void formatsForImagesAreOfNoOtherTensors() {
        StridedTensor matrix = StridedTensor.zeros(DType.FLOAT32, 2, 3);
        StridedTensor rows = StridedTensor.zeros(DType.FLOAT32, 2, 3, 4, 5);

        assertThat(MemoryFormat.CHANNELS_LAST.isOf(matrix)).isFalse();
        assertThat(MemoryFormat.CHANNELS_LAST.isOf(rows)).isFalse();
        assertThatThrownBy(() -> MemoryFormat.CHANNELS_LAST.strides(matrix.shape()))
                .hasMessage("required rank 4 tensor to use channels_last format");
        assertThatThrownBy(() -> MemoryFormat.CHANNELS_LAST_3D.strides(rows.shape()))
                .hasMessage("required rank 5 tensor to use channels_last_3d format");
    }
}
