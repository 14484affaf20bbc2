package io.vck.reference.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
}
