package io.vck.conformance.cases;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Expanded cases with ids that differ.
 *
 * @param cases in the order of their files
 * @param digest of the texts of their files, by which two runs tell whether they ran the same cases
 */
public record Suite(List<Case> cases, String digest) {
    /**
     * @throws InvalidCases if two cases have the same id
     */
    public Suite {
        cases = List.copyOf(cases);
        Map<String, Case> byId = new HashMap<>();
        for (Case one : cases) {
            Case other = byId.putIfAbsent(one.id(), one);
            if (other != null) {
                String message = "the id " + one.id() + " is taken already by the case at " + other.source();
                throw new InvalidCases(List.of(new CaseProblem(one.source(), message)));
            }
        }
    }

    /** The ids of all cases. */
    public Collection<String> ids() {
        return cases.stream().map(Case::id).toList();
    }
}
