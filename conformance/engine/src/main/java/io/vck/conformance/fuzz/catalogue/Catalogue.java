package io.vck.conformance.fuzz.catalogue;

import io.vck.backend.program.Node;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The operators that random programs are made of. */
public record Catalogue(List<Entry> entries) {
    public Catalogue {
        entries = List.copyOf(entries);
    }

    /** The names of all operators. */
    public SortedSet<String> operators() {
        SortedSet<String> operators = new TreeSet<>();
        entries.forEach(entry -> entry.calls().forEach(call -> collect(call, operators)));
        return operators;
    }

    /** The part of the catalogue that calls certain operators, or that stands in certain families. */
    public Catalogue only(Predicate<String> wanted) {
        return new Catalogue(entries.stream()
                .map(entry -> wanted.test(entry.family()) ? entry : withCalls(entry, wanted))
                .filter(entry -> !entry.calls().isEmpty())
                .toList());
    }

    private static Entry withCalls(Entry entry, Predicate<String> wanted) {
        List<Node> calls = entry.calls().stream()
                .filter(call -> operatorsOf(call).stream().anyMatch(wanted))
                .toList();
        return new Entry(entry.family(), calls, entry.arguments(), entry.sizes(), entry.gives());
    }

    /** The names of the operators that a tree calls, those of subscripts and slices too. */
    public static SortedSet<String> operatorsOf(Node node) {
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
