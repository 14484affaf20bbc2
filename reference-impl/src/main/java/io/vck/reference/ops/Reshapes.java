package io.vck.reference.ops;

import static io.vck.reference.vmap.BatchingRules.onPhysical;

import io.vck.reference.dispatch.Arguments;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.dispatch.Torch;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.Shapes;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import io.vck.reference.vmap.BatchingRules;

/** Operators that show the elements of a tensor, in their order, in another shape. */
final class Reshapes {
    private Reshapes() {}

    static void declare(Family family) {
        family.add(Operator.declare("view(Tensor(a) self, int[] size) -> Tensor(a)")
                .kernel(args -> view(args.strided("self"), args.integers("size")))
                .batching((operator, args) ->
                        onPhysical(args, view -> Torch.view(view.tensor(), view.physicalShape(args.integers("size")))))
                .derivative("self", b -> Torch.reshape(b.grad(), b.shape("self"))));
        family.add(Operator.declare("view_as(Tensor(a) self, Tensor other) -> Tensor(a)")
                .composite(args ->
                        Torch.view(args.tensor("self"), args.tensor("other").shape()))
                .batchesAsComposite());
        family.add(Operator.declare("alias(Tensor(a) self) -> Tensor(a)")
                .kernel(args -> sameWindow(args.strided("self")))
                .batching(BatchingRules::pointwise)
                .derivative("self", b -> b.grad()));
        family.add(Operator.declare("reshape(Tensor(a) self, int[] shape) -> Tensor(a)")
                .composite(args -> reshape(args.tensor("self"), args.integers("shape")))
                .batching((operator, args) -> onPhysical(
                        args, view -> Torch.reshape(view.tensor(), view.physicalShape(args.integers("shape"))))));
        family.add(Operator.declare("reshape_as(Tensor(a) self, Tensor other) -> Tensor(a)")
                .composite(args ->
                        Torch.reshape(args.tensor("self"), args.tensor("other").shape()))
                .batchesAsComposite());
        family.add(Operator.declare("ravel(Tensor(a) self) -> Tensor(a)")
                .composite(args -> Torch.reshape(args.tensor("self"), -1))
                .fallback());
        family.add(Operator.declare("flatten.using_ints(Tensor(a) self, int start_dim=0, int end_dim=-1) -> Tensor(a)")
                .composite(Reshapes::flatten)
                .fallback());
    }

    static StridedTensor sameWindow(StridedTensor self) {
        return self.view(self.shape(), self.strides(), self.offset());
    }

    private static StridedTensor view(StridedTensor self, int[] size) {
        int[] shape = Shapes.inferSize(size, self.numel());
        int[] strides = Shapes.viewStrides(self.shape(), self.strides(), shape)
                .orElseThrow(() -> PythonError.runtime("view size is not compatible with input tensor's size and "
                        + "stride (at least one dimension spans across two contiguous subspaces). Use "
                        + ".reshape(...) instead."));
        return self.view(shape, strides, self.offset());
    }

    private static Tensor reshape(Tensor self, int[] size) {
        int[] shape = Shapes.inferSize(size, self.numel());
        boolean fits = Shapes.viewStrides(self.shape(), self.strides(), shape).isPresent();
        return Torch.view(fits ? self : Layouts.contiguousClone(self), shape);
    }

    private static Tensor flatten(Arguments args) {
        Tensor self = args.tensor("self");
        int start = Shapes.wrapDim(args.integer("start_dim"), self.dim());
        int end = Shapes.wrapDim(args.integer("end_dim"), self.dim());
        if (start > end) {
            throw PythonError.runtime("flatten() has invalid args: start_dim cannot come after end_dim");
        }
        int[] shape = new int[Math.max(self.dim() - (end - start), 1)];
        int merged = 1;
        for (int dim = 0; dim < self.dim(); dim++) {
            int size = self.shape()[dim];
            if (dim < start) {
                shape[dim] = size;
            } else if (dim > end) {
                shape[dim - (end - start)] = size;
            } else {
                merged *= size;
            }
        }
        shape[start] = merged;
        return Torch.reshape(self, shape);
    }
}
