package io.vck.conformance.run;

import io.vck.conformance.cases.Case;
import io.vck.reports.log.CaseName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which cases of a suite to take.
 *
 * @param filters a case is taken if its id matches one of them; all are taken if there is none
 * @param capabilities a case is taken only if these let its program run and at least one of its expectations be judged;
 *     no limit if empty
 */
public record Selection(List<Glob> filters, Optional<Set<String>> capabilities) {
    public Selection {
        filters = List.copyOf(filters);
    }

    /** Nothing was selected. The message says by which filter, and what may have been meant. */
    public static final class Empty extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Empty(String message) {
            super(message);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }

    /**
     * The selected cases, in the suite's order.
     *
     * @throws Empty if a filter matches no case at all, or if nothing is left
     */
    public List<Case> from(List<Case> suite) {
        for (Glob filter : filters) {
            if (suite.stream().noneMatch(each -> filter.matches(each.id()))) {
                throw new Empty(unmatched(filter, suite));
            }
        }
        List<Case> selected = suite.stream().filter(this::takes).toList();
        if (selected.isEmpty()) {
            throw new Empty(
                    suite.isEmpty() ? "there are no cases" : "no case is both in the profile and in the filter");
        }
        return selected;
    }

    private boolean takes(Case candidate) {
        return (filters.isEmpty() || filters.stream().anyMatch(filter -> filter.matches(candidate.id())))
                && (capabilities.isEmpty() || fits(candidate, capabilities.get()));
    }

    private static boolean fits(Case candidate, Set<String> capabilities) {
        return capabilities.containsAll(candidate.capabilities())
                && candidate.expectations().stream()
                        .anyMatch(expectation -> capabilities.containsAll(expectation.capabilities()));
    }

    private static String unmatched(Glob filter, List<Case> suite) {
        Set<String> names = new LinkedHashSet<>();
        for (Case each : suite) {
            names.add(each.id());
            CaseName name = CaseName.of(each.id());
            if (name.variant().isPresent()) {
                names.add(name.family() + "*");
            }
        }
        return "no case matches '" + filter.text() + "'. "
                + NearestNames.question(filter.text(), names).orElse("`vck list` shows all ids.");
    }
}
