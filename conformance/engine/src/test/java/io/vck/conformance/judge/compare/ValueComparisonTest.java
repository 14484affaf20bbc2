package io.vck.conformance.judge.compare;

import static io.vck.conformance.judge.Observed.bools;
import static io.vck.conformance.judge.Observed.complex;
import static io.vck.conformance.judge.Observed.doubles;
import static io.vck.conformance.judge.Observed.floats;
import static io.vck.conformance.judge.Observed.list;
import static io.vck.conformance.judge.Observed.longs;
import static io.vck.conformance.judge.Observed.tuple;
import static org.assertj.core.api.Assertions.assertThat;

import io.vck.backend.value.DType;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.Value;
import io.vck.conformance.judge.Difference;
import io.vck.conformance.judge.Located;
import io.vck.conformance.judge.Observed;
import io.vck.conformance.judge.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueComparisonTest {
    private static final double NAN = Double.NaN;
    private static final double INF = Double.POSITIVE_INFINITY;

    private static Optional<String> difference(
            Lanes lanes, Value<ObservedTensor> expected, Value<ObservedTensor> observed) {
        return new ValueComparison(lanes)
                .compare(expected, new Located<>(Path.RESULT, observed))
                .map(Difference::describe);
    }

    private static Optional<String> difference(Value<ObservedTensor> expected, Value<ObservedTensor> observed) {
        return difference(Lanes.NONE, expected, observed);
    }

    private static Lanes lanes(String program) {
        return Lanes.ofResult(Observed.program(program));
    }

    @Test
    void equalValuesDoNotDiffer() {
        Value<ObservedTensor> value = tuple(
                floats(List.of(2L), 1, NAN),
                list(bools(List.of(), 1), new Value.Int<>(3)),
                new Value.Dict<>(Map.of("a", longs(List.of(1L), Long.MIN_VALUE), "b", new Value.None<>())));

        assertThat(difference(value, value)).isEmpty();
    }

    @Test
    void theFirstWrongElementIsNamed() {
        assertThat(difference(floats(List.of(2L, 3L), 0, 1, 2, 3, 4, 5), floats(List.of(2L, 3L), 0, 1, 2.5, 3, 4, 15)))
                .contains(
                        "result at [0, 2]: expected 2.0, observed 2.5; 2 of 6 elements differ, the greatest difference"
                                + " is 10.0 at [1, 2] (allowed: 1.0E-5 + 1.3E-6 * |expected|)");
    }

    @Test
    void theLaneIsNamedAndWhatItHoldsInstead() {
        Value<ObservedTensor> expected = longs(List.of(3L, 2L), 0, 1, 10, 11, 20, 21);
        Value<ObservedTensor> rotated = longs(List.of(3L, 2L), 10, 11, 20, 21, 0, 1);

        assertThat(difference(lanes("vmap(f)(x)"), expected, rotated))
                .contains("result at [0, 0] (lane 0): expected 0, observed 10; 6 of 6 elements differ, the greatest"
                        + " difference is 20 at [2, 0]; lane 0 holds what lane 1 is to hold");
    }

    @Test
    void lanesFollowOutDims() {
        Value<ObservedTensor> expected = longs(List.of(2L, 3L), 0, 10, 20, 1, 11, 21);
        Value<ObservedTensor> firstEverywhere = longs(List.of(2L, 3L), 0, 0, 0, 1, 1, 1);

        assertThat(difference(lanes("vmap(f, out_dims=-1)(x)"), expected, firstEverywhere))
                .contains("result at [0, 1] (lane 1): expected 10, observed 0; 4 of 6 elements differ, the greatest"
                        + " difference is 20 at [0, 2]; lane 1 holds what lane 0 is to hold");
    }

    @Test
    void aScalarTensorHasNoIndex() {
        assertThat(difference(doubles(List.of(), 1), doubles(List.of(), 1.5)))
                .contains("result: expected 1.0, observed 1.5; the difference is 0.5"
                        + " (allowed: 1.0E-7 + 1.0E-7 * |expected|)");
    }

    @Test
    void dtypeAndShapeAreExact() {
        assertThat(difference(doubles(List.of(1L), 1), floats(List.of(1L), 1)))
                .contains("result: expected float64[1], observed float32[1]; the dtypes differ");
        assertThat(difference(floats(List.of(2L, 1L), 1, 2), floats(List.of(1L, 2L), 1, 2)))
                .contains("result: expected float32[2, 1], observed float32[1, 2]; the shapes differ");
        assertThat(difference(floats(List.of(), 1), longs(List.of(1L), 1)))
                .contains("result: expected float32[], observed int64[1]; dtypes and shapes differ");
    }

    @Test
    void containersAreComparedByKindSizeAndPath() {
        Value<ObservedTensor> one = longs(List.of(), 1);
        Value<ObservedTensor> two = longs(List.of(), 2);

        assertThat(difference(tuple(one), list(one)))
                .contains("result: expected (int64[] {1},), observed [int64[] {1}]; the type is list, not tuple");
        assertThat(difference(tuple(one, one), tuple(one)))
                .contains(
                        "result: expected (int64[] {1}, int64[] {1}), observed (int64[] {1},); expected 2 items, got 1");
        assertThat(difference(tuple(one, list(one, two)), tuple(one, list(one, one))))
                .contains("result[1][1]: expected 2, observed 1; the difference is 1");
        assertThat(difference(new Value.Dict<>(Map.of("a", one)), new Value.Dict<>(Map.of("b", one))))
                .contains("result: expected {'a': int64[] {1}}, observed {'b': int64[] {1}}; the keys differ");
        assertThat(difference(new Value.Dict<>(Map.of("a", one)), new Value.Dict<>(Map.of("a", two))))
                .contains("result['a']: expected 1, observed 2; the difference is 1");
    }

    @Test
    void keysOfADictMayStandInAnyOrder() {
        Value<ObservedTensor> one = longs(List.of(), 1);
        Value<ObservedTensor> two = longs(List.of(), 2);

        assertThat(difference(dict("a", one, "b", two), dict("b", two, "a", one)))
                .isEmpty();
        assertThat(difference(dict("a", one, "b", two), dict("b", two, "a", two)))
                .contains("result['a']: expected 1, observed 2; the difference is 1");
    }

    private static Value<ObservedTensor> dict(
            String first, Value<ObservedTensor> one, String second, Value<ObservedTensor> other) {
        Map<String, Value<ObservedTensor>> items = new LinkedHashMap<>();
        items.put(first, one);
        items.put(second, other);
        return new Value.Dict<>(items);
    }

    @Test
    void whatIsNoTensorIsCompared() {
        assertThat(difference(new Value.Int<>(3), new Value.Int<>(4))).contains("result: expected 3, observed 4");
        assertThat(difference(new Value.Int<>(1), new Value.Bool<>(true)))
                .contains("result: expected 1, observed True; the type is bool, not int");
        assertThat(difference(new Value.Int<>(1), longs(List.of(), 1)))
                .contains("result: expected 1, observed int64[] {1}; the type is Tensor, not int");
        assertThat(difference(new Value.Float<>(1), new Value.Float<>(1 + 1e-8)))
                .isEmpty();
        assertThat(difference(new Value.Float<>(1), new Value.Float<>(1.1)))
                .contains("result: expected 1.0, observed 1.1");
        assertThat(difference(new Value.OfDType<>(DType.INT32), new Value.OfDType<>(DType.INT64)))
                .contains("result: expected torch.int32, observed torch.int64");
    }

    @ParameterizedTest
    @CsvSource({
        "NaN, NaN, true",
        "NaN, 1, false",
        "1, NaN, false",
        "Infinity, Infinity, true",
        "Infinity, -Infinity, false",
        "Infinity, 3e38, false",
        "3e38, Infinity, false",
        "0, -0.0, true",
        "1, 1.00001, true",
        "1, 1.00002, false",
        "1000, 1000.0012, true",
        "1000, 1000.002, false",
    })
    void float32HasPyTorchsTolerance(double expected, double observed, boolean equal) {
        assertThat(difference(floats(List.of(1L), expected), floats(List.of(1L), observed))
                        .isEmpty())
                .isEqualTo(equal);
    }

    @ParameterizedTest
    @CsvSource({"0, 9.9e-8, true", "0, 1.1e-7, false", "1, 1.00000019, true", "1, 1.00000021, false"})
    void float64HasPyTorchsTolerance(double expected, double observed, boolean equal) {
        assertThat(difference(doubles(List.of(1L), expected), doubles(List.of(1L), observed))
                        .isEmpty())
                .isEqualTo(equal);
    }

    @Test
    void complexNumbersAreComparedByTheirDistance() {
        // 3e-7 from 3+4i, which may be 1e-7 + 5e-7 away; -4e-8 is more than its own size times 1e-7.
        assertThat(difference(complex(List.of(1L), 3, 4), complex(List.of(1L), 3 + 3e-7, 4)))
                .isEmpty();
        assertThat(difference(complex(List.of(1L), 3, 4), complex(List.of(1L), 3 + 7e-7, 4)))
                .isPresent();
        assertThat(difference(complex(List.of(1L), NAN, 1), complex(List.of(1L), 1, NAN)))
                .isEmpty();
        assertThat(difference(complex(List.of(1L), INF, 1), complex(List.of(1L), INF, 2)))
                .isPresent();
        assertThat(difference(complex(List.of(1L), 1, -2), complex(List.of(1L), 1, 2)))
                .contains("result at [0]: expected (1.0-2.0j), observed (1.0+2.0j); the difference is 4.0"
                        + " (allowed: 1.0E-7 + 1.0E-7 * |expected|)");
    }

    @Test
    void boolsHaveNoGreatestDifference() {
        assertThat(difference(bools(List.of(2L), 1, 0), bools(List.of(2L), 1, 1)))
                .contains("result at [1]: expected False, observed True; 1 of 2 elements differ");
    }

    @Test
    void integersAreExactBeyondWhatADoubleHolds() {
        long big = (1L << 53) + 1;

        assertThat(difference(longs(List.of(1L), big), longs(List.of(1L), big - 1)))
                .isPresent();
    }

    @Test
    void emptyTensorsOfOneShapeAreEqual() {
        assertThat(difference(floats(List.of(0L, 3L)), floats(List.of(0L, 3L)))).isEmpty();
    }

    @Test
    void aNaNWhereANumberIsExpectedIsSaid() {
        assertThat(difference(floats(List.of(2L), 1, 2), floats(List.of(2L), NAN, NAN)))
                .contains("result at [0]: expected 1.0, observed nan; 2 of 2 elements differ");
    }

    @ParameterizedTest
    @CsvSource({
        "BOOL, False, True",
        "INT32, 0, 1",
        "INT64, 0, 1",
        "FLOAT32, 0.0, 1.0",
        "FLOAT64, 0.0, 1.0",
        "COMPLEX64, (0.0+0.0j), (0.0+1.0j)",
        "COMPLEX128, (0.0+0.0j), (0.0+1.0j)",
    })
    void theLastComponentOfEveryDTypeIsCompared(DType dtype, String zero, String one) {
        byte[] zeros = new byte[3 * dtype.bytes()];
        byte[] differing = zeros.clone();
        byte[] lastIsOne = lastComponent(dtype);
        System.arraycopy(lastIsOne, 0, differing, zeros.length - lastIsOne.length, lastIsOne.length);

        assertThat(difference(tensor(dtype, zeros), tensor(dtype, differing)))
                .hasValueSatisfying(text -> assertThat(text)
                        .startsWith(
                                "result at [2]: expected " + zero + ", observed " + one + "; 1 of 3 elements differ"));
    }

    private static Value<ObservedTensor> tensor(DType dtype, byte[] bytes) {
        return new Value.Tensor<>(new ObservedTensor(dtype, List.of(3L), Optional.empty(), Optional.empty(), bytes));
    }

    /** A one of the dtype's components, little-endian. */
    private static byte[] lastComponent(DType dtype) {
        switch (dtype) {
            case BOOL:
                return new byte[] {1};
            case INT32:
                return new byte[] {1, 0, 0, 0};
            case INT64:
                return new byte[] {1, 0, 0, 0, 0, 0, 0, 0};
            case FLOAT32:
            case COMPLEX64:
                return new byte[] {0, 0, (byte) 0x80, 0x3f};
            default:
                return new byte[] {0, 0, 0, 0, 0, 0, (byte) 0xf0, 0x3f};
        }
    }
}
