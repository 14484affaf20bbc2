package io.vck.conformance.fuzz.generate;

import io.vck.backend.program.Node;
import java.util.Optional;
import java.util.Set;

/**
 * A tensor that the mapped function has at hand.
 *
 * @param type if it is known
 * @param inputs by name, those that went into it
 */
record Operand(Node expression, Optional<TensorType> type, Set<String> inputs) {
    Operand {
        inputs = Set.copyOf(inputs);
    }
}
