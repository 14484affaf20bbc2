package io.vck.reference.ops;

import static io.vck.reference.vmap.BatchingRules.onPhysical;

import io.vck.reference.dispatch.Arguments;
import io.vck.reference.dispatch.Derivative.Backward;
import io.vck.reference.dispatch.Dispatcher;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.dispatch.Torch;
import io.vck.reference.tensor.BatchedTensor;
import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.Elements;
import io.vck.reference.tensor.MemoryFormat;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.Shapes;
import io.vck.reference.tensor.Storage;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import io.vck.reference.tensor.TypePromotion;
import io.vck.reference.vmap.BatchingRules;
import io.vck.reference.vmap.PhysicalView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Operators that move elements without changing them: copies, conversions, filling, joining. */
final class Copies {
    private Copies() {}

    static void declare(Family family) {
        family.add(Operator.declare("clone(Tensor self, *, MemoryFormat? memory_format=None) -> Tensor")
                .kernel(args -> copyOf(args.strided("self"), args))
                .batching(BatchingRules::pointwise)
                .derivative("self", b -> b.grad()));
        family.add(Operator.declare("contiguous(Tensor(a) self, *, MemoryFormat? memory_format=None) -> Tensor(a)")
                .composite(args ->
                        args.tensor("self").isContiguous() ? args.tensor("self") : contiguousClone(args.tensor("self")))
                .batching((operator, args) -> contiguousBatched(args)));
        family.add(
                Operator.declare("to.dtype(Tensor(a) self, ScalarType dtype, bool non_blocking=False, bool copy=False) "
                                + "-> Tensor(a)")
                        .composite(args -> to(
                                args.tensor("self"), args.optionalDtype("dtype").orElseThrow(), args))
                        .batching(BatchingRules::pointwise));
        family.add(Operator.declare("_to_copy(Tensor self, ScalarType dtype) -> Tensor")
                .kernel(args -> Elements.convert(
                        args.strided("self"), args.optionalDtype("dtype").orElseThrow()))
                .batching(BatchingRules::pointwise)
                .derivative("self", b -> Torch.to(b.grad(), b.tensor("self").dtype())));
        inPlace(family);
        joining(family);
    }

    private static void inPlace(Family family) {
        family.add(Operator.declare("copy_(Tensor(a!) self, Tensor src, bool non_blocking=False) -> Tensor(a!)")
                .kernel(args -> overwrite(args.strided("self"), args.strided("src")))
                .fallback()
                .derivative("self", b -> Torch.mul(b.grad(), 0))
                .derivative("src", b -> Torch.to(b.grad(), b.tensor("src").dtype())));
        family.add(Operator.declare("fill_.Scalar(Tensor(a!) self, Scalar value) -> Tensor(a!)")
                .kernel(args -> overwrite(args.strided("self"), StridedTensor.wrappedNumber(args.get("value"))))
                .batching((operator, args) -> onPhysicalInPlace(operator, args))
                .derivative("self", b -> Torch.mul(b.grad(), 0)));
        family.add(Operator.declare("fill_.Tensor(Tensor(a!) self, Tensor value) -> Tensor(a!)")
                .kernel(args -> fill(args.strided("self"), args.strided("value")))
                .batching(Copies::fillBatched)
                .derivative("self", b -> Torch.mul(b.grad(), 0))
                .derivative("value", Backward::grad));
        family.add(Operator.declare("zero_(Tensor(a!) self) -> Tensor(a!)")
                .kernel(args -> overwrite(args.strided("self"), StridedTensor.wrappedNumber(0L)))
                .batching((operator, args) -> onPhysicalInPlace(operator, args))
                .derivative("self", b -> Torch.mul(b.grad(), 0)));
    }

    private static void joining(Family family) {
        family.add(Operator.declare("cat(Tensor[] tensors, int dim=0) -> Tensor")
                .kernel(args -> concatenate(args.tensorList("tensors"), args.integer("dim")))
                .batching((operator, args) -> joinBatched(operator, args, 0))
                .derivative(Copies::splitGradient));
        family.add(Operator.declare("stack(Tensor[] tensors, int dim=0) -> Tensor")
                .kernel(args -> stack(args.tensorList("tensors"), args.integer("dim")))
                .batching((operator, args) -> joinBatched(operator, args, 1))
                .derivative(Copies::unstackGradient));
    }

    static Tensor contiguousClone(Tensor self) {
        return (Tensor) Dispatcher.call("clone", self, MemoryFormat.CONTIGUOUS_FORMAT);
    }

    /** A copy that keeps the order of strides if the tensor fills its memory, as PyTorch's does. */
    private static StridedTensor copyOf(StridedTensor self, Arguments args) {
        boolean keepsLayout = args.get("memory_format") != MemoryFormat.CONTIGUOUS_FORMAT;
        StridedTensor result = StridedTensor.over(
                Storage.allocate(self.dtype(), self.numel()),
                self.shape(),
                keepsLayout && isDense(self) ? self.strides() : Shapes.contiguousStrides(self.shape()),
                0);
        Elements.copy(result, self);
        return result;
    }

    /** Whether the elements fill a stretch of memory without gaps or overlaps, in some order of dims. */
    private static boolean isDense(StridedTensor self) {
        List<Integer> dims = new ArrayList<>();
        for (int dim = 0; dim < self.dim(); dim++) {
            if (self.shape()[dim] != 1) {
                dims.add(dim);
            }
        }
        dims.sort(Comparator.comparingInt(dim -> self.strides()[dim]));
        int expected = 1;
        for (int dim : dims) {
            if (self.strides()[dim] != expected) {
                return false;
            }
            expected *= self.shape()[dim];
        }
        return self.numel() > 0;
    }

    private static Tensor to(Tensor self, DType dtype, Arguments args) {
        return self.dtype() == dtype && !args.truth("copy") ? self : (Tensor) Dispatcher.call("_to_copy", self, dtype);
    }

    private static StridedTensor fill(StridedTensor self, StridedTensor value) {
        if (value.dim() > 0) {
            throw PythonError.runtime(
                    "fill_ only supports 0-dimension value tensor but got tensor with " + value.dim() + " dimensions.");
        }
        return overwrite(self, value);
    }

    private static StridedTensor overwrite(StridedTensor self, StridedTensor source) {
        int[] shape = Shapes.broadcast(self.shape(), source.shape());
        if (!Arrays.equals(shape, self.shape())) {
            throw PythonError.runtime("output with shape " + Arrays.toString(self.shape())
                    + " doesn't match the broadcast shape " + Arrays.toString(shape));
        }
        Elements.copy(self, source);
        self.storage().bumpVersion();
        return self;
    }

    private static Object contiguousBatched(Arguments args) {
        return onPhysical(args, view -> (Tensor) Dispatcher.call("contiguous", view.tensor()));
    }

    private static Object onPhysicalInPlace(Operator operator, Arguments args) {
        PhysicalView view = PhysicalView.of((Tensor) args.get(0));
        Dispatcher.callFromTop(operator, args.with(0, view.tensor()));
        return args.get(0);
    }

    private static Object fillBatched(Operator operator, Arguments args) {
        if (!(args.get("value") instanceof BatchedTensor)) {
            return onPhysicalInPlace(operator, args);
        }
        List<PhysicalView> views = PhysicalView.broadcasting(args.tensor("self"), args.tensor("value"));
        Torch.copyInto(views.get(0).tensor(), views.get(1).tensor());
        return args.get(0);
    }

    private static Object joinBatched(Operator operator, Arguments args, int newDims) {
        List<PhysicalView> views = PhysicalView.multiBatch(args.tensorList("tensors"));
        PhysicalView first = views.get(0);
        int dim = Shapes.wrapDim(args.integer("dim"), first.logicalDims() + newDims) + first.batchDims();
        List<Tensor> physical = views.stream().map(PhysicalView::tensor).toList();
        return first.logical(
                (Tensor) Dispatcher.callFromTop(operator, args.with(0, physical).with(1, (long) dim)));
    }

    private static StridedTensor concatenate(List<Tensor> tensors, int dim) {
        if (tensors.isEmpty()) {
            throw PythonError.value("torch.cat(): expected a non-empty list of Tensors");
        }
        Tensor first = tensors.stream()
                .filter(tensor -> !joinsAnything(tensor))
                .findFirst()
                .orElse(tensors.get(0));
        refuseScalars(tensors);
        int at = Shapes.wrapDim(dim, first.dim());
        refuseOtherSizes(first, tensors, at);
        int[] shape = first.shape().clone();
        shape[at] = tensors.stream()
                .mapToInt(tensor -> joinsAnything(tensor) ? 0 : tensor.shape()[at])
                .sum();
        StridedTensor result = StridedTensor.zeros(TypePromotion.resultType(tensors.toArray(new Tensor[0])), shape);
        int start = 0;
        for (Tensor tensor : tensors) {
            if (!joinsAnything(tensor)) {
                Elements.copy(result.view(tensor.shape(), result.strides(), result.position(at, start)), (StridedTensor)
                        tensor);
                start += tensor.shape()[at];
            }
        }
        return result;
    }

    /** A tensor of shape [0] is skipped among tensors of any shape, as the original does. */
    private static boolean joinsAnything(Tensor tensor) {
        return tensor.dim() == 1 && tensor.numel() == 0;
    }

    private static void refuseScalars(List<Tensor> tensors) {
        for (int i = 0; i < tensors.size(); i++) {
            if (tensors.get(i).dim() == 0) {
                throw PythonError.runtime("zero-dimensional tensor (at position " + i + ") cannot be concatenated");
            }
        }
    }

    private static void refuseOtherSizes(Tensor first, List<Tensor> tensors, int at) {
        for (int i = 0; i < tensors.size(); i++) {
            Tensor tensor = tensors.get(i);
            if (joinsAnything(tensor)) {
                continue;
            } else if (tensor.dim() != first.dim()) {
                throw PythonError.runtime(
                        "Tensors must have same number of dimensions: got " + first.dim() + " and " + tensor.dim());
            }
            for (int dim = 0; dim < first.dim(); dim++) {
                int expected = first.shape()[dim];
                int got = tensor.shape()[dim];
                if (dim != at && got != expected) {
                    throw PythonError.runtime("Sizes of tensors must match except in dimension " + at
                            + ". Expected size " + expected + " but got size " + got + " for tensor number " + i
                            + " in the list.");
                }
            }
        }
    }

    private static StridedTensor stack(List<Tensor> tensors, int dim) {
        if (tensors.isEmpty()) {
            throw PythonError.runtime("stack expects a non-empty TensorList");
        }
        int[] each = tensors.get(0).shape();
        for (int i = 0; i < tensors.size(); i++) {
            if (!Arrays.equals(each, tensors.get(i).shape())) {
                throw PythonError.runtime("stack expects each tensor to be equal size, but got "
                        + Arrays.toString(each) + " at entry 0 and "
                        + Arrays.toString(tensors.get(i).shape()) + " at entry " + i);
            }
        }
        int at = Shapes.wrapDim(dim, each.length + 1);
        int[] shape = Views.inserted(each, at, tensors.size());
        StridedTensor result = StridedTensor.zeros(TypePromotion.resultType(tensors.toArray(new Tensor[0])), shape);
        for (int i = 0; i < tensors.size(); i++) {
            Elements.copy(result.select(at, i), (StridedTensor) tensors.get(i));
        }
        return result;
    }

    private static void splitGradient(Backward b) {
        List<Tensor> gradients = new ArrayList<>();
        int dim = b.args().integer("dim");
        int start = 0;
        for (Tensor tensor : b.args().tensorList("tensors")) {
            if (joinsAnything(tensor)) {
                gradients.add(Torch.zeros(tensor.dtype(), 0));
                continue;
            }
            int size = tensor.size(dim);
            gradients.add(Torch.slice(b.grad(), dim, (long) start, (long) start + size, 1));
            start += size;
        }
        b.setAll("tensors", gradients);
    }

    private static void unstackGradient(Backward b) {
        List<Tensor> gradients = new ArrayList<>();
        int count = b.args().tensorList("tensors").size();
        for (int i = 0; i < count; i++) {
            gradients.add(Torch.select(b.grad(), b.args().integer("dim"), i));
        }
        b.setAll("tensors", gradients);
    }
}
