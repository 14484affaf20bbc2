package io.vck.conformance.smoke;

import io.vck.backend.program.Program;
import io.vck.backend.spi.Observe;
import io.vck.backend.spi.Request;
import io.vck.backend.spi.Settings;
import io.vck.backend.spi.VmapMode;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import io.vck.conformance.language.ProgramParser;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Requests from text. */
final class Programs {
    /** The shortest program there is. */
    static final Request ANYTHING = request(Map.of(), "7");

    private Programs() {}

    static Program program(String... steps) {
        return new Program(Arrays.stream(steps)
                .map(step -> ProgramParser.step(step).node().orElseThrow())
                .toList());
    }

    /** A request that wants the result. */
    static Request request(Map<String, Value<TensorData>> inputs, String... steps) {
        return observing(values(Program.RESULT), inputs, steps);
    }

    static Request observing(Observe observe, Map<String, Value<TensorData>> inputs, String... steps) {
        return new Request(program(steps), inputs, Settings.DEFAULT, VmapMode.NATIVE, observe);
    }

    /** The same program with its vmaps done as loops. */
    static Request asLoop(Request request) {
        return new Request(request.program(), request.inputs(), request.settings(), VmapMode.LOOP, request.observe());
    }

    /** The same program with a warning for every slow fallback. */
    static Request withFallbackWarnings(Request request) {
        return new Request(request.program(), request.inputs(), new Settings(true), request.vmap(), request.observe());
    }

    static Observe values(String... names) {
        return new Observe(new LinkedHashSet<>(List.of(names)), Set.of(), false);
    }

    static Observe aliases(String... names) {
        return new Observe(Set.of(), new LinkedHashSet<>(List.of(names)), false);
    }

    static Observe warnings() {
        return new Observe(Set.of(), Set.of(), true);
    }

    static Map<String, Value<TensorData>> x(Value<TensorData> x) {
        return Map.of("x", x);
    }

    static Map<String, Value<TensorData>> x(TensorData x) {
        return x(new Value.Tensor<>(x));
    }

    static Map<String, Value<TensorData>> xy(TensorData x, TensorData y) {
        Map<String, Value<TensorData>> inputs = new LinkedHashMap<>();
        inputs.put("x", new Value.Tensor<>(x));
        inputs.put("y", new Value.Tensor<>(y));
        return inputs;
    }
}
