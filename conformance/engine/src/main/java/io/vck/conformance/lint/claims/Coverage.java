package io.vck.conformance.lint.claims;

import java.util.List;
import java.util.Map;

/**
 * Which scenarios of the original's test file the suite mirrors.
 *
 * @param scenarios all of them, in order
 * @param mirroredBy the id of the case by the id of the scenario that it mirrors
 */
public record Coverage(List<Scenario> scenarios, Map<String, String> mirroredBy) {
    public Coverage {
        scenarios = List.copyOf(scenarios);
        mirroredBy = Map.copyOf(mirroredBy);
    }

    /** The ids of the scenarios that no case mirrors, in order. */
    public List<String> missing() {
        return scenarios.stream()
                .map(Scenario::id)
                .filter(id -> !mirroredBy.containsKey(id))
                .toList();
    }
}
