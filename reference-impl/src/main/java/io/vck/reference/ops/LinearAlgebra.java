package io.vck.reference.ops;

import io.vck.reference.dispatch.Operator;
import io.vck.reference.dispatch.Torch;
import io.vck.reference.tensor.BatchedTensor;
import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.Elements;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.Shapes;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import io.vck.reference.tensor.TypePromotion;
import io.vck.reference.vmap.PhysicalView;
import java.util.Arrays;
import java.util.List;

/** Products of matrices. */
final class LinearAlgebra {
    private LinearAlgebra() {}

    static void declare(Family family) {
        family.add(Operator.declare("mm(Tensor self, Tensor mat2) -> Tensor")
                .kernel(args -> product(args.strided("self"), args.strided("mat2")))
                .batching((operator, args) -> productBatched(args.tensor("self"), args.tensor("mat2")))
                .derivative("self", b -> Torch.mm(b.grad(), Torch.conj(Torch.transpose(b.tensor("mat2"), 0, 1))))
                .derivative("mat2", b -> Torch.mm(Torch.conj(Torch.transpose(b.tensor("self"), 0, 1)), b.grad())));
        family.add(Operator.declare("linear(Tensor input, Tensor weight, Tensor? bias=None) -> Tensor")
                .composite(args -> {
                    Tensor product = lastDimTimes(args.tensor("input"), args.tensor("weight"));
                    return args.optionalTensor("bias")
                            .map(bias -> Torch.add(product, bias))
                            .orElse(product);
                })
                .fallback());
        family.add(Operator.declare("diagflat(Tensor self, int offset=0) -> Tensor")
                .composite(args -> diagflat(args.tensor("self"), args.integer("offset")))
                .fallback());
    }

    private static StridedTensor product(StridedTensor self, StridedTensor other) {
        if (self.dim() != 2 || other.dim() != 2) {
            throw PythonError.runtime((self.dim() != 2 ? "self" : "mat2") + " must be a matrix");
        } else if (self.shape()[1] != other.shape()[0]) {
            throw cannotMultiply(self.shape()[0], self.shape()[1], other);
        }
        DType type = TypePromotion.resultType(self, other);
        int rows = self.shape()[0];
        int inner = self.shape()[1];
        int columns = other.shape()[1];
        double[] a = Elements.complex(self);
        double[] b = Elements.complex(other);
        StridedTensor result = StridedTensor.zeros(type, rows, columns);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double re = 0;
                double im = 0;
                for (int k = 0; k < inner; k++) {
                    int left = 2 * (row * inner + k);
                    int right = 2 * (k * columns + column);
                    re += a[left] * b[right] - a[left + 1] * b[right + 1];
                    im += a[left] * b[right + 1] + a[left + 1] * b[right];
                }
                result.storage().setComplex(row * columns + column, re, im);
            }
        }
        return result;
    }

    /** A batch of matrix products: the products of all elements that meet, summed over the inner dim. */
    private static Tensor productBatched(Tensor self, Tensor other) {
        refuseShapes(self, other);
        Tensor rows = Torch.unsqueeze(self, -1);
        Tensor columns = Torch.unsqueeze(other, 0);
        return Torch.sum(Torch.mul(rows, columns), new int[] {1}, false);
    }

    /** The original flattens the lanes of {@code self} into rows if it can, and so its words depend on what is batched. */
    private static void refuseShapes(Tensor self, Tensor other) {
        if (self.dim() != 2 || other.dim() != 2) {
            throw PythonError.runtime("mm(self, other): Shape mismatch: expected matrix (got `self` of size "
                    + Arrays.toString(self.shape()) + ") and matrix (got `other` of size "
                    + Arrays.toString(other.shape()) + ")");
        } else if (self.shape()[1] == other.shape()[0]) {
            return;
        }
        int lanes = Shapes.numel(
                PhysicalView.multiBatch(List.of(self, other)).get(0).batchSizes());
        if (other instanceof BatchedTensor) {
            throw PythonError.runtime("Expected size for first two dimensions of batch2 tensor to be: [" + lanes + ", "
                    + self.shape()[1] + "] but got: [" + lanes + ", " + other.shape()[0] + "].");
        }
        throw cannotMultiply(lanes * self.shape()[0], self.shape()[1], other);
    }

    private static PythonError cannotMultiply(int rows, int inner, Tensor other) {
        return PythonError.runtime("mat1 and mat2 shapes cannot be multiplied (" + rows + "x" + inner + " and "
                + other.shape()[0] + "x" + other.shape()[1] + ")");
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

    private static Tensor diagflat(Tensor self, int offset) {
        int size = self.numel() + Math.abs(offset);
        Tensor result = Torch.zeros(self.dtype(), size, size);
        Torch.copyInto(Torch.diagonal(result, offset, 0, 1), Torch.reshape(self, -1));
        return result;
    }
}
