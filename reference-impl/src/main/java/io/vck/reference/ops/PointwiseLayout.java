package io.vck.reference.ops;

import io.vck.reference.tensor.MemoryOrder;
import io.vck.reference.tensor.Shapes;
import io.vck.reference.tensor.Storage;
import io.vck.reference.tensor.StridedTensor;
import java.util.Arrays;

/**
 * The shape of what pointwise operands make together, and the order in which its dims lie in memory.
 *
 * <p>NOTE [Memory order of pointwise results]. A pointwise function of a transposed matrix is as cheap as of any other if
 * it goes through the elements as they lie in memory and leaves its results in the same order. So results have the strides
 * of their operands, without gaps; users see it, as {@code view} may refuse them.
 *
 * @param order the dims as they lie in memory, the one with the largest stride first
 */
record PointwiseLayout(int[] shape, int[] order) {

    static PointwiseLayout of(StridedTensor... operands) {
        int[] shape = operands[0].shape();
        boolean plain = operands[0].isContiguous();
        for (int i = 1; i < operands.length; i++) {
            shape = Shapes.broadcast(shape, operands[i].shape());
            plain &= operands[i].isContiguous();
        }
        for (StridedTensor operand : operands) {
            plain &= operand.dim() == 0 || Arrays.equals(operand.shape(), shape);
        }
        return new PointwiseLayout(shape, plain ? inOrder(shape.length) : inMemory(shape, operands));
    }

    private static int[] inOrder(int ndim) {
        int[] order = new int[ndim];
        for (int dim = 0; dim < ndim; dim++) {
            order[dim] = dim;
        }
        return order;
    }

    private static int[] inMemory(int[] shape, StridedTensor[] operands) {
        int[][] strides = new int[operands.length][];
        for (int i = 0; i < operands.length; i++) {
            strides[i] = operands[i].broadcastTo(shape).strides();
        }
        int[] innermostFirst = MemoryOrder.innermostFirst(shape, strides);
        int[] order = new int[shape.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = innermostFirst[order.length - 1 - i];
        }
        return order;
    }

    private boolean isInOrder() {
        for (int dim = 0; dim < order.length; dim++) {
            if (order[dim] != dim) {
                return false;
            }
        }
        return true;
    }

    /** An operand, stretched, with its dims in the order of memory. */
    StridedTensor arrange(StridedTensor operand) {
        StridedTensor stretched = operand.broadcastTo(shape);
        return isInOrder() ? stretched : Permutations.permute(stretched, order);
    }

    /** The result whose elements are in the storage, in the order of memory. */
    StridedTensor over(Storage storage) {
        int[] strides = new int[shape.length];
        int stride = 1;
        for (int i = order.length - 1; i >= 0; i--) {
            strides[order[i]] = stride;
            stride *= Math.max(shape[order[i]], 1);
        }
        return StridedTensor.over(storage, shape, strides, 0);
    }

    int numel() {
        return Shapes.numel(shape);
    }
}
