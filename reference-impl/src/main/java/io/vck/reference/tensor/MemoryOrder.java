package io.vck.reference.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The order in which the dims of a tensor lie in memory. */
public final class MemoryOrder {
    private MemoryOrder() {}

    /**
     * The strides of a copy that has the dims in the order in which the original has them in memory: the original's own,
     * if it fills its memory.
     */
    public static int[] preserved(Tensor original) {
        int[] shape = original.shape();
        int[] strides = original.strides();
        return isDense(original) ? strides : Shapes.denseStrides(shape, innermostFirst(shape, strides));
    }

    /**
     * The dims in the order in which tensors of one shape have them in memory, the innermost first. Two dims are in the order
     * of their strides in the first tensor that tells them apart; a dim with a stride of 0 is told apart from none.
     */
    public static int[] innermostFirst(int[] shape, int[]... strides) {
        int[] order = new int[shape.length];
        Arrays.setAll(order, i -> shape.length - 1 - i);
        for (int i = 1; i < order.length; i++) {
            sink(order, i, shape, strides);
        }
        return order;
    }

    /** Whether the elements fill a stretch of memory without gaps or overlaps, in some order of dims. */
    public static boolean isDense(Tensor tensor) {
        if (tensor.isContiguous()) {
            return true;
        }
        List<Integer> dims = new ArrayList<>();
        for (int dim = 0; dim < tensor.dim(); dim++) {
            if (tensor.shape()[dim] != 1) {
                dims.add(dim);
            }
        }
        dims.sort(Comparator.comparingInt(dim -> tensor.strides()[dim]));
        int expected = 1;
        for (int dim : dims) {
            if (tensor.strides()[dim] != expected) {
                return false;
            }
            expected *= tensor.shape()[dim];
        }
        return true;
    }

    /** Moves a dim inwards, past those with larger strides. A stride of 0 compares with nothing, and is passed over. */
    private static void sink(int[] order, int from, int[] shape, int[][] strides) {
        int at = from;
        for (int inner = from - 1; inner >= 0; inner--) {
            int compared = compare(order[inner], order[at], shape, strides);
            if (compared > 0) {
                int moved = order[at];
                order[at] = order[inner];
                order[inner] = moved;
                at = inner;
            } else if (compared < 0) {
                return;
            }
        }
    }

    private static int compare(int dim0, int dim1, int[] shape, int[][] strides) {
        for (int[] each : strides) {
            if (each[dim0] == 0 || each[dim1] == 0) {
                continue;
            } else if (each[dim0] != each[dim1]) {
                return Integer.compare(each[dim0], each[dim1]);
            } else if (shape[dim0] > shape[dim1]) {
                return 1;
            }
        }
        return 0;
    }
}
