package io.vck.reference.vmap;

import io.vck.reference.dispatch.Torch;
import io.vck.reference.tensor.BatchDim;
import io.vck.reference.tensor.BatchedTensor;
import io.vck.reference.tensor.Shapes;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A batched tensor with its batch dims moved to the front, and how to get back from there. This class is the one place
 * where logical dims become physical ones.
 *
 * <h2>NOTE [Logical and physical dims]</h2>
 *
 * A function under {@code vmap} sees examples. What it calls dim 0 is the example's dim 0, a <em>logical</em> dim. The
 * tensor that holds the whole batch has more dims, the <em>physical</em> ones, and the batch dims may stand anywhere
 * among them:
 *
 * <pre>
 *   value [7, 2, 11, 5], batched over dim 1 at level 1 and over dim 3 at level 2
 *   the function sees         [7, 11]
 *   the physical view is      [2, 5, 7, 11]     levels ascending, then the logical dims
 *   logical dim d             physical dim 2 + d
 * </pre>
 *
 * A batching rule has three steps: take the physical view, call the operator on it with the dims converted, wrap what
 * comes out with {@link #logical}. Since all batch dims are in front and each rule keeps them there, wrapping needs to
 * know only the levels. Moving dims is a permutation of strides; no data is copied.
 *
 * <p>With several tensors there are two ways to line them up:
 *
 * <ul>
 *   <li>{@link #multiBatch}: every tensor gets every level that any of them has, as a real dim of full size. For
 *       operators that read lane by lane.
 *   <li>{@link #broadcasting}: levels that a tensor lacks become dims of size 1, and between batch dims and logical dims
 *       come dims of size 1, so that all have equally many logical dims. For pointwise operators, which broadcast by
 *       themselves. Without the padding {@code [B, 3] * [B, 2, 3]} would match the batch dim {@code B} against 2.
 * </ul>
 *
 * @param tensor the physical tensor, batch dims in front
 * @param levels the set of levels, bit {@code n} for level {@code n}
 */
public record PhysicalView(Tensor tensor, long levels) {

    /** The physical view of a tensor; one that isn't batched has no levels. */
    public static PhysicalView of(Tensor logical) {
        return logical instanceof BatchedTensor batched
                ? new PhysicalView(batchDimsToFront(batched), batched.levels())
                : new PhysicalView(logical, 0);
    }

    private static Tensor batchDimsToFront(BatchedTensor batched) {
        StridedTensor value = batched.value();
        int[] permutation = new int[value.dim()];
        int next = 0;
        boolean inPlace = true;
        for (BatchDim batchDim : batched.batchDims()) {
            inPlace &= batchDim.dim() == next;
            permutation[next++] = batchDim.dim();
        }
        for (int dim = 0; next < permutation.length; dim++) {
            permutation[next++] = batched.physicalDim(dim);
        }
        return inPlace ? value : Torch.permute(value, permutation);
    }

    /** Lines tensors up so that each has all levels at full size. */
    public static List<PhysicalView> multiBatch(List<Tensor> logical) {
        long levels = levelsOf(logical);
        int batchDims = Long.bitCount(levels);
        List<Tensor> aligned = new ArrayList<>();
        int[] batchSizes = new int[batchDims];
        Arrays.fill(batchSizes, 1);
        for (Tensor tensor : logical) {
            Tensor physical = align(tensor, levels, tensor.dim());
            for (int dim = 0; dim < batchDims; dim++) {
                batchSizes[dim] = physical.shape()[dim] == 1 ? batchSizes[dim] : physical.shape()[dim];
            }
            aligned.add(physical);
        }
        List<PhysicalView> views = new ArrayList<>();
        for (Tensor physical : aligned) {
            int[] expanded = physical.shape().clone();
            System.arraycopy(batchSizes, 0, expanded, 0, batchDims);
            boolean same = Arrays.equals(expanded, physical.shape());
            views.add(new PhysicalView(same ? physical : Torch.expand(physical, expanded), levels));
        }
        return views;
    }

    /** Lines tensors up so that they broadcast against each other as the logical ones would. */
    public static List<PhysicalView> broadcasting(Tensor... logical) {
        long levels = levelsOf(List.of(logical));
        int logicalDims = 0;
        for (Tensor tensor : logical) {
            logicalDims = Math.max(logicalDims, tensor.dim());
        }
        List<PhysicalView> views = new ArrayList<>();
        for (Tensor tensor : logical) {
            views.add(new PhysicalView(align(tensor, levels, logicalDims), levels));
        }
        return views;
    }

    private static long levelsOf(List<Tensor> tensors) {
        long levels = 0;
        for (Tensor tensor : tensors) {
            levels |= tensor instanceof BatchedTensor batched ? batched.levels() : 0;
        }
        return levels;
    }

    /** A physical tensor with a dim for each wanted level and {@code logicalDims} after them, padded with size 1. */
    private static Tensor align(Tensor logical, long wantedLevels, int logicalDims) {
        PhysicalView view = of(logical);
        if (view.levels == wantedLevels && logical.dim() == logicalDims) {
            return view.tensor;
        }
        int[] physical = view.tensor.shape();
        int[] aligned = new int[Long.bitCount(wantedLevels) + logicalDims];
        Arrays.fill(aligned, 1);
        int from = 0;
        int to = 0;
        for (long rest = wantedLevels; rest != 0; rest &= rest - 1) {
            boolean present = (view.levels & Long.lowestOneBit(rest)) != 0;
            aligned[to++] = present ? physical[from++] : 1;
        }
        System.arraycopy(physical, from, aligned, aligned.length - logical.dim(), logical.dim());
        return Torch.view(view.tensor, aligned);
    }

    /** How many batch dims stand in front. */
    public int batchDims() {
        return Long.bitCount(levels);
    }

    /** How many dims the function sees. */
    public int logicalDims() {
        return tensor.dim() - batchDims();
    }

    /** The sizes of the batch dims. */
    public int[] batchSizes() {
        return Arrays.copyOf(tensor.shape(), batchDims());
    }

    /** The physical dim of a logical one, which may be negative. */
    public int physicalDim(int logicalDim) {
        return Shapes.wrapDim(logicalDim, logicalDims()) + batchDims();
    }

    /** The physical dims of logical ones; all of them if none are given. */
    public int[] physicalDims(int... logical) {
        int[] physical = new int[logical.length == 0 ? logicalDims() : logical.length];
        for (int i = 0; i < physical.length; i++) {
            physical[i] = logical.length == 0 ? i + batchDims() : physicalDim(logical[i]);
        }
        return physical;
    }

    /** A shape that the function asks for, with the batch sizes before it. */
    public int[] physicalShape(int... logicalShape) {
        int[] shape = Arrays.copyOf(tensor.shape(), batchDims() + logicalShape.length);
        System.arraycopy(logicalShape, 0, shape, batchDims(), logicalShape.length);
        return shape;
    }

    /** Wraps a physical result, whose batch dims are in front, as the function is to see it. */
    public Tensor logical(Tensor physical) {
        List<BatchDim> batchDims = new ArrayList<>(batchDims());
        for (long rest = levels; rest != 0; rest &= rest - 1) {
            batchDims.add(new BatchDim(Long.numberOfTrailingZeros(rest), batchDims.size()));
        }
        return batchDims.isEmpty() ? physical : new BatchedTensor((StridedTensor) physical, batchDims);
    }
}
