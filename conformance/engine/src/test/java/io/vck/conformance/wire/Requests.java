package io.vck.conformance.wire;

import io.vck.backend.program.Program;
import io.vck.backend.spi.Observe;
import io.vck.backend.spi.Request;
import io.vck.backend.spi.Settings;
import io.vck.backend.spi.VmapMode;
import io.vck.backend.value.DType;
import io.vck.backend.value.Storage;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import io.vck.conformance.language.ProgramParser;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Requests for tests: programs as text, tensors as numbers. */
final class Requests {
    private Requests() {}

    static Program program(String... steps) {
        return new Program(Arrays.stream(steps)
                .map(step -> ProgramParser.step(step).node().orElseThrow())
                .toList());
    }

    static Request request(Map<String, Value<TensorData>> inputs, Observe observe, String... steps) {
        return new Request(program(steps), inputs, Settings.DEFAULT, VmapMode.NATIVE, observe);
    }

    /** A request with one input, which wants the result. */
    static Request request(Value<TensorData> x, String... steps) {
        return request(Map.of("x", x), new Observe(Set.of("result"), Set.of(), false), steps);
    }

    /** A contiguous tensor that owns its memory. */
    static Value<TensorData> floats(List<Long> shape, float... values) {
        return new Value.Tensor<>(view(storage(values), shape, contiguous(shape), 0));
    }

    static TensorData view(Storage storage, List<Long> shape, List<Long> strides, long offset) {
        return new TensorData(storage, shape, strides, offset, false);
    }

    static Storage storage(float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putFloat(value);
        }
        return new Storage(DType.FLOAT32, bytes.array());
    }

    static byte[] bytes(float... values) {
        return storage(values).bytes();
    }

    private static List<Long> contiguous(List<Long> shape) {
        Long[] strides = new Long[shape.size()];
        long stride = 1;
        for (int dim = shape.size() - 1; dim >= 0; dim--) {
            strides[dim] = stride;
            stride *= shape.get(dim);
        }
        return List.of(strides);
    }
}
