package io.vck.conformance.language;

import io.vck.backend.program.Node;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which operators a tree calls. */
public final class CalledOperators {
    private CalledOperators() {}

    /** Their names, those of subscripts and slices too, and of functions such as {@code vmap}. */
    public static SortedSet<String> of(Node node) {
        SortedSet<String> operators = new TreeSet<>();
        collect(node, operators);
        return operators;
    }

    private static void collect(Node node, SortedSet<String> operators) {
        if (node instanceof Node.Operator operator) {
            operators.add(operator.name());
        }
        node.children().forEach(child -> collect(child, operators));
    }
}
