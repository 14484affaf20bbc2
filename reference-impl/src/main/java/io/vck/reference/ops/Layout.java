package io.vck.reference.ops;

import io.vck.reference.tensor.Shapes;
import io.vck.reference.tensor.Storage;
import io.vck.reference.tensor.StridedTensor;
import java.util.Arrays;

/**
 * The shape of what pointwise operands make together, and the order in which its dims lie in memory.
 *
 * <p>NOTE [Memory order of pointwise results]. A pointwise function of a transposed matrix is as cheap as of any other if
 * it goes through the elements as they lie in memory and leaves its results in the same order. So results have the strides
 * of their operands, without gaps; users see it, as {@code view} may refuse them. Dims are sorted by the stride of the
 * first operand that tells two of them apart, where a stretched dim tells nothing.
 *
 * @param order the dims as they lie in memory, the one with the largest stride first
 */
record Layout(int[] shape, int[] order) {

    static Layout of(StridedTensor... operands) {
        int[] shape = operands[0].shape();
        boolean plain = operands[0].isContiguous();
        for (int i = 1; i < operands.length; i++) {
            shape = Shapes.broadcast(shape, operands[i].shape());
            plain &= operands[i].isContiguous();
        }
        for (StridedTensor operand : operands) {
            plain &= operand.dim() == 0 || Arrays.equals(operand.shape(), shape);
        }
        return new Layout(shape, plain ? inOrder(shape.length) : sorted(shape, operands));
    }

    private static int[] inOrder(int ndim) {
        int[] order = new int[ndim];
        for (int dim = 0; dim < ndim; dim++) {
            order[dim] = dim;
        }
        return order;
    }

    /** Sorts by insertion from the innermost dim on, since the comparison can't decide about all pairs. */
    private static int[] sorted(int[] shape, StridedTensor[] operands) {
        int[][] strides = new int[operands.length][];
        for (int i = 0; i < operands.length; i++) {
            strides[i] = operands[i].broadcastTo(shape).strides();
        }
        int[] order = inOrder(shape.length);
        for (int from = order.length - 2; from >= 0; from--) {
            int at = from;
            for (int inner = from + 1; inner < order.length; inner++) {
                int comparison = compare(order[inner], order[at], shape, strides);
                if (comparison < 0) {
                    break;
                } else if (comparison > 0) {
                    int dim = order[inner];
                    order[inner] = order[at];
                    order[at] = dim;
                    at = inner;
                }
            }
        }
        return order;
    }

    /** Positive if dim {@code a} has to lie outside of dim {@code b}, negative if inside, 0 if no operand tells. */
    private static int compare(int a, int b, int[] shape, int[][] strides) {
        for (int[] each : strides) {
            if (each[a] == 0 || each[b] == 0) {
                continue;
            } else if (each[a] != each[b]) {
                return Integer.compare(each[a], each[b]);
            } else if (shape[a] > shape[b]) {
                return 1;
            }
        }
        return 0;
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
