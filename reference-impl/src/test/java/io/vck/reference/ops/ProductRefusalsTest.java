package io.vck.reference.ops;

import static io.vck.reference.Tensors.distinct;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.of;

import io.vck.reference.dispatch.Dispatcher;
import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.PythonError.Kind;
import io.vck.reference.tensor.Tensor;
import io.vck.reference.vmap.Vmap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Factors that products refuse, plain and under {@code vmap}; kinds and messages are those of PyTorch 2.13. */
class ProductRefusalsTest {

    private static Tensor floats(int... shape) {
        return distinct(DType.FLOAT32, shape);
    }

    private static Tensor doubles(int... shape) {
        return distinct(DType.FLOAT64, shape);
    }

    private static Tensor bools(int... shape) {
        return distinct(DType.BOOL, shape);
    }

    private static Arguments runtime(String message, String operator, Tensor... factors) {
        return of(Kind.RUNTIME_ERROR, message, operator, List.of(factors));
    }

    private static Arguments notImplemented(String kernel, String operator, Tensor... factors) {
        String message = "\"" + kernel + "\" not implemented for 'Bool'";
        return of(Kind.NOT_IMPLEMENTED_ERROR, message, operator, List.of(factors));
    }

    static Stream<Arguments> sizes() {
        return Stream.of(
                runtime("batch1 must be a 3D tensor", "bmm", floats(2, 3), floats(2, 3, 4)),
                runtime("batch2 must be a 3D tensor", "bmm", floats(2, 3, 4), floats(2, 3)),
                runtime(
                        "Expected size for first two dimensions of batch2 tensor to be: [2, 4] but got: [3, 4].",
                        "bmm",
                        floats(2, 3, 4),
                        floats(3, 4, 4)),
                runtime("self must be a matrix", "mm", floats(3), floats(4, 4)),
                runtime("vector + matrix @ vector expected, got 1, 1, 1", "mv", floats(3), floats(3)),
                runtime("vector + matrix @ vector expected, got 2, 2, 2", "mv", floats(3, 3), floats(3, 3)),
                runtime("size mismatch, got input (3), mat (3x4), vec (3)", "mv", floats(3, 4), floats(3)),
                runtime("1D tensors expected, but got 2D and 1D tensors", "dot", floats(3, 3), floats(4)),
                runtime(
                        "inconsistent tensor size, expected tensor [3] and src [4] to have the same number of elements, "
                                + "but got 3 and 4 elements respectively",
                        "dot",
                        floats(3),
                        floats(4)),
                runtime(
                        "both arguments to matmul need to be at least 1D, but they are 0D and 2D",
                        "matmul",
                        floats(),
                        floats(2, 2)),
                runtime("trace: expected a matrix, but got tensor with dim 1", "trace", floats(3)));
    }

    static Stream<Arguments> dtypes() {
        return Stream.of(
                runtime("expected scalar type Float but found Double", "bmm", floats(2, 3, 4), doubles(2, 4, 4)),
                runtime(
                        "expected m1 and m2 to have the same dtype, but got: float != double",
                        "mm",
                        floats(3, 4),
                        doubles(4, 4)),
                runtime(
                        "expected m1 and m2 to have the same dtype, but got: long int != c10::complex<float>",
                        "mm",
                        distinct(DType.INT64, 3, 4),
                        distinct(DType.COMPLEX64, 4, 4)),
                runtime(
                        "addmv input tensors must have the same dtype, but got Double, Float, and Double",
                        "mv",
                        floats(3, 4),
                        doubles(4)),
                runtime(
                        "dot : expected both vectors to have same dtype, but found Float and Double",
                        "dot",
                        floats(3),
                        doubles(3)),
                notImplemented("bmm", "bmm", bools(1, 2, 2), bools(1, 2, 2)),
                notImplemented("addmm_impl_cpu_", "mm", bools(2, 2), bools(2, 2)),
                notImplemented("addmv_impl_cpu", "mv", bools(2, 2), bools(2)),
                notImplemented("dot", "dot", bools(2), bools(2)),
                notImplemented("trace", "trace", bools(2, 2)));
    }

    @ParameterizedTest(name = "{2}: {1}")
    @MethodSource({"sizes", "dtypes"})
    void raisesWhatTheOriginalRaises(Kind kind, String message, String operator, List<Tensor> factors) {
        assertThatThrownBy(() -> Dispatcher.call(operator, factors.toArray()))
                .isInstanceOfSatisfying(
                        PythonError.class, error -> assertThat(error.kind()).isEqualTo(kind))
                .hasMessage(message);
    }

    /** Which product refuses depends on whether the lanes can be rows of one matrix. */
    static Stream<Arguments> mappedFactors() {
        String batches = "Expected size for first two dimensions of batch2 tensor to be: ";
        Object none = Vmap.NOT_MAPPED;
        return Stream.of(
                of(batches + "[3, 5] but got: [3, 4].", "mm", floats(3, 4, 5), floats(3, 4, 5), List.of(0, 0)),
                of(
                        "mat1 and mat2 shapes cannot be multiplied (12x5 and 4x5)",
                        "mm",
                        floats(3, 4, 5),
                        floats(4, 5),
                        List.of(0, none)),
                of(batches + "[3, 5] but got: [3, 4].", "mm", floats(4, 3, 5), floats(4, 5), List.of(1, none)),
                of(batches + "[3, 5] but got: [3, 4].", "mm", floats(4, 5), floats(3, 4, 5), List.of(none, 0)),
                of(batches + "[3, 5] but got: [3, 4].", "mv", floats(3, 4, 5), floats(3, 4), List.of(0, 0)),
                of(
                        "size mismatch, got input (12), mat (12x5), vec (4)",
                        "mv",
                        floats(3, 4, 5),
                        floats(4),
                        List.of(0, none)),
                of(batches + "[3, 4] but got: [3, 5].", "dot", floats(3, 4), floats(3, 5), List.of(0, 0)),
                of(
                        "size mismatch, got input (3), mat (3x4), vec (5)",
                        "dot",
                        floats(3, 4),
                        floats(5),
                        List.of(0, none)),
                of(batches + "[6, 5] but got: [6, 4].", "bmm", floats(3, 2, 4, 5), floats(3, 2, 4, 5), List.of(0, 0)));
    }

    @ParameterizedTest(name = "{1} {4}: {0}")
    @MethodSource("mappedFactors")
    void raisesWhatTheOriginalRaisesUnderVmap(
            String message, String operator, Tensor self, Tensor other, List<Object> inDims) {
        Vmap product = Vmap.vmap((Tensor a, Tensor b) -> (Tensor) Dispatcher.call(operator, a, b))
                .inDims(inDims.toArray());

        assertThatThrownBy(() -> product.apply(self, other))
                .isInstanceOf(PythonError.class)
                .hasMessage(message);
    }
}
