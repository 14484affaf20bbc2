package io.vck.reference.ops;

import static io.vck.reference.vmap.BatchingRules.onPhysical;

import io.vck.reference.dispatch.Arguments;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.dispatch.Torch;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.Shapes;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import io.vck.reference.vmap.PhysicalView;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** Views that show the dims of a tensor in another order. */
final class Permutations {
    private Permutations() {}

    static void declare(Family family) {
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
        family.add(Operator.declare("movedim.int(Tensor(a) self, int source, int destination) -> Tensor(a)")
                .composite(args -> moveDims(
                        args.tensor("self"), new int[] {args.integer("source")}, new int[] {args.integer("destination")
                        }))
                .batchesAsComposite());
        family.add(Operator.declare("movedim.intlist(Tensor(a) self, int[] source, int[] destination) -> Tensor(a)")
                .composite(args -> moveDims(args.tensor("self"), args.integers("source"), args.integers("destination")))
                .batchesAsComposite());
        matrices(family);
    }

    /** Short names for the transpose of a matrix; what they take differs in the number of dims. */
    private static void matrices(Family family) {
        transpose(family, "t", Permutations::transposeMatrix);
        transpose(family, "numpy_T", Permutations::reverseDims);
        transpose(family, "mT", self -> transposeLastDims("mT", self));
        transpose(family, "mH", self -> Torch.conj(transposeLastDims("mH", self)));
        transpose(family, "matrix_H", Permutations::conjugateTranspose);
    }

    private static void transpose(Family family, String name, UnaryOperator<Tensor> of) {
        family.add(Operator.declare(name + "(Tensor(a) self) -> Tensor(a)")
                .composite(args -> of.apply(args.tensor("self")))
                .batchesAsComposite());
    }

    static StridedTensor permute(StridedTensor self, int[] dims) {
        if (dims.length != self.dim()) {
            throw PythonError.runtime(
                    "permute(sparse_coo): number of dimensions in the tensor input does not match the "
                            + "length of the desired ordering of dimensions i.e. input.dim() = " + self.dim()
                            + " is not equal to len(dims) = " + dims.length);
        }
        boolean[] seen = new boolean[dims.length];
        int[] shape = new int[dims.length];
        int[] strides = new int[dims.length];
        for (int i = 0; i < dims.length; i++) {
            int dim = Shapes.wrapDim(dims[i], self.dim());
            if (seen[dim]) {
                throw PythonError.runtime("permute(): duplicate dims are not allowed.");
            }
            seen[dim] = true;
            shape[i] = self.shape()[dim];
            strides[i] = self.strides()[dim];
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
        int[] dims = new int[self.dim()];
        Arrays.setAll(dims, dim -> dim);
        if (self.dim() > 0) {
            dims[a] = b;
            dims[b] = a;
        }
        return permute(self, dims);
    }

    /** A tensor without dims has a dim 0 to be swapped with itself; the result is the tensor as it was. */
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

    private static Tensor transposeLastDims(String name, Tensor self) {
        if (self.dim() == 1) {
            throw PythonError.runtime(
                    "tensor." + name + " is only supported on matrices or batches of matrices. Got 1-D tensor.");
        }
        return self.dim() == 0 ? Torch.transpose(self, 0, 0) : Torch.transpose(self, -2, -1);
    }

    private static Tensor conjugateTranspose(Tensor self) {
        int ndim = self.dim();
        if (ndim != 0 && ndim != 2) {
            String remedy = ndim > 2 ? " For batches of matrices, consider using tensor.mH" : "";
            throw PythonError.runtime(
                    "tensor.H is only supported on matrices (2-D tensors). Got " + ndim + "-D tensor." + remedy);
        }
        return Torch.conj(Torch.transpose(self, 0, ndim == 0 ? 0 : 1));
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
}
