package io.vck.conformance.run;

import io.vck.backend.spi.Observe;
import io.vck.backend.spi.Request;
import io.vck.backend.spi.VmapMode;
import io.vck.conformance.backends.ReferenceOperators;
import io.vck.conformance.cases.Case;
import io.vck.reports.log.OperatorEntry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The reference's operators, for listings and logs. */
public final class OperatorTable {
    private OperatorTable() {}

    /**
     * An operator and how much the suite has of it.
     *
     * @param cases in which vmap has to treat this overload, be it that the program calls it on mapped tensors, that another
     *     operator or a gradient is made of it, or that it draws random numbers
     */
    public record Row(OperatorEntry operator, long cases) {}

    /** All operators, by name. */
    public static List<OperatorEntry> entries() {
        return ReferenceOperators.all().stream().map(OperatorTable::entry).toList();
    }

    /** All operators, by name, with their numbers of cases: the reference runs them to see. */
    public static List<Row> of(List<Case> cases, Preparation preparation) {
        Map<String, Long> uses = cases.parallelStream()
                .flatMap(each -> called(each, preparation).stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return ReferenceOperators.all().stream()
                .map(row -> new Row(entry(row), uses.getOrDefault(row.name(), 0L)))
                .toList();
    }

    private static OperatorEntry entry(ReferenceOperators.Row row) {
        return new OperatorEntry(row.name(), row.schema(), row.batching(), row.derivative());
    }

    private static Set<String> called(Case each, Preparation preparation) {
        return ReferenceOperators.treatedByVmap(new Request(
                each.program(),
                preparation.prepare(each).inputs(),
                each.settings(),
                VmapMode.NATIVE,
                new Observe(Set.of(), Set.of(), false)));
    }
}
