package io.vck.conformance.lint;

import io.vck.conformance.cases.Case;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which requirements of the specification have cases.
 *
 * @param cases the number of cases for each requirement, in the order of the specification
 * @param aimless the cases that are for no requirement
 */
public record RequirementCoverage(Map<String, Integer> cases, List<Case> aimless) {
    public RequirementCoverage {
        cases = Collections.unmodifiableMap(new LinkedHashMap<>(cases));
        aimless = List.copyOf(aimless);
    }

    /**
     * The requirements that cases are for. That those which they name exist is checked when cases are loaded.
     *
     * @param requirements the ids of all requirements
     */
    public static RequirementCoverage of(Collection<Case> suite, Collection<String> requirements) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        requirements.forEach(requirement -> counts.put(requirement, 0));
        List<Case> aimless = new ArrayList<>();
        for (Case each : suite) {
            each.requirements().forEach(requirement -> counts.merge(requirement, 1, Integer::sum));
            if (each.requirements().isEmpty()) {
                aimless.add(each);
            }
        }
        return new RequirementCoverage(counts, aimless);
    }

    /** The requirements that no case is for. */
    public List<String> untested() {
        return cases.entrySet().stream()
                .filter(entry -> entry.getValue() == 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Whether every requirement has a case, and every case a requirement. */
    public boolean isComplete() {
        return untested().isEmpty() && aimless.isEmpty();
    }
}
