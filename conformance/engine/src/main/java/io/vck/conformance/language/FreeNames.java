package io.vck.conformance.language;

import io.vck.backend.program.Node;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** Which names an expression takes from outside, and which a function binds itself. */
final class FreeNames {
    private FreeNames() {}

    static Set<String> of(Node node) {
        Set<String> free = new LinkedHashSet<>();
        collect(node, Set.of(), free);
        return free;
    }

    /** The parameters of a function and what its steps assign: as in Python, its own from its first step on. */
    static Set<String> bound(Node.Lambda lambda) {
        Set<String> bound = new LinkedHashSet<>(lambda.parameters());
        lambda.rest().ifPresent(bound::add);
        for (Node step : lambda.steps()) {
            if (step instanceof Node.Assign assign) {
                bound.add(assign.name());
            }
        }
        return bound;
    }

    private static void collect(Node node, Set<String> bound, Set<String> free) {
        if (node instanceof Node.Name name) {
            if (!bound.contains(name.name())) {
                free.add(name.name());
            }
        } else if (node instanceof Node.Lambda lambda) {
            Set<String> inside = new HashSet<>(bound);
            inside.addAll(bound(lambda));
            lambda.steps().forEach(step -> collect(step, inside, free));
        } else {
            node.children().forEach(child -> collect(child, bound, free));
        }
    }
}
