package io.vck.conformance.run;

import io.vck.backend.program.Node;
import io.vck.conformance.backends.ReferenceOperators;
import io.vck.conformance.cases.Case;
import io.vck.reports.log.OperatorEntry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The reference's operators, for listings and logs. */
public final class OperatorTable {
    private OperatorTable() {}

    /**
     * An operator and how much the suite has of it.
     *
     * @param cases that have it in their program, in any overload
     */
    public record Row(OperatorEntry operator, long cases) {}

    /** All operators, by name. */
    public static List<OperatorEntry> entries() {
        return ReferenceOperators.all().stream().map(OperatorTable::entry).toList();
    }

    /** All operators, by name, with their numbers of cases. */
    public static List<Row> of(List<Case> cases) {
        Map<String, Long> uses = uses(cases);
        return ReferenceOperators.all().stream()
                .map(row -> new Row(entry(row), uses.getOrDefault(row.baseName(), 0L)))
                .toList();
    }

    private static OperatorEntry entry(ReferenceOperators.Row row) {
        return new OperatorEntry(row.name(), row.schema(), row.batching(), row.derivative());
    }

    private static Map<String, Long> uses(List<Case> cases) {
        Map<String, Long> uses = new HashMap<>();
        for (Case each : cases) {
            Set<String> names = new HashSet<>();
            each.program().steps().forEach(step -> collect(step, names));
            names.forEach(name -> uses.merge(name, 1L, Long::sum));
        }
        return uses;
    }

    private static void collect(Node node, Set<String> names) {
        if (node instanceof Node.Operator operator) {
            names.add(operator.name());
        }
        node.children().forEach(child -> collect(child, names));
    }
}
