package io.vck.conformance.cases;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Expanded cases with ids that differ, in the order of their files. */
public final class Suite {
    private final Map<String, Case> byId = new LinkedHashMap<>();
    private final List<Case> cases;

    /**
     * @throws InvalidCases if two cases have the same id
     */
    public Suite(List<Case> cases) {
        this.cases = List.copyOf(cases);
        for (Case one : cases) {
            Case other = byId.putIfAbsent(one.id(), one);
            if (other != null) {
                String message = "the id " + one.id() + " is taken already by the case at " + other.source();
                throw new InvalidCases(List.of(new CaseProblem(one.source(), message)));
            }
        }
    }

    public List<Case> cases() {
        return cases;
    }

    /** The case of that id, if there is one. */
    public Optional<Case> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
