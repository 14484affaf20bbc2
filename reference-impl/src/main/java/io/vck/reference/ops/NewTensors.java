package io.vck.reference.ops;

import io.vck.reference.dispatch.Arguments;
import io.vck.reference.dispatch.Batching.BatchingRule;
import io.vck.reference.dispatch.Dispatcher;
import io.vck.reference.dispatch.Kernel;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.Elements;
import io.vck.reference.tensor.MemoryOrder;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.Shapes;
import io.vck.reference.tensor.Storage;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import io.vck.reference.vmap.PhysicalView;
import java.util.Arrays;

/**
 * New tensors that take their element type from a given one, and some their shape, but no values. What is called empty
 * holds zeros here; a program that depends on them is wrong all the same.
 */
final class NewTensors {
    private static final String DTYPE = ", *, ScalarType? dtype=None) -> Tensor";

    private NewTensors() {}

    static void declare(Family family) {
        rule(family, "new_empty(Tensor self, int[] size", args -> ofSize(args, 0L), NewTensors::withBatchSizes);
        rule(family, "new_zeros(Tensor self, int[] size", args -> ofSize(args, 0L), NewTensors::withBatchSizes);
        rule(
                family,
                "new_empty_strided(Tensor self, int[] size, int[] stride",
                args -> strided(args, dtype(args)),
                NewTensors::batchOfStrided);
        fallback(family, "new_ones(Tensor self, int[] size", args -> ofSize(args, 1L));
        fallback(
                family,
                "new_full(Tensor self, int[] size, Scalar fill_value",
                args -> ofSize(args, args.get("fill_value")));
        fallback(family, "empty_like(Tensor self", args -> like(args, 0L));
        fallback(family, "zeros_like(Tensor self", args -> like(args, 0L));
        fallback(family, "ones_like(Tensor self", args -> like(args, 1L));
        fallback(family, "full_like(Tensor self, Scalar fill_value", args -> like(args, args.get("fill_value")));
    }

    private static void rule(Family family, String signature, Kernel kernel, BatchingRule rule) {
        family.add(Operator.declare(signature + DTYPE)
                .kernel(kernel)
                .batching(rule)
                .notDifferentiable());
    }

    private static void fallback(Family family, String signature, Kernel kernel) {
        family.add(Operator.declare(signature + DTYPE).kernel(kernel).fallback().notDifferentiable());
    }

    private static DType dtype(Arguments args) {
        return args.optionalDtype("dtype").orElse(args.tensor("self").dtype());
    }

    private static StridedTensor ofSize(Arguments args, Object value) {
        return filled(StridedTensor.zeros(dtype(args), args.integers("size")), value);
    }

    /** With the strides of the given tensor if that fills its memory. */
    private static StridedTensor like(Arguments args, Object value) {
        StridedTensor self = args.strided("self");
        Storage storage = Storage.allocate(dtype(args), self.numel());
        return filled(StridedTensor.over(storage, self.shape(), MemoryOrder.preserved(self), 0), value);
    }

    static StridedTensor filled(StridedTensor tensor, Object value) {
        Refusals.refuseOverflow(value, tensor.dtype());
        Elements.copy(tensor, StridedTensor.wrappedNumber(value));
        return tensor;
    }

    static StridedTensor strided(Arguments args, DType dtype) {
        int[] size = args.integers("size");
        int[] stride = args.integers("stride");
        return StridedTensor.over(Storage.allocate(dtype, storageSize(size, stride)), size, stride, 0);
    }

    /** How many places of memory a window takes. */
    private static int storageSize(int[] size, int[] stride) {
        if (size.length != stride.length) {
            throw PythonError.runtime("new_empty_strided(sizes, strides): dimensionality of sizes (" + size.length
                    + ") must match dimensionality of strides (" + stride.length + ")");
        } else if (Arrays.stream(stride).anyMatch(each -> each < 0)) {
            throw PythonError.runtime(
                    "Tensors of negative strides are not supported, got strides " + Arrays.toString(stride));
        }
        if (Shapes.numel(size) == 0) {
            return 0;
        }
        int last = 0;
        for (int dim = 0; dim < size.length; dim++) {
            last += (size[dim] - 1) * stride[dim];
        }
        return last + 1;
    }

    private static Object withBatchSizes(Operator operator, Arguments args) {
        PhysicalView view = PhysicalView.of(args.tensor("self"));
        int[] size = view.physicalShape(args.integers("size"));
        Arguments physical = args.with("self", view.tensor()).with("size", Arguments.list(size));
        return view.logical((Tensor) Dispatcher.callFromTop(operator, physical));
    }

    /** One after the other in memory lie as many windows as there are lanes, each as the strides make it. */
    private static Object batchOfStrided(Operator operator, Arguments args) {
        PhysicalView view = PhysicalView.of(args.tensor("self"));
        int[] size = args.integers("size");
        int[] stride = args.integers("stride");
        int each = storageSize(size, stride);
        int[] strides = Arrays.copyOf(
                Arrays.stream(Shapes.contiguousStrides(view.batchSizes()))
                        .map(lanes -> lanes * each)
                        .toArray(),
                view.batchDims() + stride.length);
        System.arraycopy(stride, 0, strides, view.batchDims(), stride.length);
        Arguments physical = args.with("self", view.tensor())
                .with("size", Arguments.list(view.physicalShape(size)))
                .with("stride", Arguments.list(strides));
        return view.logical((Tensor) Dispatcher.callFromTop(operator, physical));
    }
}
