package io.vck.reference.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recorded from the original. */
class TypePromotionTest {

    @ParameterizedTest
    @CsvSource({
        "INT32, INT64, INT64",
        "INT64, FLOAT32, FLOAT32",
        "FLOAT32, FLOAT64, FLOAT64",
        "FLOAT64, COMPLEX64, COMPLEX128",
        "BOOL, INT32, INT32"
    })
    void tensorsWithDimsPromoteToTheSmallestCommonType(DType left, DType right, DType result) {
        assertThat(TypePromotion.resultType(StridedTensor.zeros(left, 2), StridedTensor.zeros(right, 2)))
                .isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource({
        "FLOAT32, FLOAT64, FLOAT32",
        "INT32, INT64, INT32",
        "INT32, FLOAT64, FLOAT64",
        "FLOAT32, COMPLEX128, COMPLEX64",
        "BOOL, INT64, INT64"
    })
    void aTensorWithoutDimsCountsOnlyByItsCategory(DType withDims, DType without, DType result) {
        assertThat(TypePromotion.resultType(StridedTensor.zeros(withDims, 2), StridedTensor.zeros(without)))
                .isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource({"INT32, FLOAT32", "FLOAT64, FLOAT64", "COMPLEX64, COMPLEX64", "BOOL, FLOAT32"})
    void aPythonFloatMakesFloatsOnlyOfWholeNumbers(DType dtype, DType result) {
        assertThat(TypePromotion.resultType(StridedTensor.zeros(dtype, 2), StridedTensor.wrappedNumber(2.5)))
                .isEqualTo(result);
    }
}
