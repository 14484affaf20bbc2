package io.vck.conformance.fuzz;

import io.vck.conformance.cases.Case;
import io.vck.conformance.shrink.FailureKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;

/** What was found so far, and whether something is new. */
final class Finds {
    /** So many finds of one symptom an operator may have: beyond that, its messages differ but not its defects. */
    private static final int MOST_ALIKE = 3;

    /** Operators that change the shape of the tensor itself: whatever a program does to it afterwards goes wrong as well. */
    private static final Set<String> RESHAPING =
            Set.of("t_", "transpose_", "swapaxes_", "swapdims_", "squeeze_", "unsqueeze_");

    /** So many finds one of those may have, of whatever symptoms. */
    private static final int MOST_RESHAPED = 2;

    private final List<Find> all = new ArrayList<>();

    void add(Find find) {
        all.add(find);
    }

    List<Find> all() {
        return List.copyOf(all);
    }

    /**
     * Whether a failure is explained by an earlier find: that breaks in the same way, and all its traits are the
     * program's. What hides behind a known defect shows in other programs.
     */
    boolean explain(Case failing, FailureKind kind) {
        SortedSet<String> traits = Traits.of(failing);
        if (!kind.symptom().endsProcess()
                && traits.stream().filter(RESHAPING::contains).anyMatch(this::isKnown)) {
            return true;
        }
        List<Find> candidates = all.stream()
                .filter(find -> traits.containsAll(find.traits()))
                .filter(find -> find.kind().symptom() == kind.symptom())
                .toList();
        return candidates.size() >= MOST_ALIKE
                || candidates.stream().anyMatch(find -> find.kind().equals(kind));
    }

    private boolean isKnown(String reshaping) {
        return all.stream().filter(find -> find.traits().contains(reshaping)).count() >= MOST_RESHAPED;
    }
}
