package io.vck.reference.tensor;

import java.util.List;

/**
 * A batch that passes for one of its examples: what {@code vmap} gives to the function that it maps.
 *
 * <p>The wrapped tensor has all dims; some of them, one a level, are hidden. A tensor of shape {@code [2, 3, 5]} batched
 * over dim 1 at level 1 is an example of shape {@code [2, 5]}. The word <em>logical</em> is about what is seen,
 * <em>physical</em> about what is wrapped; NOTE [Logical and physical dims] in {@code vmap.PhysicalView} says more.
 */
public final class BatchedTensor extends Tensor {
    private final StridedTensor value;
    private final List<BatchDim> batchDims;
    private final long levels;
    private final int[] logicalDims;
    private final int[] shape;

    /**
     * @param value what is wrapped
     * @param batchDims the hidden dims, by ascending level
     */
    public BatchedTensor(StridedTensor value, List<BatchDim> batchDims) {
        if (value.dim() > Shapes.MAX_DIMS) {
            throw PythonError.runtime("vmap only supports tensors of dimensionality up to " + Shapes.MAX_DIMS
                    + "; got a tensor with dim " + value.dim());
        }
        this.value = value;
        this.batchDims = List.copyOf(batchDims);
        this.levels = levels(batchDims);
        this.logicalDims = logicalDims(value.dim(), batchDims);
        this.shape = seen(value.shape());
    }

    private static long levels(List<BatchDim> batchDims) {
        long levels = 0;
        for (BatchDim batchDim : batchDims) {
            levels |= 1L << batchDim.level();
        }
        return levels;
    }

    private static int[] logicalDims(int ndim, List<BatchDim> batchDims) {
        boolean[] hidden = new boolean[ndim];
        for (BatchDim batchDim : batchDims) {
            hidden[batchDim.dim()] = true;
        }
        int[] seen = new int[ndim - batchDims.size()];
        int next = 0;
        for (int dim = 0; dim < ndim; dim++) {
            if (!hidden[dim]) {
                seen[next++] = dim;
            }
        }
        return seen;
    }

    /** The physical tensor, all dims in view. */
    public StridedTensor value() {
        return value;
    }

    /** The hidden dims, by ascending level. */
    public List<BatchDim> batchDims() {
        return batchDims;
    }

    /** The set of levels, bit {@code n} for level {@code n}. */
    public long levels() {
        return levels;
    }

    /** The physical dim behind a logical one. */
    public int physicalDim(int logicalDim) {
        return logicalDims[logicalDim];
    }

    @Override
    public DType dtype() {
        return value.dtype();
    }

    @Override
    public int[] shape() {
        return shape;
    }

    @Override
    public int[] strides() {
        return seen(value.strides());
    }

    @Override
    public int offset() {
        return value.offset();
    }

    @Override
    public boolean isConjugated() {
        return value.isConjugated();
    }

    @Override
    public boolean isNegated() {
        return value.isNegated();
    }

    private int[] seen(int[] physical) {
        int[] logical = new int[logicalDims.length];
        for (int i = 0; i < logical.length; i++) {
            logical[i] = physical[logicalDims[i]];
        }
        return logical;
    }
}
