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

/** Views with dims of size 1 added, dropped, or stretched. */
final class Expansions {
    private Expansions() {}

    static void declare(Family family) {
        family.add(Operator.declare("expand(Tensor(a) self, int[] size, *, bool implicit=False) -> Tensor(a)")
                .kernel(args -> expand(args.strided("self"), args.integers("size")))
                .batching((operator, args) -> expandBatched(args))
                .derivative("self", b -> b.grad()));
        family.add(Operator.declare("expand_as(Tensor(a) self, Tensor other) -> Tensor(a)")
                .composite(args ->
                        Torch.expand(args.tensor("self"), args.tensor("other").shape()))
                .batchesAsComposite());
        family.add(Operator.declare("unsqueeze(Tensor(a) self, int dim) -> Tensor(a)")
                .kernel(args -> unsqueeze(args.strided("self"), args.integer("dim")))
                .batching((operator, args) -> onPhysical(
                        args,
                        view -> Torch.unsqueeze(
                                view.tensor(),
                                view.batchDims() + Shapes.wrapDim(args.integer("dim"), view.logicalDims() + 1))))
                .derivative("self", b -> Torch.squeeze(b.grad(), b.args().integer("dim"))));
        squeezing(family);
        family.add(Operator.declare("atleast_1d(Tensor self) -> Tensor")
                .composite(args -> atLeastOneDim(args.tensor("self")))
                .fallback());
        family.add(Operator.declare("atleast_1d.Sequence(Tensor[] tensors) -> Tensor[]")
                .composite(args -> args.tensorList("tensors").stream()
                        .map(Expansions::atLeastOneDim)
                        .toList())
                .fallback());
    }

    private static void squeezing(Family family) {
        family.add(Operator.declare("squeeze(Tensor(a) self) -> Tensor(a)")
                .kernel(args -> squeeze(
                        args.strided("self"),
                        Shapes.allDims(args.strided("self").dim())))
                .batching((operator, args) -> onPhysical(args, Expansions::squeezeLogical))
                .derivative("self", b -> Torch.reshape(b.grad(), b.shape("self"))));
        family.add(Operator.declare("squeeze.dim(Tensor(a) self, int dim) -> Tensor(a)")
                .kernel(args -> squeeze(args.strided("self"), new int[] {args.integer("dim")}))
                .batching((operator, args) ->
                        onPhysical(args, view -> squeezeDims(view, new int[] {args.integer("dim")})))
                .derivative("self", b -> Torch.reshape(b.grad(), b.shape("self"))));
        family.add(Operator.declare("squeeze.dims(Tensor(a) self, int[] dim) -> Tensor(a)")
                .kernel(args -> squeeze(args.strided("self"), args.integers("dim")))
                .batching((operator, args) -> onPhysical(args, view -> squeezeDims(view, args.integers("dim"))))
                .derivative("self", b -> Torch.reshape(b.grad(), b.shape("self"))));
    }

    private static Tensor atLeastOneDim(Tensor tensor) {
        return tensor.dim() == 0 ? Torch.reshape(tensor, 1) : tensor;
    }

    private static StridedTensor unsqueeze(StridedTensor self, int dim) {
        int at = Shapes.wrapDim(dim, self.dim() + 1);
        int stride = at < self.dim() ? self.shape()[at] * self.strides()[at] : 1;
        int[] shape = Shapes.inserted(self.shape(), at, 1);
        return self.view(shape, Shapes.inserted(self.strides(), at, stride), self.offset());
    }

    /** Without those of the dims that have size 1. */
    private static StridedTensor squeeze(StridedTensor self, int[] dims) {
        boolean[] dropped = new boolean[Math.max(self.dim(), 1)];
        for (int dim : Shapes.wrapDims(dims, self.dim())) {
            dropped[dim] = true;
        }
        int[] kept = Arrays.stream(Shapes.allDims(self.dim()))
                .filter(dim -> self.shape()[dim] != 1 || !dropped[dim])
                .toArray();
        int[] shape = Arrays.stream(kept).map(dim -> self.shape()[dim]).toArray();
        int[] strides = Arrays.stream(kept).map(dim -> self.strides()[dim]).toArray();
        return self.view(shape, strides, self.offset());
    }

    /** Batch dims stay, whatever their size. */
    private static Tensor squeezeLogical(PhysicalView view) {
        int[] shape = Arrays.stream(
                        view.tensor().shape(), view.batchDims(), view.tensor().dim())
                .filter(size -> size != 1)
                .toArray();
        return Torch.view(view.tensor(), view.physicalShape(shape));
    }

    private static Tensor squeezeDims(PhysicalView view, int[] dims) {
        Tensor squeezed = view.tensor();
        int[] wrapped = Shapes.wrapDims(dims, view.logicalDims());
        if (view.logicalDims() == 0) {
            return (Tensor) Dispatcher.call("alias", squeezed);
        }
        int[] physical = Arrays.stream(wrapped).map(view::physicalDim).sorted().toArray();
        for (int i = physical.length - 1; i >= 0; i--) {
            squeezed = Torch.squeeze(squeezed, physical[i]);
        }
        return squeezed;
    }

    private static StridedTensor expand(StridedTensor self, int[] size) {
        int added = size.length - self.dim();
        if (added < 0) {
            throw PythonError.runtime("expand(" + self + ", size=" + Arrays.toString(size) + "): the number of sizes "
                    + "provided (" + size.length + ") must be greater or equal to the number of dimensions in the "
                    + "tensor (" + self.dim() + ")");
        }
        int[] target = size.clone();
        int[] strides = new int[size.length];
        for (int dim = 0; dim < target.length; dim++) {
            int own = dim < added ? 1 : self.shape()[dim - added];
            if (dim < added && target[dim] < 0) {
                throw PythonError.runtime("The expanded size of the tensor (" + target[dim]
                        + ") isn't allowed in a leading, non-existing dimension " + dim);
            }
            target[dim] = target[dim] == -1 ? own : target[dim];
            if (target[dim] == own && dim >= added) {
                strides[dim] = self.strides()[dim - added];
            } else if (own != 1 || target[dim] < 0) {
                throw PythonError.runtime("The expanded size of the tensor (" + target[dim] + ") must match the "
                        + "existing size (" + own + ") at non-singleton dimension " + dim + ".  Target sizes: "
                        + Arrays.toString(size) + ".  Tensor sizes: " + Arrays.toString(self.shape()));
            }
        }
        if (self.dim() > 0) {
            strideNewDimsOfSize1(target, strides, added);
        }
        return self.view(target, strides, self.offset());
    }

    /** They are not stretched, and so have strides as if they had been there. */
    private static void strideNewDimsOfSize1(int[] shape, int[] strides, int added) {
        for (int dim = added - 1; dim >= 0; dim--) {
            strides[dim] = shape[dim] == 1 ? shape[dim + 1] * strides[dim + 1] : 0;
        }
    }

    /** A size of -1 keeps that of a dim, which a new dim does not have. */
    private static void refuseKept(int size, int dim) {
        if (size < 0) {
            throw PythonError.runtime("The expanded size of the tensor (" + size
                    + ") isn't allowed in a leading, non-existing dimension " + dim);
        }
    }

    /** New logical dims come between the batch dims and the old logical dims. */
    private static Object expandBatched(Arguments args) {
        int[] size = args.integers("size");
        return onPhysical(args, view -> {
            int added = size.length - view.logicalDims();
            if (added < 0) {
                throw PythonError.runtime("expand: the number of sizes provided (" + size.length + ") must be greater "
                        + "or equal to the number of dimensions in the tensor (" + view.logicalDims() + ")");
            }
            Tensor padded = view.tensor();
            for (int i = 0; i < added; i++) {
                refuseKept(size[i], i);
                padded = Torch.unsqueeze(padded, view.batchDims());
            }
            return Torch.expand(padded, view.physicalShape(size));
        });
    }
}
