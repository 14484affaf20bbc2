package io.vck.conformance.run;

import io.vck.conformance.inputs.Memory;
import io.vck.reference.tensor.Storage;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/** How the reference's tensors lie in memory. */
final class ReferenceMemory implements Memory<Tensor> {
    @Override
    public Window window(Tensor tensor) {
        StridedTensor strided = (StridedTensor) tensor;
        return new Window(strided.storage(), longs(strided.shape()), longs(strided.strides()), strided.offset());
    }

    @Override
    public Tensor whole(Tensor tensor) {
        Storage storage = ((StridedTensor) tensor).storage();
        return StridedTensor.over(storage, new int[] {storage.size()}, new int[] {1}, 0);
    }

    private static List<Long> longs(int[] sizes) {
        return Arrays.stream(sizes).asLongStream().boxed().toList();
    }
}
