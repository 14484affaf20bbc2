package io.vck.reference.ops;

import static io.vck.reference.vmap.BatchingRules.onPhysical;

import io.vck.reference.dispatch.Arguments;
import io.vck.reference.dispatch.Derivative.Backward;
import io.vck.reference.dispatch.Dispatcher;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.dispatch.Torch;
import io.vck.reference.tensor.BatchedTensor;
import io.vck.reference.tensor.Elements;
import io.vck.reference.tensor.MemoryFormat;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.Shapes;
import io.vck.reference.tensor.Storage;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import io.vck.reference.vmap.BatchingRules;
import io.vck.reference.vmap.PhysicalView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Operators that move elements without changing them: copies and filling. */
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
        inPlace(family);
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

    static Tensor contiguousClone(Tensor self) {
        return (Tensor) Dispatcher.call("clone", self, MemoryFormat.CONTIGUOUS_FORMAT);
    }

    /** A copy that keeps the order of strides if the tensor fills its memory, as PyTorch's does. */
    private static StridedTensor copyOf(StridedTensor self, Arguments args) {
        boolean contiguous = args.get("memory_format") == MemoryFormat.CONTIGUOUS_FORMAT;
        StridedTensor result = StridedTensor.over(
                Storage.allocate(self.dtype(), self.numel()),
                self.shape(),
                contiguous ? Shapes.contiguousStrides(self.shape()) : stridesOfCopy(self),
                0);
        Elements.copy(result, self);
        return result;
    }

    /** The strides of a tensor that is to lie in memory as a given one does, as far as that has no gaps. */
    static int[] stridesOfCopy(StridedTensor self) {
        return isDense(self) ? self.strides() : Shapes.contiguousStrides(self.shape());
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
}
