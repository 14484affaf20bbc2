package io.vck.conformance.language;

import io.vck.backend.program.Node;
import io.vck.backend.program.Spelling;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Which operators a tree calls. */
public final class CalledOperators {
    private CalledOperators() {}

    /** Their names, those of subscripts and slices too, and of functions such as {@code vmap}. */
    public static SortedSet<String> of(Node node) {
        return of(List.of(node));
    }

    /** The names of those that any of several trees calls. */
    public static SortedSet<String> of(List<Node> nodes) {
        SortedSet<String> operators = new TreeSet<>();
        nodes.forEach(node -> collect(node, operator -> operators.add(operator.name())));
        return operators;
    }

    /** How the tree writes them. */
    public static Set<Spelling> spelled(Node node) {
        Set<Spelling> spellings = new HashSet<>();
        collect(node, operator -> spellings.add(operator.spelling()));
        return spellings;
    }

    /** The operators themselves. */
    public static Set<Node.Operator> in(Node node) {
        Set<Node.Operator> operators = new LinkedHashSet<>();
        collect(node, operators::add);
        return operators;
    }

    private static void collect(Node node, Consumer<Node.Operator> found) {
        if (node instanceof Node.Operator operator) {
            found.accept(operator);
        }
        node.children().forEach(child -> collect(child, found));
    }
}
