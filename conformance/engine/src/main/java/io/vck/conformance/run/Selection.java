package io.vck.conformance.run;

import io.vck.conformance.cases.Case;
import io.vck.conformance.cases.Suite;
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
    public List<Case> from(Suite suite) {
        List<String> ids = suite.ids();
        for (Glob filter : filters) {
            if (ids.stream().noneMatch(filter::matches)) {
                throw new Empty(unmatched(filter, ids));
            }
        }
        List<Case> selected =
                suite.cases(this::matches).stream().filter(this::fits).toList();
        if (selected.isEmpty()) {
            throw new Empty(ids.isEmpty() ? "there are no cases" : "no case is both in the profile and in the filter");
        }
        return selected;
    }

    private boolean matches(String id) {
        return filters.isEmpty() || filters.stream().anyMatch(filter -> filter.matches(id));
    }

    private boolean fits(Case candidate) {
        return capabilities.isEmpty() || fits(candidate, capabilities.get());
    }

    private static boolean fits(Case candidate, Set<String> capabilities) {
        return capabilities.containsAll(candidate.capabilities())
                && candidate.expectations().stream()
                        .anyMatch(expectation -> capabilities.containsAll(expectation.capabilities()));
    }

    private static String unmatched(Glob filter, List<String> ids) {
        Set<String> names = new LinkedHashSet<>();
        for (String id : ids) {
            names.add(id);
            CaseName name = CaseName.of(id);
            if (name.variant().isPresent()) {
                names.add(name.family() + "*");
            }
        }
        return "no case matches '" + filter.text() + "'. "
                + NearestNames.question(filter.text(), names).orElse("`vck list` shows all ids.");
    }
}
