package io.vck.conformance.snippet;

import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import io.vck.conformance.cases.Case;
import io.vck.conformance.judge.Oracle;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A case with all that a program without the kit needs.
 *
 * @param inputs of its program, in order
 * @param oracle for what is expected
 */
public record Reproduced(Case tested, Map<String, Value<TensorData>> inputs, Oracle oracle) {
    public Reproduced {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }
}
