package io.vck.conformance.lint;

import io.vck.conformance.lint.claims.Item;
import io.vck.reference.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/** The reference's tensors in signatures. */
final class ReferenceItems implements TensorItems<Tensor> {
    @Override
    public Item asInput(Tensor tensor) {
        if (tensor.isContiguous() && tensor.offset() == 0) {
            return asArgument(tensor);
        }
        return new Item.TensorItem(
                tensor.dtype().label(), longs(tensor.shape()), longs(tensor.strides()), tensor.offset());
    }

    @Override
    public Item asArgument(Tensor tensor) {
        return new Item.TensorItem(tensor.dtype().label(), longs(tensor.shape()));
    }

    private static List<Long> longs(int[] sizes) {
        return Arrays.stream(sizes).mapToObj(Long::valueOf).toList();
    }
}
