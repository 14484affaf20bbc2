package io.vck.conformance.judge;

import io.vck.backend.program.Node;
import io.vck.backend.program.Program;
import io.vck.backend.value.Alias;
import io.vck.backend.value.DType;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.Value;
import io.vck.conformance.language.ProgramParser;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Programs and observed values to test with. */
public final class Observed {
    private Observed() {}

    public static Program program(String... steps) {
        return new Program(Arrays.stream(steps).map(Observed::node).toList());
    }

    public static Node node(String step) {
        return ProgramParser.step(step).node().orElseThrow();
    }

    public static Value<ObservedTensor> floats(List<Long> shape, double... elements) {
        ByteBuffer bytes = buffer(4 * elements.length);
        for (double element : elements) {
            bytes.putFloat((float) element);
        }
        return tensor(DType.FLOAT32, shape, bytes);
    }

    public static Value<ObservedTensor> doubles(List<Long> shape, double... elements) {
        return tensor(DType.FLOAT64, shape, components(elements));
    }

    /** Real and imaginary parts in turn. */
    public static Value<ObservedTensor> complex(List<Long> shape, double... parts) {
        return tensor(DType.COMPLEX128, shape, components(parts));
    }

    public static Value<ObservedTensor> longs(List<Long> shape, long... elements) {
        ByteBuffer bytes = buffer(8 * elements.length);
        for (long element : elements) {
            bytes.putLong(element);
        }
        return tensor(DType.INT64, shape, bytes);
    }

    public static Value<ObservedTensor> bools(List<Long> shape, int... elements) {
        ByteBuffer bytes = buffer(elements.length);
        for (int element : elements) {
            bytes.put((byte) element);
        }
        return tensor(DType.BOOL, shape, bytes);
    }

    /** A float32 tensor of zeros with properties. */
    public static Value<ObservedTensor> zeros(
            List<Long> shape, Optional<List<Long>> strides, Optional<Boolean> requiresGrad) {
        long numel = shape.stream().reduce(1L, (a, b) -> a * b);
        return new Value.Tensor<>(
                new ObservedTensor(DType.FLOAT32, shape, strides, requiresGrad, new byte[4 * (int) numel]));
    }

    public static Value<ObservedTensor> zeros(Long... shape) {
        return zeros(List.of(shape), Optional.empty(), Optional.empty());
    }

    public static Value<Alias> alias(long object, long base, long address) {
        return new Value.Tensor<>(new Alias(object, base, address));
    }

    @SafeVarargs
    public static <T> Value<T> tuple(Value<T>... items) {
        return new Value.Tuple<>(List.of(items));
    }

    @SafeVarargs
    public static <T> Value<T> list(Value<T>... items) {
        return new Value.Sequence<>(List.of(items));
    }

    private static ByteBuffer components(double... parts) {
        ByteBuffer bytes = buffer(8 * parts.length);
        for (double part : parts) {
            bytes.putDouble(part);
        }
        return bytes;
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static Value<ObservedTensor> tensor(DType dtype, List<Long> shape, ByteBuffer bytes) {
        return new Value.Tensor<>(new ObservedTensor(dtype, shape, Optional.empty(), Optional.empty(), bytes.array()));
    }
}
