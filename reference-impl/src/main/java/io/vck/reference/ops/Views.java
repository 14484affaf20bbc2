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
import io.vck.reference.vmap.PhysicalView;
import java.util.Arrays;

/** Operators that show the memory of a tensor in other dims: permutations, other shapes. */
final class Views {
    private Views() {}

    static void declare(Family family) {
        permutations(family);
        shapes(family);
        sizesOfOne(family);
        family.add(Operator.declare("expand(Tensor(a) self, int[] size, *, bool implicit=False) -> Tensor(a)")
                .kernel(args -> expand(args.strided("self"), args.integers("size")))
                .batching((operator, args) -> expandBatched(args))
                .derivative("self", b -> b.grad()));
        family.add(Operator.declare("expand_as(Tensor(a) self, Tensor other) -> Tensor(a)")
                .composite(args ->
                        Torch.expand(args.tensor("self"), args.tensor("other").shape()))
                .batchesAsComposite());
        family.add(Operator.declare("alias(Tensor(a) self) -> Tensor(a)")
                .kernel(args -> sameWindow(args.strided("self")))
                .batching(BatchingRules::pointwise)
                .derivative("self", b -> b.grad()));
    }

    private static void permutations(Family family) {
        family.add(Operator.declare("permute(Tensor(a) self, int[] dims) -> Tensor(a)")
                .kernel(args -> permute(args.strided("self"), args.integers("dims")))
                .batching((operator, args) -> onPhysical(args, view -> permuteLogical(view, args.integers("dims"))))
                .derivative(
                        "self", b -> Torch.permute(b.grad(), inverse(b.args().integers("dims")))));
        family.add(Operator.declare("transpose.int(Tensor(a) self, int dim0, int dim1) -> Tensor(a)")
                .kernel(args -> swap(args.strided("self"), args.integer("dim0"), args.integer("dim1")))
                .batching((operator, args) -> transposeBatched(args))
                .derivative(
                        "self",
                        b -> Torch.transpose(
                                b.grad(), b.args().integer("dim0"), b.args().integer("dim1"))));
        family.add(Operator.declare("t(Tensor(a) self) -> Tensor(a)")
                .composite(args -> transposeMatrix(args.tensor("self")))
                .batchesAsComposite());
        family.add(Operator.declare("numpy_T(Tensor(a) self) -> Tensor(a)")
                .composite(args -> reverseDims(args.tensor("self")))
                .batchesAsComposite());
        family.add(Operator.declare("movedim.int(Tensor(a) self, int source, int destination) -> Tensor(a)")
                .composite(args -> moveDims(
                        args.tensor("self"), new int[] {args.integer("source")}, new int[] {args.integer("destination")
                        }))
                .batchesAsComposite());
        family.add(Operator.declare("movedim.intlist(Tensor(a) self, int[] source, int[] destination) -> Tensor(a)")
                .composite(args -> moveDims(args.tensor("self"), args.integers("source"), args.integers("destination")))
                .batchesAsComposite());
    }

    private static void shapes(Family family) {
        family.add(Operator.declare("view(Tensor(a) self, int[] size) -> Tensor(a)")
                .kernel(args -> view(args.strided("self"), args.integers("size")))
                .batching((operator, args) ->
                        onPhysical(args, view -> Torch.view(view.tensor(), view.physicalShape(args.integers("size")))))
                .derivative("self", b -> Torch.reshape(b.grad(), b.shape("self"))));
        family.add(Operator.declare("view_as(Tensor(a) self, Tensor other) -> Tensor(a)")
                .composite(args ->
                        Torch.view(args.tensor("self"), args.tensor("other").shape()))
                .batchesAsComposite());
        family.add(Operator.declare("reshape(Tensor(a) self, int[] shape) -> Tensor(a)")
                .composite(args -> reshape(args.tensor("self"), args.integers("shape")))
                .batching((operator, args) -> onPhysical(
                        args, view -> Torch.reshape(view.tensor(), view.physicalShape(args.integers("shape"))))));
        family.add(Operator.declare("ravel(Tensor(a) self) -> Tensor(a)")
                .composite(args -> Torch.reshape(args.tensor("self"), -1))
                .fallback());
        family.add(Operator.declare("flatten.using_ints(Tensor(a) self, int start_dim=0, int end_dim=-1) -> Tensor(a)")
                .composite(Views::flatten)
                .fallback());
    }

    private static void sizesOfOne(Family family) {
        family.add(Operator.declare("unsqueeze(Tensor(a) self, int dim) -> Tensor(a)")
                .kernel(args -> unsqueeze(args.strided("self"), args.integer("dim")))
                .batching((operator, args) -> onPhysical(
                        args,
                        view -> Torch.unsqueeze(
                                view.tensor(),
                                view.batchDims() + Shapes.wrapDim(args.integer("dim"), view.logicalDims() + 1))))
                .derivative("self", b -> Torch.squeeze(b.grad(), b.args().integer("dim"))));
        family.add(Operator.declare("squeeze(Tensor(a) self) -> Tensor(a)")
                .kernel(args -> squeeze(args.strided("self"), -1))
                .batching((operator, args) -> onPhysical(args, Views::squeezeLogical))
                .derivative("self", b -> Torch.view(b.grad(), b.shape("self"))));
        family.add(Operator.declare("squeeze.dim(Tensor(a) self, int dim) -> Tensor(a)")
                .kernel(args -> {
                    StridedTensor self = args.strided("self");
                    return squeeze(self, Shapes.wrapDim(args.integer("dim"), self.dim()));
                })
                .batching((operator, args) ->
                        onPhysical(args, view -> Torch.squeeze(view.tensor(), view.physicalDim(args.integer("dim")))))
                .derivative("self", b -> Torch.reshape(b.grad(), b.shape("self"))));
        family.add(Operator.declare("atleast_1d(Tensor self) -> Tensor")
                .composite(args -> atLeastOneDim(args.tensor("self")))
                .fallback());
        family.add(Operator.declare("atleast_1d.Sequence(Tensor[] tensors) -> Tensor[]")
                .composite(args -> args.tensorList("tensors").stream()
                        .map(Views::atLeastOneDim)
                        .toList())
                .fallback());
    }

    private static Tensor atLeastOneDim(Tensor tensor) {
        return tensor.dim() == 0 ? Torch.reshape(tensor, 1) : tensor;
    }

    static StridedTensor sameWindow(StridedTensor self) {
        return self.view(self.shape(), self.strides(), self.offset());
    }

    static StridedTensor permute(StridedTensor self, int[] dims) {
        if (dims.length != self.dim()) {
            throw PythonError.runtime(
                    "permute(sparse_coo): number of dimensions in the tensor input does not match the "
                            + "length of the desired ordering of dimensions i.e. input.dim() = " + self.dim()
                            + " is not equal to len(dims) = " + dims.length);
        }
        int[] wrapped = new int[dims.length];
        Arrays.setAll(wrapped, i -> Shapes.wrapDim(dims[i], self.dim()));
        if (Arrays.stream(wrapped).distinct().count() < wrapped.length) {
            throw PythonError.runtime("permute(): duplicate dims are not allowed.");
        }
        int[] shape = new int[dims.length];
        int[] strides = new int[dims.length];
        for (int i = 0; i < dims.length; i++) {
            shape[i] = self.shape()[wrapped[i]];
            strides[i] = self.strides()[wrapped[i]];
        }
        return self.view(shape, strides, self.offset());
    }

    private static Tensor permuteLogical(PhysicalView view, int[] dims) {
        int[] all = new int[view.batchDims() + dims.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = i < view.batchDims() ? i : view.physicalDim(dims[i - view.batchDims()]);
        }
        return Torch.permute(view.tensor(), all);
    }

    private static int[] inverse(int[] dims) {
        int[] wrapped = Shapes.wrapDims(dims, dims.length);
        int[] result = new int[dims.length];
        for (int i = 0; i < dims.length; i++) {
            result[wrapped[i]] = i;
        }
        return result;
    }

    private static StridedTensor swap(StridedTensor self, int dim0, int dim1) {
        int a = Shapes.wrapDim(dim0, self.dim());
        int b = Shapes.wrapDim(dim1, self.dim());
        int[] dims = identity(self.dim());
        if (self.dim() > 0) {
            dims[a] = b;
            dims[b] = a;
        }
        return permute(self, dims);
    }

    private static int[] identity(int ndim) {
        int[] dims = new int[ndim];
        Arrays.setAll(dims, dim -> dim);
        return dims;
    }

    private static Object transposeBatched(Arguments args) {
        int dim0 = args.integer("dim0");
        int dim1 = args.integer("dim1");
        Tensor self = args.tensor("self");
        if (self.dim() == 0 && Shapes.wrapDim(dim0, 0) == 0 && Shapes.wrapDim(dim1, 0) == 0) {
            return self;
        }
        return onPhysical(args, view -> Torch.transpose(view.tensor(), view.physicalDim(dim0), view.physicalDim(dim1)));
    }

    private static Tensor transposeMatrix(Tensor self) {
        if (self.dim() > 2) {
            throw PythonError.runtime("t() expects a tensor with <= 2 dimensions, but self is " + self.dim() + "D");
        }
        return Torch.transpose(self, 0, self.dim() < 2 ? 0 : 1);
    }

    private static Tensor reverseDims(Tensor self) {
        int[] dims = new int[self.dim()];
        Arrays.setAll(dims, dim -> dims.length - 1 - dim);
        return Torch.permute(self, dims);
    }

    private static Tensor moveDims(Tensor self, int[] source, int[] destination) {
        if (source.length != destination.length) {
            throw PythonError.runtime("movedim: Invalid source or destination dims: source ("
                    + Arrays.toString(source) + " dims) should contain the same number of dims as destination ("
                    + Arrays.toString(destination) + " dims)");
        }
        int ndim = self.dim();
        int[] from = distinctDims("source", source, ndim);
        int[] to = distinctDims("destination", destination, ndim);
        int[] order = new int[ndim];
        Arrays.fill(order, -1);
        boolean[] moved = new boolean[Math.max(ndim, 1)];
        for (int i = 0; i < from.length && ndim > 0; i++) {
            order[to[i]] = from[i];
            moved[from[i]] = true;
        }
        int next = 0;
        for (int dim = 0; dim < ndim; dim++) {
            if (!moved[dim]) {
                while (order[next] != -1) {
                    next++;
                }
                order[next] = dim;
            }
        }
        return Torch.permute(self, order);
    }

    private static int[] distinctDims(String parameter, int[] dims, int ndim) {
        int[] wrapped = new int[dims.length];
        Arrays.setAll(wrapped, i -> Shapes.wrapDim(dims[i], ndim));
        if (Arrays.stream(wrapped).distinct().count() < wrapped.length) {
            throw PythonError.runtime("movedim: repeated dim in `" + parameter + "` (" + Arrays.toString(dims) + ")");
        }
        return wrapped;
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
        return Torch.view(fits ? self : Copies.contiguousClone(self), shape);
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

    private static StridedTensor unsqueeze(StridedTensor self, int dim) {
        int at = Shapes.wrapDim(dim, self.dim() + 1);
        int stride = at < self.dim() ? self.shape()[at] * self.strides()[at] : 1;
        int[] shape = inserted(self.shape(), at, 1);
        return self.view(shape, inserted(self.strides(), at, stride), self.offset());
    }

    static int[] inserted(int[] values, int at, int value) {
        int[] result = new int[values.length + 1];
        System.arraycopy(values, 0, result, 0, at);
        System.arraycopy(values, at, result, at + 1, values.length - at);
        result[at] = value;
        return result;
    }

    /** Without the dims of size 1; only the given one, unless it is negative. */
    private static StridedTensor squeeze(StridedTensor self, int only) {
        int[] kept = new int[self.dim()];
        int count = 0;
        for (int dim = 0; dim < self.dim(); dim++) {
            if (self.shape()[dim] != 1 || (only >= 0 && dim != only)) {
                kept[count++] = dim;
            }
        }
        int[] shape = new int[count];
        int[] strides = new int[count];
        for (int i = 0; i < count; i++) {
            shape[i] = self.shape()[kept[i]];
            strides[i] = self.strides()[kept[i]];
        }
        return self.view(shape, strides, self.offset());
    }

    private static Tensor squeezeLogical(PhysicalView view) {
        int[] shape = Arrays.stream(
                        view.tensor().shape(), view.batchDims(), view.tensor().dim())
                .filter(size -> size != 1)
                .toArray();
        return Torch.view(view.tensor(), view.physicalShape(shape));
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
        return self.view(target, strides, self.offset());
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
                padded = Torch.unsqueeze(padded, view.batchDims());
            }
            return Torch.expand(padded, view.physicalShape(size));
        });
    }
}
