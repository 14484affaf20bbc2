package io.vck.conformance.smoke;

import io.vck.backend.spi.Observation;
import java.util.Optional;

/** The adapter can't run the program, and says why. */
record IsUnsupported() implements Expectation {

    @Override
    public Optional<String> problem(Observation observation) {
        if (!(observation instanceof Observation.Unsupported unsupported)) {
            return Optional.of("the answer is " + Returns.described(observation) + " instead of unsupported");
        }
        return unsupported.reason().isBlank() ? Optional.of("reason is blank") : Optional.empty();
    }
}
