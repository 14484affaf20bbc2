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

    private static io.vck.reference.tensor.Storage memory(Storage storage) {
        io.vck.reference.tensor.DType dtype = toReference(storage.dtype());
        io.vck.reference.tensor.Storage memory = io.vck.reference.tensor.Storage.allocate(dtype, storage.size());
        ByteBuffer bytes = ByteBuffer.wrap(storage.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < storage.size(); i++) {
            switch (dtype) {
                case BOOL:
                    memory.setLong(i, bytes.get());
                    break;
                case INT32:
                    memory.setLong(i, bytes.getInt());
                    break;
                case INT64:
                    memory.setLong(i, bytes.getLong());
                    break;
                case FLOAT32:
                    memory.setDouble(i, bytes.getFloat());
                    break;
                case FLOAT64:
                    memory.setDouble(i, bytes.getDouble());
                    break;
                case COMPLEX64:
                    memory.setComplex(i, bytes.getFloat(), bytes.getFloat());
                    break;
                default:
                    memory.setComplex(i, bytes.getDouble(), bytes.getDouble());
                    break;
            }
        }
        return memory;
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
            default:
                boolean single = dtype == DType.FLOAT32 || dtype == DType.COMPLEX64;
                double[] values = dtype.isComplex() ? Elements.complex(tensor) : Elements.doubles(tensor);
                for (double value : values) {
                    if (single) {
                        bytes.putFloat((float) value);
                    } else {
                        bytes.putDouble(value);
                    }
                }
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
