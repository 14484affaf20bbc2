package io.vck.reference.ops;

import static io.vck.reference.vmap.BatchingRules.onPhysical;

import io.vck.reference.dispatch.Arguments;
import io.vck.reference.dispatch.Dispatcher;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.dispatch.Torch;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.Shapes;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import io.vck.reference.vmap.PhysicalView;
import java.util.Arrays;

/**
 * Views with sizes and strides of the caller's choice.
 *
 * <h2>NOTE [as_strided under vmap]</h2>
 *
 * {@code as_strided} speaks of memory, and a lane of a batch has none of its own. The offset is meant as if every lane
 * began where the batch begins: lane {@code i} shows {@code offset + i * stride of the batch dim}. (A loop over the lanes
 * would show the same place in each, since an offset counts from the start of the storage; {@code vmap} differs from it on
 * purpose.) Then all lanes together are one window on the batch, with the batch dims' strides before the given ones.
 *
 * <p>That is allowed only where it can't go wrong: the batch dims must be outermost in memory, and the first lane's window
 * must lie within the memory that the first lane spans, so that no lane sees another's elements.
 */
final class Windows {
    private Windows() {}

    static void declare(Family family) {
        family.add(Operator.declare(
                        "as_strided(Tensor(a) self, int[] size, int[] stride, int? storage_offset=None) -> Tensor(a)")
                .kernel(args -> asStrided(args.strided("self"), args))
                .batching((operator, args) -> onPhysical(args, view -> asStridedBatched(operator, view, args)))
                .derivative("self", b -> StridedGradients.ofArgument(b)));
        family.add(Operator.declare("unfold(Tensor(a) self, int dimension, int size, int step) -> Tensor(a)")
                .kernel(args -> unfold(args.strided("self"), args))
                .batching((operator, args) -> onPhysical(args, view -> unfoldBatched(operator, args, view)))
                .derivative("self", b -> (Tensor) Dispatcher.call(
                        "unfold_backward",
                        b.grad(),
                        Arguments.list(b.shape("self")),
                        b.args().get("dimension"),
                        b.args().get("size"),
                        b.args().get("step"))));
        family.add(Operator.declare(
                        "unfold_backward(Tensor grad_in, int[] input_sizes, int dim, int size, int step) -> Tensor")
                .kernel(StridedGradients::unfoldBackward)
                .fallback()
                .derivative("grad_in", b -> (Tensor) Dispatcher.call(
                        "unfold",
                        b.grad(),
                        b.args().get("dim"),
                        b.args().get("size"),
                        b.args().get("step"))));
    }

    static StridedTensor asStrided(StridedTensor self, Arguments args) {
        int[] size = args.integers("size");
        int[] stride = args.integers("stride");
        long offset = args.optionalInteger("storage_offset").orElse((long) self.offset());
        if (size.length != stride.length) {
            throw PythonError.runtime("mismatch in length of strides and shape");
        } else if (Arrays.stream(stride).anyMatch(each -> each < 0)) {
            throw PythonError.runtime("as_strided: Negative strides are not supported at the moment, got strides: "
                    + Arrays.toString(stride));
        } else if (Arrays.stream(size).anyMatch(each -> each < 0)) {
            throw PythonError.runtime("Storage size calculation overflowed with sizes=" + Arrays.toString(size)
                    + " and strides=" + Arrays.toString(stride));
        } else if (offset < 0) {
            throw PythonError.runtime("Tensor: invalid storage offset " + offset);
        }
        long end = endOf(size, stride, offset);
        if (end > self.storage().size()) {
            int bytes = self.dtype().bytes();
            throw PythonError.runtime("setStorage: sizes " + Arrays.toString(size) + ", strides "
                    + Arrays.toString(stride) + ", storage offset " + offset + ", and itemsize " + bytes
                    + " requiring a storage size of " + end * bytes + " are out of bounds for storage of size "
                    + (long) self.storage().size() * bytes);
        }
        return self.view(size, stride, (int) offset);
    }

    /** The place after the last element of a window; 0 if it has no elements. */
    private static long endOf(int[] size, int[] stride, long offset) {
        long last = offset;
        for (int dim = 0; dim < size.length; dim++) {
            if (size[dim] == 0) {
                return 0;
            }
            last += (long) (size[dim] - 1) * stride[dim];
        }
        return last + 1;
    }

    /** See NOTE [as_strided under vmap]. */
    private static Tensor asStridedBatched(Operator operator, PhysicalView view, Arguments args) {
        int[] size = args.integers("size");
        int[] stride = args.integers("stride");
        if (size.length != stride.length) {
            throw PythonError.runtime(
                    "Tensor.as_strided(size, stride, ...): size and stride must have the same length! " + "Got size "
                            + Arrays.toString(size) + " and stride " + Arrays.toString(stride));
        }
        refuseBatchDimsInside(view);
        refuseOtherMemory(view, args);
        int[] strides = Arrays.copyOf(view.tensor().strides(), view.batchDims() + stride.length);
        System.arraycopy(stride, 0, strides, view.batchDims(), stride.length);
        return (Tensor) Dispatcher.callFromTop(
                operator,
                args.with(0, view.tensor())
                        .with("size", Arguments.list(view.physicalShape(size)))
                        .with("stride", Arguments.list(strides)));
    }

    private static void refuseBatchDimsInside(PhysicalView view) {
        int[] strides = view.tensor().strides();
        int smallestOfBatch = Arrays.stream(strides, 0, view.batchDims()).min().orElse(0);
        int largestOfLane =
                Arrays.stream(strides, view.batchDims(), strides.length).max().orElse(0);
        if (smallestOfBatch < largestOfLane) {
            throw PythonError.runtime(
                    "vmap: Calling Tensor.as_strided is not supported unless the batch dims being vmapped "
                            + "over are at the front of the tensor (in memory layout): got strides "
                            + Arrays.toString(strides) + ", of which the first " + view.batchDims()
                            + " are those of the batch "
                            + "dims. Try to express the window by other view operators.");
        }
    }

    private static void refuseOtherMemory(PhysicalView view, Arguments args) {
        int[] size = args.integers("size");
        int[] stride = args.integers("stride");
        Tensor physical = view.tensor();
        int begin = physical.offset();
        long offset = args.optionalInteger("storage_offset").orElse((long) begin);
        long end = endOf(size, stride, offset);
        long endOfLane = endOf(lane(view, physical.shape()), lane(view, physical.strides()), begin);
        boolean inside = end == 0 || (offset >= begin && end <= endOfLane);
        if (!inside) {
            String range = endOfLane == 0 ? "no memory" : "the range [" + begin + ", " + endOfLane + ")";
            throw PythonError.runtime("result = tensor.as_strided(" + Arrays.toString(size) + ", "
                    + Arrays.toString(stride) + ", " + offset + ") can access memory outside of `tensor`: the result "
                    + "spans the range [" + offset + ", " + end + "), a lane of `tensor` spans " + range
                    + ". This is not supported inside of vmap; try to express the window by other view operators.");
        }
    }

    private static int[] lane(PhysicalView view, int[] physical) {
        return Arrays.copyOfRange(physical, view.batchDims(), physical.length);
    }

    /** A lane without dims is one window, as if it had a dim of size 1. */
    private static Tensor unfoldBatched(Operator operator, Arguments args, PhysicalView view) {
        boolean scalars = view.logicalDims() == 0;
        long dim = view.physicalDim(args.integer("dimension"));
        Tensor lanes = scalars ? Torch.unsqueeze(view.tensor(), view.batchDims()) : view.tensor();
        Tensor windows =
                (Tensor) Dispatcher.callFromTop(operator, args.with(0, lanes).with("dimension", dim));
        return scalars ? Torch.select(windows, view.batchDims(), 0) : windows;
    }

    /** Windows of some size at every step along a dim; their elements are the last dim. */
    static StridedTensor unfold(StridedTensor self, Arguments args) {
        return unfold(self, args.integer("dimension"), args.integer("size"), args.integer("step"));
    }

    static StridedTensor unfold(StridedTensor self, int dimension, int size, int step) {
        int dim = Shapes.wrapDim(dimension, self.dim());
        int whole = self.dim() == 0 ? 1 : self.shape()[dim];
        if (size > whole) {
            throw PythonError.runtime(
                    "maximum size for tensor at dimension " + dim + " is " + whole + " but size is " + size);
        } else if (size < 0) {
            throw PythonError.runtime("size is " + size + " but must be >= 0");
        } else if (step <= 0) {
            throw PythonError.runtime("step is " + step + " but must be > 0");
        } else if (self.dim() == 0) {
            return self.view(new int[] {size}, new int[] {1}, self.offset());
        }
        int[] shape = Shapes.replaced(self.shape(), dim, (whole - size) / step + 1);
        int[] strides = Shapes.replaced(self.strides(), dim, self.strides()[dim] * step);
        return self.view(
                Shapes.inserted(shape, shape.length, size),
                Shapes.inserted(strides, strides.length, self.strides()[dim]),
                self.offset());
    }
}
