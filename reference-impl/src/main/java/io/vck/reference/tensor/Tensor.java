package io.vck.reference.tensor;

import java.util.Arrays;

/**
 * An array of numbers with any number of dims. It is either memory ({@link StridedTensor}), or what a function under
 * {@code vmap} sees in the place of memory: one example of a batch ({@link BatchedTensor}).
 */
public abstract sealed class Tensor permits StridedTensor, BatchedTensor {

    /** The element type. */
    public abstract DType dtype();

    /** The size of each dim. The array must not be changed. */
    public abstract int[] shape();

    /** How many elements lie between neighbours, for each dim. The array must not be changed. */
    public abstract int[] strides();

    /** Where in the storage the first element lies, in elements. */
    public abstract int offset();

    /** Whether its elements are the complex conjugates of what is in the storage. */
    public abstract boolean isConjugated();

    /** Whether its elements are real numbers of the opposite sign of what is in the storage. */
    public abstract boolean isNegated();

    /** The number of dims. */
    public final int dim() {
        return shape().length;
    }

    /** The size of a dim, which may be negative to count from the end. */
    public final int size(int dim) {
        return shape()[Shapes.wrapDim(dim, dim())];
    }

    /** The number of elements. */
    public final int numel() {
        return Shapes.numel(shape());
    }

    /** Whether the elements lie in row-major order without gaps. A dim of size 1 may have any stride. */
    public final boolean isContiguous() {
        int[] shape = shape();
        int[] strides = strides();
        int expected = 1;
        for (int dim = shape.length - 1; dim >= 0; dim--) {
            if (shape[dim] == 0) {
                return true;
            }
            if (shape[dim] != 1) {
                if (strides[dim] != expected) {
                    return numel() == 0;
                }
                expected *= shape[dim];
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return "tensor(" + dtype().label() + Arrays.toString(shape()) + ")";
    }
}
