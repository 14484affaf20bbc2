package io.vck.reference.ops;

import static io.vck.reference.vmap.BatchingRules.onPhysicalEach;

import io.vck.reference.dispatch.Arguments;
import io.vck.reference.dispatch.Derivative.Backward;
import io.vck.reference.dispatch.Dispatcher;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.dispatch.Torch;
import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.Elements;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.Shapes;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Operators that take a tensor apart along a dim, into views. */
final class Splitting {
    private Splitting() {}

    static void declare(Family family) {
        family.add(Operator.declare("split.Tensor(Tensor(a -> *) self, int split_size, int dim=0) -> Tensor(a)[]")
                .kernel(args -> pieces(args.strided("self"), equalSizes(args), args.integer("dim")))
                .batching(Splitting::alongPhysicalDim)
                .derivative(b -> joinGradients(b, equalSizes(b.args()))));
        splitWithSizes(family, "split.sizes", "split_size");
        splitWithSizes(family, "split_with_sizes", "split_sizes");
        family.add(Operator.declare("chunk(Tensor(a -> *) self, int chunks, int dim=0) -> Tensor(a)[]")
                .composite(Splitting::chunk)
                .batching(Splitting::alongPhysicalDim));
        family.add(Operator.declare("unbind.int(Tensor(a -> *) self, int dim=0) -> Tensor(a)[]")
                .kernel(args -> unbind(args.strided("self"), args.integer("dim")))
                .batching(Splitting::alongPhysicalDim)
                .derivative(Splitting::stackGradients));
        family.add(Operator.declare(
                        "tensor_split.sections(Tensor(a -> *) self, int sections, int dim=0) -> Tensor(a)[]")
                .composite(args -> splitInSections(args.tensor("self"), args.integer("sections"), args.integer("dim")))
                .batching(Splitting::alongPhysicalDim));
        family.add(
                Operator.declare("tensor_split.indices(Tensor(a -> *) self, int[] indices, int dim=0) -> Tensor(a)[]")
                        .composite(args -> splitAt(args.tensor("self"), args.integers("indices"), args.integer("dim")))
                        .batching(Splitting::alongPhysicalDim));
        family.add(Operator.declare("tensor_split.tensor_indices_or_sections(Tensor(a -> *) self, "
                        + "Tensor tensor_indices_or_sections, int dim=0) -> Tensor(a)[]")
                .composite(Splitting::splitByTensor)
                .fallback());
    }

    private static void splitWithSizes(Family family, String name, String sizes) {
        family.add(Operator.declare(name + "(Tensor(a -> *) self, int[] " + sizes + ", int dim=0) -> Tensor(a)[]")
                .kernel(args ->
                        pieces(args.strided("self"), checkedSizes(args, args.integers(sizes)), args.integer("dim")))
                .batching(Splitting::alongPhysicalDim)
                .derivative(b -> joinGradients(b, b.args().integers(sizes))));
    }

    private static Object alongPhysicalDim(Operator operator, Arguments args) {
        return onPhysicalEach(args, view -> {
            Arguments physical = args.with(0, view.tensor()).with("dim", (long) view.physicalDim(args.integer("dim")));
            return Dispatcher.callFromTop(operator, physical);
        });
    }

    private static int splitDimSize(String name, Tensor self, int dim) {
        if (self.dim() == 0) {
            throw PythonError.runtime(name + " expects at least a 1-dimensional tensor");
        }
        return self.size(dim);
    }

    /** Pieces of the size asked for, the last one smaller if need be. */
    private static int[] equalSizes(Arguments args) {
        int each = args.integer("split_size");
        int size = splitDimSize("split", args.tensor("self"), args.integer("dim"));
        if (each < 0) {
            throw PythonError.runtime("split expects split_size be non-negative, but got split_size=" + each);
        } else if (each == 0 && size > 0) {
            throw PythonError.runtime(
                    "split_size can only be 0 if dimension size is 0, but got dimension size of " + size);
        }
        int count = each == 0 ? 1 : Math.max(1, (size + each - 1) / each);
        int[] sizes = new int[count];
        Arrays.fill(sizes, each);
        sizes[count - 1] = size - (count - 1) * each;
        return sizes;
    }

    private static int[] checkedSizes(Arguments args, int[] sizes) {
        int dim = args.integer("dim");
        int size = splitDimSize("split", args.tensor("self"), dim);
        for (int each : sizes) {
            if (each < 0) {
                throw PythonError.runtime(
                        "split_with_sizes expects split_sizes have only non-negative entries, but got " + "split_sizes="
                                + Arrays.toString(sizes));
            }
        }
        if (Arrays.stream(sizes).sum() != size) {
            throw PythonError.runtime("split_with_sizes expects split_sizes to sum exactly to " + size
                    + " (input tensor's size at dimension " + dim + "), but got split_sizes="
                    + Arrays.toString(sizes));
        }
        return sizes;
    }

    private static List<Tensor> pieces(StridedTensor self, int[] sizes, int dim) {
        int at = Shapes.wrapDim(dim, self.dim());
        List<Tensor> pieces = new ArrayList<>(sizes.length);
        int start = 0;
        for (int size : sizes) {
            pieces.add(self.view(Shapes.replaced(self.shape(), at, size), self.strides(), self.position(at, start)));
            start += size;
        }
        return pieces;
    }

    private static Object chunk(Arguments args) {
        int chunks = args.integer("chunks");
        int dim = args.integer("dim");
        int size = splitDimSize("chunk", args.tensor("self"), dim);
        if (chunks <= 0) {
            throw PythonError.runtime("chunk expects `chunks` to be greater than 0, got: " + chunks);
        }
        int each = (size + chunks - 1) / chunks;
        if (each > 0) {
            return Dispatcher.call("split.Tensor", args.tensor("self"), (long) each, (long) dim);
        }
        return Dispatcher.call("split_with_sizes", args.tensor("self"), Arguments.list(new int[chunks]), (long) dim);
    }

    private static List<Tensor> unbind(StridedTensor self, int dim) {
        int at = Shapes.wrapDim(dim, self.dim());
        if (self.dim() == 0) {
            throw PythonError.index("Dimension specified as " + dim + " but tensor has no dimensions");
        }
        List<Tensor> slices = new ArrayList<>(self.shape()[at]);
        for (int index = 0; index < self.shape()[at]; index++) {
            slices.add(self.select(at, index));
        }
        return slices;
    }

    /** Sections as equal as can be, the first ones larger by one. */
    private static List<Tensor> splitInSections(Tensor self, int sections, int dim) {
        refuseScalar(self);
        if (sections <= 0) {
            throw PythonError.runtime("number of sections must be larger than 0, got " + sections);
        }
        int size = self.size(dim);
        int larger = size % sections;
        int[] ends = new int[sections];
        for (int section = 0; section < sections; section++) {
            ends[section] = (section == 0 ? 0 : ends[section - 1]) + size / sections + (section < larger ? 1 : 0);
        }
        return slices(self, ends, dim);
    }

    private static List<Tensor> splitAt(Tensor self, int[] indices, int dim) {
        refuseScalar(self);
        int[] ends = Arrays.copyOf(indices, indices.length + 1);
        ends[indices.length] = self.size(dim);
        return slices(self, ends, dim);
    }

    private static void refuseScalar(Tensor self) {
        if (self.dim() == 0) {
            throw PythonError.runtime(
                    "tensor_split expected at least a 1-dimensional tensor, but got a tensor with 0 dims");
        }
    }

    /** Slices that begin where the one before them ends. */
    private static List<Tensor> slices(Tensor self, int[] ends, int dim) {
        List<Tensor> slices = new ArrayList<>(ends.length);
        long start = 0;
        for (int end : ends) {
            slices.add(Torch.slice(self, dim, start, (long) end, 1));
            start = end;
        }
        return slices;
    }

    private static List<Tensor> splitByTensor(Arguments args) {
        StridedTensor by = (StridedTensor) args.tensor("tensor_indices_or_sections");
        if (by.dtype() != DType.INT64) {
            throw PythonError.runtime("tensor_split expected tensor_indices_or_sections to have dtype of long, but got "
                    + by.dtype().title());
        } else if (by.dim() > 1) {
            throw PythonError.runtime("tensor_split expected tensor_indices_or_sections to be a zero-dimensional or "
                    + "one-dimensional tensor, but got a tensor with " + by.dim() + " dims");
        }
        int[] numbers =
                Arrays.stream(Elements.longs(by)).mapToInt(Math::toIntExact).toArray();
        return by.dim() == 0
                ? splitInSections(args.tensor("self"), numbers[0], args.integer("dim"))
                : splitAt(args.tensor("self"), numbers, args.integer("dim"));
    }

    /** The gradients of the pieces, joined; zeros for pieces that nothing depends on. */
    private static void joinGradients(Backward b, int[] sizes) {
        int dim = Shapes.wrapDim(b.args().integer("dim"), b.shape("self").length);
        List<Tensor> gradients = new ArrayList<>();
        for (int i = 0; i < sizes.length; i++) {
            gradients.add(gradientOrZeros(b, i, sizes.length, Shapes.replaced(b.shape("self"), dim, sizes[i])));
        }
        b.set("self", (Tensor) Dispatcher.call("cat", gradients, (long) dim));
    }

    private static void stackGradients(Backward b) {
        int dim = Shapes.wrapDim(b.args().integer("dim"), b.shape("self").length);
        int count = b.shape("self")[dim];
        int[] shape = Selections.without(b.shape("self"), dim);
        List<Tensor> gradients = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            gradients.add(gradientOrZeros(b, i, count, shape));
        }
        b.set("self", Torch.stack(gradients, dim));
    }

    private static Tensor gradientOrZeros(Backward b, int index, int count, int[] shape) {
        return b.grad(index).orElseGet(() -> Torch.zeros(dtypeOfGradients(b, count), shape));
    }

    private static DType dtypeOfGradients(Backward b, int count) {
        for (int i = 0; i < count; i++) {
            Optional<Tensor> gradient = b.grad(i);
            if (gradient.isPresent()) {
                return gradient.get().dtype();
            }
        }
        throw new IllegalStateException("asked for a gradient though no result has one");
    }
}
