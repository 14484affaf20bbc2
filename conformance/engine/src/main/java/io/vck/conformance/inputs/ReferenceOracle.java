package io.vck.conformance.inputs;

import io.vck.backend.program.Program;
import io.vck.backend.spi.Backend;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Observe;
import io.vck.backend.spi.Request;
import io.vck.backend.spi.Settings;
import io.vck.backend.spi.VmapMode;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import io.vck.conformance.judge.Oracle;
import java.util.Map;

/**
 * Expected values, by the reference. Every program gets its own copy of the inputs, so none sees what another wrote.
 *
 * @param reference the reference, as a backend
 * @param inputs of the case that is judged
 */
public record ReferenceOracle(Backend.Session reference, Map<String, Value<TensorData>> inputs) implements Oracle {
    @Override
    public Observation evaluate(Program program, Observe observe) {
        return run(program, VmapMode.NATIVE, observe);
    }

    @Override
    public Observation mapStack(Program program, Observe observe) {
        return run(program, VmapMode.LOOP, observe);
    }

    @Override
    public Observation mapStackByBackend(Program program, Observe observe) {
        return new Observation.Unsupported("the reference is its own oracle");
    }

    private Observation run(Program program, VmapMode vmap, Observe observe) {
        return reference.run(new Request(program, inputs, Settings.DEFAULT, vmap, observe));
    }
}
