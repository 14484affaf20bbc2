package io.vck.reference.ops;

import static io.vck.reference.Tensors.distinct;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.of;

import io.vck.reference.dispatch.Binder;
import io.vck.reference.dispatch.Dispatcher;
import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.PythonError.Kind;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Arguments that view operators refuse; kinds and messages are those of PyTorch 2.13. */
class ViewRefusalsTest {
    private static final Tensor SCALAR = distinct(DType.FLOAT32);
    private static final Tensor VECTOR = distinct(DType.FLOAT32, 5);
    private static final Tensor MATRIX = distinct(DType.FLOAT32, 2, 3);
    private static final Tensor CUBE = distinct(DType.FLOAT32, 1, 2, 3);

    private static Arguments runtime(String message, String operator, Object... args) {
        return of(Kind.RUNTIME_ERROR, message, operator, List.of(args));
    }

    private static Arguments index(String message, String operator, Object... args) {
        return of(Kind.INDEX_ERROR, message, operator, List.of(args));
    }

    private static List<Long> ints(long... values) {
        List<Long> ints = new ArrayList<>();
        for (long value : values) {
            ints.add(value);
        }
        return ints;
    }

    static Stream<Arguments> splitting() {
        return Stream.of(
                runtime("split expects split_size be non-negative, but got split_size=-1", "split", VECTOR, -1L),
                runtime(
                        "split_size can only be 0 if dimension size is 0, but got dimension size of 5",
                        "split",
                        VECTOR,
                        0L),
                runtime(
                        "split_with_sizes expects split_sizes to sum exactly to 5 (input tensor's size at dimension 0), "
                                + "but got split_sizes=[1, 2]",
                        "split",
                        VECTOR,
                        ints(1, 2)),
                runtime(
                        "split_with_sizes expects split_sizes have only non-negative entries, but got "
                                + "split_sizes=[-1, 6]",
                        "split_with_sizes",
                        VECTOR,
                        ints(-1, 6)),
                runtime("split expects at least a 1-dimensional tensor", "split", SCALAR, 1L),
                runtime("chunk expects `chunks` to be greater than 0, got: 0", "chunk", VECTOR, 0L),
                runtime("chunk expects at least a 1-dimensional tensor", "chunk", SCALAR, 1L),
                runtime(
                        "tensor_split expected at least a 1-dimensional tensor, but got a tensor with 0 dims",
                        "tensor_split",
                        SCALAR,
                        1L),
                runtime("number of sections must be larger than 0, got 0", "tensor_split", VECTOR, 0L),
                runtime(
                        "tensor_split expected tensor_indices_or_sections to have dtype of long, but got Float",
                        "tensor_split",
                        VECTOR,
                        SCALAR),
                runtime(
                        "tensor_split expected tensor_indices_or_sections to be a zero-dimensional or one-dimensional "
                                + "tensor, but got a tensor with 2 dims",
                        "tensor_split",
                        VECTOR,
                        StridedTensor.ofLongs(DType.INT64, new long[] {1, 2}, 1, 2)),
                index("Dimension specified as 0 but tensor has no dimensions", "unbind", SCALAR),
                index("Dimension out of range (expected to be in range of [-2, 1], but got 2)", "unbind", MATRIX, 2L));
    }

    static Stream<Arguments> windows() {
        return Stream.of(
                runtime("mismatch in length of strides and shape", "as_strided", VECTOR, ints(2), ints(1, 1)),
                runtime(
                        "Storage size calculation overflowed with sizes=[-2] and strides=[1]",
                        "as_strided",
                        VECTOR,
                        ints(-2),
                        ints(1)),
                runtime(
                        "as_strided: Negative strides are not supported at the moment, got strides: [-1]",
                        "as_strided",
                        VECTOR,
                        ints(2),
                        ints(-1)),
                runtime("Tensor: invalid storage offset -1", "as_strided", VECTOR, ints(2), ints(1), -1L),
                runtime(
                        "setStorage: sizes [3, 2], strides [2, 1], storage offset 0, and itemsize 4 requiring a storage "
                                + "size of 24 are out of bounds for storage of size 20",
                        "as_strided",
                        VECTOR,
                        ints(3, 2),
                        ints(2, 1)),
                runtime("maximum size for tensor at dimension 0 is 5 but size is 6", "unfold", VECTOR, 0L, 6L, 1L),
                runtime("size is -1 but must be >= 0", "unfold", VECTOR, 0L, -1L, 1L),
                runtime("step is 0 but must be > 0", "unfold", VECTOR, 0L, 2L, 0L));
    }

    static Stream<Arguments> transposing() {
        return Stream.of(
                runtime("t() expects a tensor with <= 2 dimensions, but self is 3D", "t", CUBE),
                runtime(
                        "tensor.mT is only supported on matrices or batches of matrices. Got 1-D tensor.",
                        "mT",
                        VECTOR),
                runtime(
                        "tensor.mH is only supported on matrices or batches of matrices. Got 1-D tensor.",
                        "mH",
                        VECTOR),
                runtime("tensor.H is only supported on matrices (2-D tensors). Got 1-D tensor.", "matrix_H", VECTOR),
                runtime(
                        "tensor.H is only supported on matrices (2-D tensors). Got 3-D tensor. For batches of matrices, "
                                + "consider using tensor.mH",
                        "matrix_H",
                        CUBE),
                runtime("dim 1 appears multiple times in the list of dims", "squeeze", CUBE, ints(1, -2)));
    }

    @ParameterizedTest(name = "{2}: {1}")
    @MethodSource({"splitting", "windows", "transposing"})
    void raisesWhatTheOriginalRaises(Kind kind, String message, String operator, List<Object> args) {
        assertThatThrownBy(() -> {
                    Binder.Bound bound = Binder.bind(operator, args, Map.of());
                    Dispatcher.callFromTop(bound.operator(), bound.args());
                })
                .isInstanceOfSatisfying(
                        PythonError.class, error -> assertThat(error.kind()).isEqualTo(kind))
                .hasMessage(message);
    }
}
