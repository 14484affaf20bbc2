package io.vck.conformance.inputs;

import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/** How the reference's tensors lie in memory. Outside of vmap, all of them do. */
final class ReferenceMemory implements Memory<Tensor> {
    @Override
    public Window window(Tensor tensor) {
        StridedTensor strided = (StridedTensor) tensor;
        return new Window(strided.storage(), longs(strided.shape()), longs(strided.strides()), strided.offset());
    }

    @Override
    public Tensor whole(Tensor tensor) {
        StridedTensor strided = (StridedTensor) tensor;
        return StridedTensor.over(
                strided.storage(), new int[] {strided.storage().size()});
    }

    private static List<Long> longs(int[] values) {
        return Arrays.stream(values).asLongStream().boxed().toList();
    }
}
