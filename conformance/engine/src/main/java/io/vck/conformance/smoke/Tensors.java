package io.vck.conformance.smoke;

import io.vck.backend.value.DType;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.Storage;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Tensors of checks. */
final class Tensors {
    private Tensors() {}

    /** Memory from numbers: one an element, two for a complex one; 0 is false and 1 true. */
    static Storage storage(DType dtype, Number... parts) {
        ByteBuffer bytes = ByteBuffer.allocate(parts.length * partBytes(dtype)).order(ByteOrder.LITTLE_ENDIAN);
        for (Number part : parts) {
            switch (dtype) {
                case BOOL -> bytes.put(part.byteValue());
                case INT32 -> bytes.putInt(part.intValue());
                case INT64 -> bytes.putLong(part.longValue());
                case FLOAT32, COMPLEX64 -> bytes.putFloat(part.floatValue());
                case FLOAT64, COMPLEX128 -> bytes.putDouble(part.doubleValue());
            }
        }
        return new Storage(dtype, bytes.array());
    }

    private static int partBytes(DType dtype) {
        return dtype.isComplex() ? dtype.bytes() / 2 : dtype.bytes();
    }

    /** Memory with as many elements, of which neighbours differ. */
    static Storage counting(DType dtype, int elements) {
        int parts = elements * dtype.bytes() / partBytes(dtype);
        Number[] numbers = new Number[parts];
        Arrays.setAll(numbers, i -> dtype == DType.BOOL ? i % 3 % 2 : i);
        return storage(dtype, numbers);
    }

    /** A tensor that is a whole storage in order. */
    static TensorData whole(Storage storage, Integer... shape) {
        return window(storage, List.of(shape), contiguous(List.of(shape)), 0);
    }

    static TensorData window(Storage storage, List<Integer> shape, List<Integer> strides, int offset) {
        return new TensorData(storage, longs(shape), longs(strides), offset, false);
    }

    /** float32 numbers along one dimension. */
    static TensorData floats(Number... values) {
        return whole(storage(DType.FLOAT32, values), values.length);
    }

    /** A leaf that records its gradient. */
    static TensorData recording(TensorData tensor) {
        return new TensorData(tensor.storage(), tensor.shape(), tensor.strides(), tensor.offset(), true);
    }

    static List<Integer> contiguous(List<Integer> shape) {
        Integer[] strides = new Integer[shape.size()];
        int stride = 1;
        for (int dim = strides.length - 1; dim >= 0; dim--) {
            strides[dim] = stride;
            stride *= shape.get(dim);
        }
        return List.of(strides);
    }

    /** What a tensor looks like to somebody who knows nothing of strides and gradients. */
    static ObservedTensor seen(TensorData tensor) {
        return new ObservedTensor(
                tensor.dtype(), tensor.shape(), Optional.empty(), Optional.empty(), tensor.rowMajorBytes());
    }

    static Value<ObservedTensor> seen(Value<TensorData> value) {
        return value.map(Tensors::seen);
    }

    static Map<String, Value<ObservedTensor>> seen(Map<String, Value<TensorData>> values) {
        Map<String, Value<ObservedTensor>> seen = new LinkedHashMap<>();
        values.forEach((name, value) -> seen.put(name, seen(value)));
        return seen;
    }

    /** The elements of a float32 tensor. */
    static List<Float> numbers(ObservedTensor tensor) {
        ByteBuffer bytes = ByteBuffer.wrap(tensor.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        return IntStream.range(0, tensor.numel())
                .mapToObj(i -> bytes.getFloat(i * Float.BYTES))
                .toList();
    }

    private static List<Long> longs(List<Integer> numbers) {
        return numbers.stream().map(Integer::longValue).toList();
    }
}
