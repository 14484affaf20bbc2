package io.vck.reference.ops;

import io.vck.reference.dispatch.Dispatcher;
import io.vck.reference.dispatch.Torch;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.Shapes;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import java.util.Arrays;

/**
 * {@code matmul}: the last two dims are matrices, dims before them are batches and broadcast, a vector is a row on the left
 * and a column on the right. Which product does the work, and so which one's words an error has, is as in PyTorch.
 */
final class Matmul {
    private Matmul() {}

    static Tensor of(Tensor self, Tensor other) {
        int left = self.dim();
        int right = other.dim();
        if (left == 0 || right == 0) {
            throw PythonError.runtime(
                    "both arguments to matmul need to be at least 1D, but they are " + left + "D and " + right + "D");
        } else if (left == 1 && right == 1) {
            return (Tensor) Dispatcher.call("dot", self, other);
        } else if (left == 2 && right == 1) {
            return (Tensor) Dispatcher.call("mv", self, other);
        } else if (left == 1 && right == 2) {
            return Torch.squeeze(Torch.mm(Torch.unsqueeze(self, 0), other), 0);
        } else if (left == 2 && right == 2) {
            return Torch.mm(self, other);
        } else if (left >= right && folds(self, other)) {
            return foldedLeft(self, other);
        } else if (left < right && foldsTransposed(self, other)) {
            return foldedRight(self, other);
        }
        return batched(self, other);
    }

    /** A vector has no other orientation. */
    private static Tensor mT(Tensor tensor) {
        return tensor.dim() == 1 ? tensor : Torch.transpose(tensor, -2, -1);
    }

    /** Whether the batch dims of the larger factor and its rows can be one dim, without a copy. */
    private static boolean folds(Tensor larger, Tensor smaller) {
        if (larger.dim() < 3 || smaller.dim() > 2) {
            return false;
        } else if (requiresGrad(smaller)) {
            return true;
        }
        return larger.numel() == 0 || rowsLieInOrder(larger);
    }

    /** What is folded on the right comes out transposed. For a matrix on the left that is not worth it, but for its gradient. */
    private static boolean foldsTransposed(Tensor self, Tensor other) {
        return (self.dim() == 1 || requiresGrad(self)) && folds(mT(other), mT(self));
    }

    private static boolean rowsLieInOrder(Tensor tensor) {
        for (int dim = 0; dim < tensor.dim() - 2; dim++) {
            if (tensor.strides()[dim] != tensor.strides()[dim + 1] * tensor.shape()[dim + 1]) {
                return false;
            }
        }
        return true;
    }

    private static boolean requiresGrad(Tensor tensor) {
        return tensor instanceof StridedTensor strided && strided.requiresGrad();
    }

    private static Tensor foldedLeft(Tensor self, Tensor other) {
        int[] batch = Arrays.copyOf(self.shape(), self.dim() - 1);
        Tensor rows = Torch.reshape(self, Shapes.numel(batch), self.size(-1));
        if (other.dim() == 1) {
            return Torch.view((Tensor) Dispatcher.call("mv", rows, other), batch);
        }
        return Torch.view(Torch.mm(rows, other), Shapes.inserted(batch, batch.length, other.size(-1)));
    }

    /** {@code A @ B} is the transpose of {@code B.T @ A.T}, whose larger factor stands on the left; copied, it is row by row. */
    private static Tensor foldedRight(Tensor self, Tensor other) {
        Tensor product = foldedLeft(mT(other), mT(self));
        return self.dim() == 1 ? product : (Tensor) Dispatcher.call("contiguous", mT(product));
    }

    private static Tensor batched(Tensor self, Tensor other) {
        Tensor left = self.dim() == 1 ? Torch.unsqueeze(self, 0) : self;
        Tensor right = other.dim() == 1 ? Torch.unsqueeze(other, -1) : other;
        int[] batch = Shapes.broadcast(batchOf(left), batchOf(right));
        Tensor product = Torch.bmm(asBatch(left, batch), asBatch(right, batch));
        int[] shape = Shapes.inserted(batch, batch.length, left.size(-2));
        Tensor whole =
                batch.length == 1 ? product : Torch.view(product, Shapes.inserted(shape, shape.length, right.size(-1)));
        Tensor withoutRow = self.dim() == 1 ? Torch.squeeze(whole, -2) : whole;
        return other.dim() == 1 ? Torch.squeeze(withoutRow, -1) : withoutRow;
    }

    private static int[] batchOf(Tensor matrices) {
        return Arrays.copyOf(matrices.shape(), matrices.dim() - 2);
    }

    private static Tensor asBatch(Tensor matrices, int[] batch) {
        if (matrices.dim() == 3 && batch.length == 1 && matrices.shape()[0] == batch[0]) {
            return matrices;
        }
        int[] shape = Shapes.inserted(batch, batch.length, matrices.size(-2));
        Tensor expanded = Torch.expand(matrices, Shapes.inserted(shape, shape.length, matrices.size(-1)));
        return Torch.reshape(expanded, Shapes.numel(batch), matrices.size(-2), matrices.size(-1));
    }
}
