package io.vck.reference.vmap;

import io.vck.reference.dispatch.Torch;
import io.vck.reference.tensor.Elements;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import java.util.Arrays;

/** The lanes of a physical view, in row-major order of its batch dims; each is a view of the batch. */
final class Lanes {
    private final StridedTensor physical;
    private final int[] batchSizes;
    private final int[] shape;
    private final int[] strides;
    private final long[] offsets;
    private final boolean recorded;

    /**
     * @param recorded whether autograd has to see how they are made: if a gradient goes through them, or is written into them
     */
    Lanes(PhysicalView view, boolean recorded) {
        this.physical = (StridedTensor) view.tensor();
        this.batchSizes = view.batchSizes();
        this.shape = Arrays.copyOfRange(physical.shape(), batchSizes.length, physical.dim());
        this.strides = Arrays.copyOfRange(physical.strides(), batchSizes.length, physical.dim());
        this.offsets = Elements.positions(
                physical.view(batchSizes, Arrays.copyOf(physical.strides(), batchSizes.length), physical.offset()));
        this.recorded = recorded;
    }

    /** The lane of that number. Only what autograd has to see is done by operators; the rest is arithmetic of strides. */
    Tensor get(int lane) {
        return recorded ? selectByOperators(lane) : physical.view(shape, strides, (int) offsets[lane]);
    }

    private Tensor selectByOperators(int lane) {
        int[] index = new int[batchSizes.length];
        int rest = lane;
        for (int dim = index.length - 1; dim >= 0; dim--) {
            index[dim] = rest % batchSizes[dim];
            rest /= batchSizes[dim];
        }
        Tensor selected = physical;
        for (int i : index) {
            selected = Torch.select(selected, 0, i);
        }
        return selected;
    }
}
