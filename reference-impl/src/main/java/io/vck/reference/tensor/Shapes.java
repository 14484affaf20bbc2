package io.vck.reference.tensor;

import java.util.Arrays;
import java.util.Optional;

/** Arithmetic of sizes, strides and dims. A dim may be given from the end: -1 is the last one. */
public final class Shapes {
    /** The most dims that a tensor may have, those of {@code vmap} levels included. */
    public static final int MAX_DIMS = 64;

    private Shapes() {}

    /**
     * The dim that a possibly negative one means in a tensor of {@code ndim} dims. A tensor without dims is treated as
     * if it had one.
     */
    public static int wrapDim(long dim, int ndim) {
        int dims = Math.max(ndim, 1);
        if (dim < -dims || dim >= dims) {
            throw PythonError.index("Dimension out of range (expected to be in range of [" + -dims + ", " + (dims - 1)
                    + "], but got " + dim + ")");
        }
        return (int) (dim < 0 ? dim + dims : dim);
    }

    /** {@link #wrapDim} of each, which must differ from each other. */
    public static int[] wrapDims(int[] dims, int ndim) {
        int[] wrapped = new int[dims.length];
        boolean[] seen = new boolean[Math.max(ndim, 1)];
        for (int i = 0; i < dims.length; i++) {
            wrapped[i] = wrapDim(dims[i], ndim);
            if (seen[wrapped[i]]) {
                throw PythonError.runtime("dim " + wrapped[i] + " appears multiple times in the list of dims");
            }
            seen[wrapped[i]] = true;
        }
        return wrapped;
    }

    /** The dims of a tensor of {@code ndim} dims, in order. */
    public static int[] allDims(int ndim) {
        int[] dims = new int[ndim];
        Arrays.setAll(dims, dim -> dim);
        return dims;
    }

    /** Sizes or strides with one more at {@code at}. */
    public static int[] inserted(int[] values, int at, int value) {
        int[] result = new int[values.length + 1];
        System.arraycopy(values, 0, result, 0, at);
        System.arraycopy(values, at, result, at + 1, values.length - at);
        result[at] = value;
        return result;
    }

    /** Sizes or strides with the one at {@code at} replaced. */
    public static int[] replaced(int[] values, int at, int value) {
        int[] result = values.clone();
        result[at] = value;
        return result;
    }

    /** The number of elements of a tensor of that shape. */
    public static int numel(int[] shape) {
        long count = 1;
        for (int size : shape) {
            count *= size;
        }
        return Math.toIntExact(count);
    }

    /** The strides of a row-major tensor without gaps. */
    public static int[] contiguousStrides(int[] shape) {
        int[] strides = new int[shape.length];
        int stride = 1;
        for (int dim = shape.length - 1; dim >= 0; dim--) {
            strides[dim] = stride;
            stride *= Math.max(shape[dim], 1);
        }
        return strides;
    }

    /**
     * The strides of a tensor without gaps whose dims lie in memory in some order.
     *
     * @param inwards the dims from the innermost outwards
     */
    public static int[] denseStrides(int[] shape, int[] inwards) {
        int[] strides = new int[shape.length];
        int stride = 1;
        for (int dim : inwards) {
            strides[dim] = stride;
            stride *= Math.max(shape[dim], 1);
        }
        return strides;
    }

    /** The shape of what two tensors of these shapes make together: sizes match from the last dim on, or are 1. */
    public static int[] broadcast(int[] a, int[] b) {
        if (Arrays.equals(a, b)) {
            return a;
        }
        int ndim = Math.max(a.length, b.length);
        int[] result = new int[ndim];
        for (int i = 1; i <= ndim; i++) {
            int left = i <= a.length ? a[a.length - i] : 1;
            int right = i <= b.length ? b[b.length - i] : 1;
            if (left != right && left != 1 && right != 1) {
                throw PythonError.runtime("The size of tensor a (" + left + ") must match the size of tensor b ("
                        + right + ") at non-singleton dimension " + (ndim - i));
            }
            result[ndim - i] = left == 1 ? right : left;
        }
        return result;
    }

    /**
     * Refuses what can't be stretched to a shape, {@code output}: where the sizes don't match, and where both together would
     * be larger.
     */
    public static void refuseAllButStretchable(int[] shape, int[] output) {
        int[] together = broadcast(output, shape);
        if (!Arrays.equals(together, output)) {
            throw PythonError.runtime("output with shape " + Arrays.toString(output)
                    + " doesn't match the broadcast shape " + Arrays.toString(together));
        }
    }

    /** A shape with its one -1, if any, replaced by what {@code numel} elements leave for it. */
    public static int[] inferSize(int[] shape, int numel) {
        int unknown = -1;
        long known = 1;
        for (int dim = 0; dim < shape.length; dim++) {
            if (shape[dim] == -1) {
                if (unknown >= 0) {
                    throw PythonError.runtime("only one dimension can be inferred");
                }
                unknown = dim;
            } else if (shape[dim] < 0) {
                throw PythonError.runtime("invalid shape dimension " + shape[dim] + " at index " + dim + " of shape "
                        + Arrays.toString(shape));
            } else {
                known *= shape[dim];
            }
        }
        if (unknown >= 0 && known == 0 && numel == 0) {
            throw PythonError.runtime("cannot reshape tensor of 0 elements into shape " + Arrays.toString(shape)
                    + " because the unspecified dimension size -1 can be any value and is ambiguous");
        }
        boolean fits = unknown < 0 ? known == numel : known != 0 && numel % known == 0;
        if (!fits) {
            throw PythonError.runtime("shape '" + Arrays.toString(shape) + "' is invalid for input of size " + numel);
        }
        int[] result = shape.clone();
        if (unknown >= 0) {
            result[unknown] = (int) (numel / known);
        }
        return result;
    }

    /**
     * The strides that show a tensor's memory in another shape, if there are any: each group of old dims that a group
     * of new ones covers must lie in memory without gaps.
     */
    public static Optional<int[]> viewStrides(int[] shape, int[] strides, int[] newShape) {
        int numel = numel(shape);
        if (numel == 0) {
            return Optional.of(Arrays.equals(shape, newShape) ? strides : contiguousStrides(newShape));
        }
        int[] result = new int[newShape.length];
        int viewDim = newShape.length - 1;
        int chunkStride = shape.length == 0 ? 1 : strides[shape.length - 1];
        int chunk = 1;
        int viewed = 1;
        for (int dim = shape.length - 1; dim >= 0; dim--) {
            chunk *= shape[dim];
            boolean chunkEnds = dim == 0 || (shape[dim - 1] != 1 && strides[dim - 1] != chunk * chunkStride);
            if (chunkEnds) {
                while (viewDim >= 0 && (viewed < chunk || newShape[viewDim] == 1)) {
                    result[viewDim] = viewed * chunkStride;
                    viewed *= newShape[viewDim];
                    viewDim--;
                }
                if (viewed != chunk) {
                    return Optional.empty();
                } else if (dim > 0) {
                    chunkStride = strides[dim - 1];
                    chunk = 1;
                    viewed = 1;
                }
            }
        }
        while (shape.length == 0 && viewDim >= 0) {
            result[viewDim--] = 1;
        }
        return viewDim == -1 ? Optional.of(result) : Optional.empty();
    }
}
