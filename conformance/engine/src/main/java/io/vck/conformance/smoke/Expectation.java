package io.vck.conformance.smoke;

import io.vck.backend.spi.Observation;
import java.util.Optional;

/** What an answer must be. */
@FunctionalInterface
interface Expectation {

    /** What is wrong with an answer, a sentence without its full stop; empty if nothing is. */
    Optional<String> problem(Observation observation);

    /** Both: the first problem of the two. */
    default Expectation and(Expectation other) {
        return observation -> problem(observation).or(() -> other.problem(observation));
    }
}
