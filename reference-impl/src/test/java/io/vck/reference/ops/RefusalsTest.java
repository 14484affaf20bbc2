package io.vck.reference.ops;

import static io.vck.reference.Tensors.distinct;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.of;

import io.vck.reference.dispatch.Dispatcher;
import io.vck.reference.dispatch.None;
import io.vck.reference.dispatch.Torch;
import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import io.vck.reference.vmap.Vmap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Sizes, dims, numbers and memory that operators refuse; kinds and messages are those of PyTorch 2.13. */
class RefusalsTest {
    private static final Tensor VECTOR = distinct(DType.FLOAT32, 3);
    private static final Tensor MATRIX = distinct(DType.FLOAT32, 2, 3);
    private static final Tensor SCALAR = distinct(DType.FLOAT32);
    private static final Tensor IMAGE = distinct(DType.FLOAT32, 1, 2, 3, 3);

    private interface Call {
        Object run();
    }

    private static Tensor ones(int... shape) {
        return distinct(DType.FLOAT32, shape);
    }

    private static Tensor indices(long... values) {
        return StridedTensor.ofLongs(DType.INT64, values, values.length);
    }

    private static Arguments runtime(String message, String operator, Object... args) {
        return of(PythonError.Kind.RUNTIME_ERROR, message, (Call) () -> Dispatcher.call(operator, args));
    }

    private static Arguments index(String message, String operator, Object... args) {
        return of(PythonError.Kind.INDEX_ERROR, message, (Call) () -> Dispatcher.call(operator, args));
    }

    static Stream<Arguments> joining() {
        return Stream.of(
                runtime("Tensors must have same number of dimensions: got 2 and 1", "cat", List.of(MATRIX, VECTOR)),
                runtime(
                        "zero-dimensional tensor (at position 1) cannot be concatenated",
                        "cat",
                        List.of(VECTOR, SCALAR)),
                runtime(
                        "Sizes of tensors must match except in dimension 0. Expected size 3 but got size 4 for tensor "
                                + "number 1 in the list.",
                        "cat",
                        List.of(MATRIX, ones(2, 4))),
                of(PythonError.Kind.VALUE_ERROR, "torch.cat(): expected a non-empty list of Tensors", (Call)
                        () -> Dispatcher.call("cat", List.of())));
    }

    private static final String MORE_THAN_ONE = "unsupported operation: more than one element of the written-to tensor "
            + "refers to a single memory location. Please clone() the tensor before performing the operation.";
    private static final String SOME = "unsupported operation: some elements of the input tensor and the written-to "
            + "tensor refer to a single memory location. Please clone() the tensor before performing the operation.";

    static Stream<Arguments> writing() {
        Tensor expanded = Torch.expand(ones(1), 3);
        Tensor memory = ones(4);
        Tensor front = Torch.slice(memory, 0, 0L, 3L, 1);
        Tensor back = Torch.slice(memory, 0, 1L, 4L, 1);
        return Stream.of(
                runtime(MORE_THAN_ONE, "exp_", expanded),
                runtime(MORE_THAN_ONE, "add_.Tensor", expanded, VECTOR),
                runtime(MORE_THAN_ONE, "copy_", expanded, VECTOR),
                runtime(MORE_THAN_ONE, "exp.out", VECTOR, expanded),
                runtime(SOME, "copy_", front, back),
                runtime(SOME, "add_.Tensor", back, front),
                runtime(SOME, "exp.out", front, back));
    }

    @Test
    void writesAreNotRefusedWhereNothingOverlaps() {
        Tensor memory = ones(4);
        Dispatcher.call("fill_.Scalar", Torch.expand(ones(1), 3), 2L);
        Dispatcher.call("copy_", Torch.slice(memory, 0, 0L, 2L, 1), Torch.slice(memory, 0, 2L, 4L, 1));
        Dispatcher.call("add_.Tensor", memory, memory);
        Dispatcher.call("exp_", Torch.expand(ones(1, 0), 3, 0));
        assertThat(((StridedTensor) memory).storage().getDouble(0))
                .isEqualTo(((StridedTensor) memory).storage().getDouble(2));
    }

    private static Arguments overflow(String type, String operator, Object... args) {
        return runtime("value cannot be converted to type " + type + " without overflow", operator, args);
    }

    static Stream<Arguments> weights() {
        String small = "The size of tensor a (3) must match the size of tensor b (4) at non-singleton dimension 1";
        String large = "output with shape [2, 3] doesn't match the broadcast shape [5, 2, 3]";
        Tensor half = StridedTensor.ofDoubles(DType.FLOAT32, new double[] {.5, .5, .5, .5, .5, .5}, 2, 3);
        return Stream.of(
                runtime(small, "binary_cross_entropy", half, half, ones(4)),
                runtime(large, "binary_cross_entropy", half, half, ones(5, 2, 3)),
                runtime(small, "binary_cross_entropy_backward", half, half, half, ones(4)),
                runtime(large, "binary_cross_entropy_backward", half, half, half, ones(5, 2, 3)));
    }

    static Stream<Arguments> numbersThatDoNotFit() {
        long large = 1L << 40;
        Tensor whole = distinct(DType.INT32, 3);
        return Stream.of(
                overflow("int", "fill_.Scalar", whole, large),
                overflow("int", "fill_.Scalar", whole, Double.NaN),
                overflow("int64_t", "fill_.Scalar", indices(1), 1e19),
                overflow("float", "fill_.Scalar", VECTOR, 1e300),
                overflow("c10::complex<float>", "fill_.Scalar", distinct(DType.COMPLEX64, 2), 1e300),
                overflow("int", "full", List.of(2L), large, DType.INT32),
                overflow("int", "new_full", whole, List.of(2L), large),
                overflow("int", "full_like", whole, large),
                overflow("int", "clamp", whole, large),
                overflow("float", "clamp_max", VECTOR, 1e300),
                overflow("int", "pow.Tensor_Scalar", whole, large),
                overflow("int", "add.Tensor", whole, whole, large));
    }

    @Test
    void infinitiesFitFloatsAndEverythingFitsBools() {
        Dispatcher.call("fill_.Scalar", ones(2), Double.POSITIVE_INFINITY);
        Dispatcher.call("fill_.Scalar", distinct(DType.BOOL, 2), 1L << 40);
        Dispatcher.call("fill_.Scalar", distinct(DType.FLOAT64, 2), 1e300);
    }

    static Stream<Arguments> viewing() {
        return Stream.of(
                runtime(
                        "The expanded size of the tensor (-1) isn't allowed in a leading, non-existing dimension 0",
                        "expand",
                        MATRIX,
                        List.of(-1L, 2L, 3L)),
                runtime("invalid shape dimension -2 at index 0 of shape [-2, 3]", "view", MATRIX, List.of(-2L, 3L)),
                runtime(
                        "cannot reshape tensor of 0 elements into shape [-1, 0] because the unspecified dimension size "
                                + "-1 can be any value and is ambiguous",
                        "view",
                        ones(0),
                        List.of(-1L, 0L)),
                runtime("permute(): duplicate dims are not allowed.", "permute", MATRIX, List.of(0L, -2L)),
                runtime(
                        "permute(sparse_coo): number of dimensions in the tensor input does not match the length of the "
                                + "desired ordering of dimensions i.e. input.dim() = 2 is not equal to len(dims) = 1",
                        "permute",
                        MATRIX,
                        List.of(0L)),
                runtime(
                        "movedim: repeated dim in `source` ([0, 0])",
                        "movedim.intlist",
                        MATRIX,
                        List.of(0L, 0L),
                        List.of(0L, 1L)),
                runtime(
                        "flatten() has invalid args: start_dim cannot come after end_dim",
                        "flatten.using_ints",
                        MATRIX,
                        1L,
                        0L),
                runtime("start (1) + length (2) exceeds dimension size (2).", "narrow", MATRIX, 0L, -1L, 2L),
                runtime("narrow(): length must be non-negative.", "narrow", MATRIX, 0L, 0L, -1L),
                runtime("narrow() cannot be applied to a 0-dim tensor.", "narrow", SCALAR, 0L, 0L, 1L),
                index(
                        "start out of range (expected to be in range of [-2, 2], but got 3)",
                        "narrow",
                        MATRIX,
                        0L,
                        3L,
                        1L),
                runtime("Trying to create tensor with negative dimension -1: [-1]", "ones", List.of(-1L)),
                runtime(
                        "fill_ only supports 0-dimension value tensor but got tensor with 1 dimensions.",
                        "fill_.Tensor",
                        ones(2, 3),
                        VECTOR));
    }

    static Stream<Arguments> indexing() {
        return Stream.of(
                runtime(
                        "source tensor shape must match self tensor shape, excluding the specified dimension. Got "
                                + "self.shape = [2, 3] source.shape = [2, 4]",
                        "index_add",
                        MATRIX,
                        0L,
                        indices(0, 1),
                        ones(2, 4)),
                runtime(
                        "index_add_(): Number of indices (3) should be equal to source.size(dim): (2), for dim: 0",
                        "index_add",
                        MATRIX,
                        0L,
                        indices(0, 1, 1),
                        ones(2, 3)),
                runtime(
                        "index_add_(): self (Float) and source (Double) must have the same scalar type",
                        "index_add",
                        MATRIX,
                        0L,
                        indices(0, 1, 1),
                        distinct(DType.FLOAT64, 2, 3)),
                runtime(
                        "index 5 is out of bounds for dimension 0 with size 2",
                        "index_add",
                        MATRIX,
                        0L,
                        indices(0, 5),
                        ones(2, 3)),
                index("index out of range in self", "index_select", MATRIX, 0L, indices(5)),
                runtime(
                        "index_select(): Index to scalar can have only 1 value, got 0 value(s)",
                        "index_select",
                        SCALAR,
                        0L,
                        indices()),
                runtime(
                        "index_select(): Index to scalar can have only 1 value, got 2 value(s)",
                        "index_select",
                        SCALAR,
                        0L,
                        indices(0, 0)),
                index(
                        "index_select(): Index is supposed to be a vector",
                        "index_select",
                        MATRIX,
                        0L,
                        Torch.view(indices(0), 1, 1)));
    }

    static Stream<Arguments> products() {
        return Stream.of(
                runtime("mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)", "mm", MATRIX, MATRIX),
                runtime("mat2 must be a matrix", "mm", MATRIX, VECTOR),
                runtime(
                        "both arguments to linear need to be at least 1D, but they are 0D and 2D",
                        "linear",
                        SCALAR,
                        MATRIX),
                convolution(
                        "Expected 3D (unbatched) or 4D (batched) input to conv2d, but got input of size: [2, 3]",
                        MATRIX,
                        ones(1, 2, 2, 2)),
                convolution(
                        "Given groups=1, weight of size [1, 1, 2, 2], expected input[1, 2, 3, 3] to have 1 channels, but "
                                + "got 2 channels instead",
                        IMAGE,
                        ones(1, 1, 2, 2)),
                convolution(
                        "Calculated padded input size per channel: (3 x 3). Kernel size: (4 x 4). Kernel size can't be "
                                + "greater than actual input size",
                        IMAGE,
                        ones(1, 2, 4, 4)),
                convolution(
                        "expected stride to be a single integer value or a list of 1 values to match the convolution "
                                + "dimensions, but got stride=[1, 1]",
                        IMAGE,
                        ones(1, 2, 2)),
                convolution(
                        "Given weight of size [1, 2, 2, 2], expected bias to be 1-dimensional with 1 elements, but got "
                                + "bias of size [2] instead",
                        IMAGE,
                        ones(1, 2, 2, 2),
                        ones(2)),
                convolution("non-positive stride is not supported", IMAGE, ones(1, 2, 2, 2), None.NONE, List.of(0L)));
    }

    private static Arguments convolution(String message, Object... args) {
        return runtime(message, "conv2d", args);
    }

    static Stream<Arguments> mappedProducts() {
        Tensor batch = ones(2, 3, 4);
        return Stream.of(
                mapped(
                        "mm(self, other): Shape mismatch: expected matrix (got `self` of size [3, 4]) and matrix (got "
                                + "`other` of size [3])",
                        batch,
                        VECTOR),
                mapped("mat1 and mat2 shapes cannot be multiplied (6x4 and 2x3)", batch, MATRIX),
                of(
                        PythonError.Kind.RUNTIME_ERROR,
                        "Expected size for first two dimensions of batch2 tensor to be: [2, 2] but got: [2, 3].",
                        (Call) () -> Vmap.vmap((Tensor lane) -> Torch.mm(ones(2, 2), lane))
                                .apply(batch)));
    }

    private static Arguments mapped(String message, Tensor batch, Tensor other) {
        return of(PythonError.Kind.RUNTIME_ERROR, message, (Call)
                () -> Vmap.vmap((Tensor lane) -> Torch.mm(lane, other)).apply(batch));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource({
        "joining",
        "writing",
        "numbersThatDoNotFit",
        "viewing",
        "indexing",
        "products",
        "mappedProducts",
        "weights"
    })
    void whatDoesNotFitRaisesWhatTheOriginalRaises(PythonError.Kind kind, String message, Call call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        PythonError.class, error -> assertThat(error.kind()).isEqualTo(kind))
                .hasMessage(message);
    }

    @Test
    void joiningSkipsWhatIsEmpty() {
        Tensor joined = (Tensor) Dispatcher.call("cat", List.of(ones(0), MATRIX), 1L);

        assertThat(joined.shape()).containsExactly(2, 3);
    }

    @Test
    void oneImageIsConvolvedLikeABatchOfOne() {
        Tensor result = (Tensor) Dispatcher.call("conv2d", ones(2, 3, 3), ones(1, 2, 2, 2));

        assertThat(result.shape()).containsExactly(1, 2, 2);
    }
}
