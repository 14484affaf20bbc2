package io.vck.conformance.smoke;

import io.vck.backend.spi.Observation;
import java.util.Optional;

/**
 * A step raised an error.
 *
 * @param step its index
 * @param kind one of the error's kinds
 */
record Raises(int step, String kind) implements Expectation {

    @Override
    public Optional<String> problem(Observation observation) {
        if (!(observation instanceof Observation.Raised raised)) {
            return Optional.of("the answer is " + Returns.described(observation) + " instead of raised");
        } else if (raised.step() != step) {
            return Optional.of("step is " + raised.step() + " instead of " + step);
        } else if (!raised.kinds().contains(kind)) {
            return Optional.of("kinds is " + raised.kinds() + ", which lacks " + kind);
        } else if (raised.message().isBlank()) {
            return Optional.of("message is blank");
        }
        return Optional.empty();
    }
}
