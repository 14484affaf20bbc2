package io.vck.conformance.fuzz.trial;

import io.vck.backend.program.Node;
import io.vck.backend.program.Program;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Observe;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import io.vck.conformance.judge.Oracle;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is expected of a trial: what the backend's own loop gave, and that inputs stay as they were.
 *
 * @param loop what the loop was observed to do
 */
record BothRuns(Observation loop, Map<String, Value<TensorData>> inputs) implements Oracle {

    /** The only programs are names of inputs. */
    @Override
    public Observation evaluate(Program program, Observe observe) {
        if (program.steps().get(0) instanceof Node.Name name && inputs.containsKey(name.name())) {
            Value<ObservedTensor> value = inputs.get(name.name()).map(BothRuns::observed);
            return new Observation.Returned(new Observation.Seen(Map.of(Program.RESULT, value), Map.of(), List.of()));
        }
        return new Observation.Unsupported("only inputs are expected by themselves");
    }

    private static ObservedTensor observed(TensorData tensor) {
        return new ObservedTensor(
                tensor.dtype(), tensor.shape(), Optional.empty(), Optional.empty(), tensor.rowMajorBytes());
    }

    @Override
    public Observation mapStack(Program program, Observe observe) {
        return loop;
    }

    @Override
    public Observation mapStackByBackend(Program program, Observe observe) {
        return loop;
    }
}
