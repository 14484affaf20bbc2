package io.vck.conformance.run;

import io.vck.conformance.cases.Case;
import io.vck.conformance.cases.Suite;
import io.vck.reports.log.CaseName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which cases of a suite to take.
 *
 * <p>Ids are labels of matrices too, such as {@code [*,same shape]}, and so may hold what is special in a {@link Glob}. A
 * filter that is, letter by letter, the id of a case takes that case alone, also where it matches others as a glob: what
 * reports print to run a case again has to mean that case. Whoever means the others too writes a glob that is no id.
 *
 * @param filters ids of cases, and globs of ids; a case is taken if one of them takes it, all are if there is none
 * @param capabilities a case is taken only if these let its program run and at least one of its expectations be judged;
 *     no limit if empty
 */
public record Selection(List<String> filters, Optional<Set<String>> capabilities) {
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
        return from(suite, suite);
    }

    /**
     * The selected cases of a part of a suite, in its order. Which filters are ids is for the whole suite to say: the id of
     * a case outside the part is no glob for those within.
     *
     * @throws Empty if a filter matches no case of the part at all, or if nothing is left
     */
    public List<Case> from(Suite part, Suite whole) {
        List<String> ids = part.ids();
        List<Predicate<String>> taking = taking(whole);
        for (int i = 0; i < filters.size(); i++) {
            if (ids.stream().noneMatch(taking.get(i))) {
                throw new Empty(unmatched(filters.get(i), ids));
            }
        }
        Predicate<String> wanted = taking.stream().reduce(Predicate::or).orElse(id -> true);
        List<Case> selected = part.cases(wanted).stream().filter(this::fits).toList();
        if (selected.isEmpty()) {
            throw new Empty(ids.isEmpty() ? "there are no cases" : "no case is both in the profile and in the filter");
        }
        return selected;
    }

    /** Which ids each of the filters takes. */
    private List<Predicate<String>> taking(Suite whole) {
        List<String> ids = whole.ids();
        return filters.stream()
                .<Predicate<String>>map(filter -> ids.contains(filter) ? filter::equals : Glob.of(filter)::matches)
                .toList();
    }

    private boolean fits(Case candidate) {
        return capabilities.isEmpty() || fits(candidate, capabilities.get());
    }

    private static boolean fits(Case candidate, Set<String> capabilities) {
        return capabilities.containsAll(candidate.capabilities())
                && candidate.expectations().stream()
                        .anyMatch(expectation -> capabilities.containsAll(expectation.capabilities()));
    }

    private static String unmatched(String filter, List<String> ids) {
        Set<String> names = new LinkedHashSet<>();
        for (String id : ids) {
            names.add(id);
            CaseName name = CaseName.of(id);
            if (name.variant().isPresent()) {
                names.add(name.family() + "*");
            }
        }
        return "no case matches '" + filter + "'. "
                + NearestNames.question(filter, names).orElse("`vck list` shows all ids.");
    }
}
