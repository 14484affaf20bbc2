package io.vck.conformance.snippet;

import io.vck.backend.program.Node;
import java.util.HashSet;
import java.util.Set;

/** Names for what a snippet brings along, none of which a case uses. */
final class FreshNames {
    private final Set<String> taken = new HashSet<>();

    private FreshNames() {}

    /** Names that neither the program of a case uses nor its inputs. */
    static FreshNames beside(Reproduced reproduced) {
        FreshNames fresh = new FreshNames();
        fresh.taken.addAll(reproduced.inputs().keySet());
        reproduced.tested().program().steps().forEach(fresh::take);
        return fresh;
    }

    private void take(Node node) {
        if (node instanceof Node.Name name) {
            taken.add(name.name());
        } else if (node instanceof Node.Assign assign) {
            taken.add(assign.name());
        } else if (node instanceof Node.Lambda lambda) {
            taken.addAll(lambda.parameters());
            lambda.rest().ifPresent(taken::add);
        }
        node.children().forEach(this::take);
    }

    /** The name that is wanted, if the case does not use it; it can be had several times. */
    String like(String wanted) {
        String name = wanted;
        for (int number = 2; taken.contains(name); number++) {
            name = wanted + "_" + number;
        }
        return name;
    }

    /** A name that nobody else gets. */
    String only(String wanted) {
        String name = like(wanted);
        taken.add(name);
        return name;
    }
}
