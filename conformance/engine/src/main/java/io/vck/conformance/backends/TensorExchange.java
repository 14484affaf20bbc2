package io.vck.conformance.backends;

import io.vck.backend.value.DType;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.Storage;
import io.vck.backend.value.TensorData;
import io.vck.reference.autograd.Autograd;
import io.vck.reference.tensor.Elements;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Request tensors as tensors of the reference, and its tensors as observations. */
final class TensorExchange {
    private TensorExchange() {}

    /** Data over one storage become tensors over one memory: views of one base, unless one of them is all of it. */
    static List<Tensor> tensors(List<TensorData> data) {
        Map<Storage, StridedTensor> memories = new IdentityHashMap<>();
        Map<TensorData, StridedTensor> made = new IdentityHashMap<>();
        List<Tensor> tensors = new ArrayList<>();
        for (TensorData each : data) {
            StridedTensor tensor = made.computeIfAbsent(each, once -> tensor(once, memories));
            tensors.add(tensor);
        }
        return tensors;
    }

    private static StridedTensor tensor(TensorData data, Map<Storage, StridedTensor> memories) {
        int[] shape = ints(data.shape());
        int[] strides = ints(data.strides());
        StridedTensor base = memories.get(data.storage());
        StridedTensor tensor;
        if (base == null) {
            io.vck.reference.tensor.Storage memory = memory(data.storage());
            tensor = StridedTensor.over(memory, shape, strides, Math.toIntExact(data.offset()));
            memories.put(data.storage(), tensor);
        } else {
            tensor = base.view(shape, strides, Math.toIntExact(data.offset()));
        }
        if (data.requiresGrad()) {
            Autograd.setRequiresGrad(tensor, true);
        }
        return tensor;
    }

    /** Whole arrays at a time: inputs have millions of elements, and a loop over a buffer is slow until it is compiled. */
    private static io.vck.reference.tensor.Storage memory(Storage storage) {
        io.vck.reference.tensor.DType dtype = toReference(storage.dtype());
        ByteBuffer bytes = ByteBuffer.wrap(storage.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        switch (dtype) {
            case BOOL:
                return io.vck.reference.tensor.Storage.ofLongs(dtype, longs(storage.bytes()));
            case INT32:
                int[] ints = new int[storage.size()];
                bytes.asIntBuffer().get(ints);
                return io.vck.reference.tensor.Storage.ofLongs(
                        dtype, Arrays.stream(ints).asLongStream().toArray());
            case INT64:
                long[] longs = new long[storage.size()];
                bytes.asLongBuffer().get(longs);
                return io.vck.reference.tensor.Storage.ofLongs(dtype, longs);
            case FLOAT32:
            case COMPLEX64:
                float[] floats = new float[bytes.remaining() / Float.BYTES];
                bytes.asFloatBuffer().get(floats);
                return io.vck.reference.tensor.Storage.ofFloats(dtype, floats);
            default:
                double[] doubles = new double[bytes.remaining() / Double.BYTES];
                bytes.asDoubleBuffer().get(doubles);
                return io.vck.reference.tensor.Storage.ofDoubles(dtype, doubles);
        }
    }

    private static long[] longs(byte[] truths) {
        long[] longs = new long[truths.length];
        for (int i = 0; i < truths.length; i++) {
            longs[i] = truths[i];
        }
        return longs;
    }

    static ObservedTensor observe(StridedTensor tensor) {
        DType dtype = fromReference(tensor.dtype());
        return new ObservedTensor(
                dtype,
                longs(tensor.shape()),
                Optional.of(longs(tensor.strides())),
                Optional.of(Autograd.requiresGrad(tensor)),
                bytes(tensor));
    }

    private static byte[] bytes(StridedTensor tensor) {
        DType dtype = fromReference(tensor.dtype());
        ByteBuffer bytes = ByteBuffer.allocate(tensor.numel() * dtype.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        switch (dtype) {
            case BOOL:
                for (long value : Elements.longs(tensor)) {
                    bytes.put((byte) value);
                }
                break;
            case INT32:
                for (long value : Elements.longs(tensor)) {
                    bytes.putInt((int) value);
                }
                break;
            case INT64:
                for (long value : Elements.longs(tensor)) {
                    bytes.putLong(value);
                }
                break;
            case FLOAT32:
            case COMPLEX64:
                bytes.asFloatBuffer().put(Elements.floats(tensor));
                break;
            default:
                bytes.asDoubleBuffer().put(dtype.isComplex() ? Elements.complex(tensor) : Elements.doubles(tensor));
                break;
        }
        return bytes.array();
    }

    static io.vck.reference.tensor.DType toReference(DType dtype) {
        return io.vck.reference.tensor.DType.valueOf(dtype.name());
    }

    static DType fromReference(io.vck.reference.tensor.DType dtype) {
        return DType.valueOf(dtype.name());
    }

    private static int[] ints(List<Long> values) {
        return values.stream().mapToInt(Math::toIntExact).toArray();
    }

    private static List<Long> longs(int[] values) {
        List<Long> list = new ArrayList<>(values.length);
        for (int value : values) {
            list.add((long) value);
        }
        return list;
    }
}
