package io.vck.conformance.smoke;

import io.vck.backend.program.Program;
import io.vck.backend.spi.Observation;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.Value;
import java.util.Map;
import java.util.Optional;

/**
 * The program returned, and left exactly these variables of those that were asked for.
 *
 * @param values by variable
 */
record Returns(Map<String, Value<ObservedTensor>> values) implements Expectation {

    /** The program's value, which is all that was asked for. */
    static Returns result(Value<ObservedTensor> value) {
        return new Returns(Map.of(Program.RESULT, value));
    }

    @Override
    public Optional<String> problem(Observation observation) {
        return observation instanceof Observation.Returned returned
                ? ExactValue.entries("values", values, returned.seen().values())
                : Optional.of("the answer is " + described(observation) + " instead of returned");
    }

    /** The type of an answer that is another one than it should be, and what it says. */
    static String described(Observation observation) {
        if (observation instanceof Observation.Raised raised) {
            return "raised (" + String.join(", ", raised.kinds()) + ": " + raised.message() + ")";
        } else if (observation instanceof Observation.Unsupported unsupported) {
            return "unsupported (" + unsupported.reason() + ")";
        } else if (observation instanceof Observation.Returned) {
            return "returned";
        }
        return Breakage.of(observation).orElse("none");
    }
}
