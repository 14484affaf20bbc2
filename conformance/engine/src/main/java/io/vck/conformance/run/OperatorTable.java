package io.vck.conformance.run;

import io.vck.backend.program.Node;
import io.vck.conformance.cases.Case;
import io.vck.reference.dispatch.Derivative;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.dispatch.Registry;
import io.vck.reports.log.OperatorEntry;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The reference's operators, for listings and logs. */
public final class OperatorTable {
    private OperatorTable() {}

    /** All of them, by name. */
    public static List<OperatorEntry> entries() {
        return Registry.all().stream()
                .map(OperatorTable::entry)
                .sorted(Comparator.comparing(OperatorEntry::name))
                .toList();
    }

    private static OperatorEntry entry(Operator operator) {
        return new OperatorEntry(
                operator.name(),
                operator.signature(),
                operator.batching().label(),
                !(operator.derivative() instanceof Derivative.NotDifferentiable));
    }

    /**
     * An operator and how much the suite has of it.
     *
     * @param cases that have it in their program, in any overload
     */
    public record Row(OperatorEntry operator, long cases) {}

    /** All operators, by name, with their numbers of cases. */
    public static List<Row> of(List<Case> cases) {
        Map<String, Long> uses = new HashMap<>();
        for (Case each : cases) {
            Set<String> names = new HashSet<>();
            each.program().steps().forEach(step -> collect(step, names));
            names.forEach(name -> uses.merge(name, 1L, Long::sum));
        }
        return entries().stream()
                .map(entry -> new Row(entry, uses.getOrDefault(baseName(entry), 0L)))
                .toList();
    }

    /** Programs don't name overloads: {@code sum.dim} is their {@code sum}. */
    private static String baseName(OperatorEntry entry) {
        int dot = entry.name().indexOf('.');
        return dot < 0 ? entry.name() : entry.name().substring(0, dot);
    }

    private static void collect(Node node, Set<String> names) {
        if (node instanceof Node.Operator operator) {
            names.add(operator.name());
        }
        node.children().forEach(child -> collect(child, names));
    }
}
