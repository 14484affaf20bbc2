package io.vck.reference.ops;

import io.vck.reference.dispatch.Dispatcher;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.dispatch.Torch;
import io.vck.reference.tensor.BatchedTensor;
import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import io.vck.reference.vmap.PhysicalView;
import java.util.Arrays;
import java.util.List;

/**
 * Products of vectors, matrices, and batches of matrices.
 *
 * <p>Under {@code vmap} they are one {@code matmul} of the physical tensors, with the batch dims in front. An argument
 * that isn't batched is passed as it is: {@code matmul} needs no copy of it for each lane.
 */
final class MatrixProducts {
    private MatrixProducts() {}

    static void declare(Family family) {
        family.add(Operator.declare("mm(Tensor self, Tensor mat2) -> Tensor")
                .kernel(args -> mm(args.strided("self"), args.strided("mat2")))
                .batching((operator, args) -> mmBatched(args.tensor("self"), args.tensor("mat2")))
                .derivative("self", b -> Torch.mm(b.grad(), adjoint(b.tensor("mat2"))))
                .derivative("mat2", b -> Torch.mm(adjoint(b.tensor("self")), b.grad())));
        family.add(Operator.declare("bmm(Tensor self, Tensor mat2) -> Tensor")
                .kernel(args -> bmm(args.strided("self"), args.strided("mat2")))
                .batching((operator, args) -> bmmBatched(args.tensor("self"), args.tensor("mat2")))
                .derivative("self", b -> Torch.bmm(b.grad(), adjoint(b.tensor("mat2"))))
                .derivative("mat2", b -> Torch.bmm(adjoint(b.tensor("self")), b.grad())));
        family.add(Operator.declare("mv(Tensor self, Tensor vec) -> Tensor")
                .kernel(args -> mv(args.strided("self"), args.strided("vec")))
                .batching((operator, args) -> mvBatched(args.tensor("self"), args.tensor("vec")))
                .derivative("self", b -> Torch.mul(Torch.unsqueeze(b.grad(), -1), Torch.conj(b.tensor("vec"))))
                .derivative("vec", b -> (Tensor) Dispatcher.call("mv", adjoint(b.tensor("self")), b.grad())));
        family.add(Operator.declare("dot(Tensor self, Tensor tensor) -> Tensor")
                .kernel(args -> dot(args.strided("self"), args.strided("tensor")))
                .batching((operator, args) -> dotBatched(args.tensor("self"), args.tensor("tensor")))
                .derivative("self", b -> Torch.mul(b.grad(), Torch.conj(b.tensor("tensor"))))
                .derivative("tensor", b -> Torch.mul(b.grad(), Torch.conj(b.tensor("self")))));
        family.add(Operator.declare("matmul(Tensor self, Tensor other) -> Tensor")
                .composite(args -> Matmul.of(args.tensor("self"), args.tensor("other")))
                .fallback());
        family.add(Operator.declare("linear(Tensor input, Tensor weight, Tensor? bias=None) -> Tensor")
                .composite(args -> {
                    Tensor product = lastDimTimes(args.tensor("input"), args.tensor("weight"));
                    return args.optionalTensor("bias")
                            .map(bias -> Torch.add(product, bias))
                            .orElse(product);
                })
                .fallback());
    }

    private static Tensor adjoint(Tensor matrices) {
        return Torch.conj(Torch.transpose(matrices, -2, -1));
    }

    private static StridedTensor mm(StridedTensor self, StridedTensor other) {
        if (self.dim() != 2 || other.dim() != 2) {
            throw PythonError.runtime((self.dim() != 2 ? "self" : "mat2") + " must be a matrix");
        } else if (self.shape()[1] != other.shape()[0]) {
            throw PythonError.runtime("mat1 and mat2 shapes cannot be multiplied (" + self.shape()[0] + "x"
                    + self.shape()[1] + " and " + other.shape()[0] + "x" + other.shape()[1] + ")");
        } else if (self.dtype() != other.dtype()) {
            throw PythonError.runtime("expected m1 and m2 to have the same dtype, but got: "
                    + self.dtype().cName() + " != " + other.dtype().cName());
        }
        refuseBool("addmm_impl_cpu_", self);
        int rows = self.shape()[0];
        int columns = other.shape()[1];
        MatrixKernels.Sizes sizes = new MatrixKernels.Sizes(1, rows, self.shape()[1], columns);
        return MatrixKernels.multiply(self, other, sizes, rows, columns);
    }

    private static StridedTensor bmm(StridedTensor self, StridedTensor other) {
        if (self.dim() != 3 || other.dim() != 3) {
            throw PythonError.runtime((self.dim() != 3 ? "batch1" : "batch2") + " must be a 3D tensor");
        }
        refuseOtherMatrices(self, other);
        if (self.dtype() != other.dtype()) {
            throw PythonError.runtime("expected scalar type " + self.dtype().title() + " but found "
                    + other.dtype().title());
        }
        refuseBool("bmm", self);
        int batch = self.shape()[0];
        int rows = self.shape()[1];
        int inner = self.shape()[2];
        int columns = other.shape()[2];
        MatrixKernels.Sizes sizes = new MatrixKernels.Sizes(batch, rows, inner, columns);
        return MatrixKernels.multiply(self, other, sizes, batch, rows, columns);
    }

    private static void refuseOtherMatrices(Tensor self, Tensor other) {
        int batch = self.shape()[0];
        int inner = self.shape()[2];
        if (other.shape()[0] != batch || other.shape()[1] != inner) {
            throw PythonError.runtime("Expected size for first two dimensions of batch2 tensor to be: [" + batch + ", "
                    + inner + "] but got: [" + other.shape()[0] + ", " + other.shape()[1] + "].");
        }
    }

    private static StridedTensor mv(StridedTensor self, StridedTensor vector) {
        if (self.dim() == 0) {
            throw PythonError.index("Dimension specified as 0 but tensor has no dimensions");
        } else if (self.dim() != 2 || vector.dim() != 1) {
            throw PythonError.runtime("vector + matrix @ vector expected, got " + Math.max(vector.dim(), 1) + ", "
                    + self.dim() + ", " + vector.dim());
        }
        int rows = self.shape()[0];
        int inner = self.shape()[1];
        if (vector.shape()[0] != inner) {
            throw PythonError.runtime("size mismatch, got input (" + rows + "), mat (" + rows + "x" + inner + "), vec ("
                    + vector.shape()[0] + ")");
        } else if (self.dtype() != vector.dtype()) {
            String title = vector.dtype().title();
            throw PythonError.runtime("addmv input tensors must have the same dtype, but got " + title + ", "
                    + self.dtype().title() + ", and " + title);
        }
        refuseBool("addmv_impl_cpu", self);
        return MatrixKernels.multiply(self, vector, new MatrixKernels.Sizes(1, rows, inner, 1), rows);
    }

    private static StridedTensor dot(StridedTensor self, StridedTensor other) {
        if (self.dim() != 1 || other.dim() != 1) {
            throw PythonError.runtime(
                    "1D tensors expected, but got " + self.dim() + "D and " + other.dim() + "D tensors");
        } else if (self.dtype() != other.dtype()) {
            throw PythonError.runtime("dot : expected both vectors to have same dtype, but found "
                    + self.dtype().title() + " and " + other.dtype().title());
        }
        int size = self.shape()[0];
        int otherSize = other.shape()[0];
        if (size != otherSize) {
            throw PythonError.runtime("inconsistent tensor size, expected tensor [" + size + "] and src [" + otherSize
                    + "] to have the same number of elements, but got " + size + " and " + otherSize
                    + " elements respectively");
        }
        refuseBool("dot", self);
        return MatrixKernels.multiply(self, other, new MatrixKernels.Sizes(1, 1, size, 1));
    }

    private static void refuseBool(String kernel, StridedTensor self) {
        if (self.dtype() == DType.BOOL) {
            throw PythonError.notImplemented("\"" + kernel + "\" not implemented for 'Bool'");
        }
    }

    private static Tensor mmBatched(Tensor self, Tensor other) {
        refuseOtherDims("mm", self, 2, "expected matrix", other, 2, "matrix");
        Pair pair = Pair.of(self, other);
        return pair.logical(Torch.matmul(pair.self, pair.other));
    }

    private static Tensor bmmBatched(Tensor self, Tensor other) {
        refuseOtherDims("bmm", self, 3, "expected 3D `self`", other, 3, "3D `other`");
        if (self.shape()[0] != other.shape()[0]) { // which matmul would stretch
            refuseOtherMatrices(self, other);
        }
        List<PhysicalView> views = PhysicalView.broadcasting(self, other);
        return views.get(0)
                .logical(Torch.matmul(views.get(0).tensor(), views.get(1).tensor()));
    }

    private static Tensor mvBatched(Tensor self, Tensor vector) {
        refuseOtherDims("mv", self, 2, "expected matrix", vector, 1, "vector");
        Pair pair = Pair.of(self, vector);
        if (!(vector instanceof BatchedTensor)) {
            return pair.logical(Torch.matmul(pair.self, pair.other));
        }
        Tensor columns = Torch.unsqueeze(pair.other, -1);
        return pair.logical(Torch.squeeze(Torch.matmul(pair.self, columns), -1));
    }

    private static Tensor dotBatched(Tensor self, Tensor other) {
        refuseOtherDims("dot", self, 1, "vector", other, 1, "vector");
        Pair pair = Pair.of(self, other);
        if (!(other instanceof BatchedTensor)) {
            return pair.logical(Torch.matmul(pair.self, pair.other));
        }
        Tensor rows = self instanceof BatchedTensor ? Torch.unsqueeze(pair.self, -2) : pair.self;
        Tensor product = Torch.squeeze(Torch.matmul(rows, Torch.unsqueeze(pair.other, -1)), -1);
        return pair.logical(self instanceof BatchedTensor ? Torch.squeeze(product, -1) : product);
    }

    /**
     * Both factors as physical tensors; one that isn't batched stays without batch dims.
     *
     * @param like whose levels the product has
     */
    private record Pair(Tensor self, Tensor other, PhysicalView like) {
        static Pair of(Tensor self, Tensor other) {
            if (self instanceof BatchedTensor && other instanceof BatchedTensor) {
                List<PhysicalView> views = PhysicalView.multiBatch(List.of(self, other));
                return new Pair(views.get(0).tensor(), views.get(1).tensor(), views.get(0));
            } else if (self instanceof BatchedTensor) {
                PhysicalView view = PhysicalView.of(self);
                return new Pair(view.tensor(), other, view);
            }
            PhysicalView view = PhysicalView.of(other);
            return new Pair(self, view.tensor(), view);
        }

        Tensor logical(Tensor product) {
            return like.logical(product);
        }
    }

    private static void refuseOtherDims(
            String name, Tensor self, int selfDims, String selfKind, Tensor other, int otherDims, String otherKind) {
        if (self.dim() != selfDims || other.dim() != otherDims) {
            throw PythonError.runtime(name + "(self, other): Shape mismatch: " + selfKind + " (got `self` of size "
                    + Arrays.toString(self.shape()) + ") and " + otherKind + " (got `other` of size "
                    + Arrays.toString(other.shape()) + ")");
        }
    }

    /** {@code input @ weight.T}, for an input of any number of dims. */
    private static Tensor lastDimTimes(Tensor input, Tensor weight) {
        if (input.dim() == 0 || weight.dim() == 0) {
            throw PythonError.runtime("both arguments to linear need to be at least 1D, but they are " + input.dim()
                    + "D and " + weight.dim() + "D");
        } else if (weight.dim() == 1) {
            return Torch.squeeze(lastDimTimes(input, Torch.unsqueeze(weight, 0)), -1);
        }
        int[] shape = input.shape().clone();
        Tensor rows = Torch.reshape(input, -1, shape[shape.length - 1]);
        Tensor product = Torch.mm(rows, Torch.transpose(weight, 0, 1));
        shape[shape.length - 1] = weight.shape()[0];
        return Torch.reshape(product, shape);
    }
}
