package io.vck.conformance.cases;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A suite whose cases are all there. */
record LoadedSuite(List<Case> cases, String digest) implements Suite {
    LoadedSuite {
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

    @Override
    public List<String> ids() {
        return cases.stream().map(Case::id).toList();
    }

    @Override
    public List<Case> cases(Predicate<String> wanted) {
        return cases.stream().filter(each -> wanted.test(each.id())).toList();
    }
}
