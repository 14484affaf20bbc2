package io.vck.backend.spi;

import io.vck.backend.program.Program;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A program with concrete inputs: all that a backend gets to see of a case.
 *
 * @param inputs variables that are bound before the first step, in order
 */
public record Request(
        Program program, Map<String, Value<TensorData>> inputs, Settings settings, VmapMode vmap, Observe observe) {
    public Request {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }
}
