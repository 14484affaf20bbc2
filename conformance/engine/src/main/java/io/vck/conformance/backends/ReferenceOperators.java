package io.vck.conformance.backends;

import io.vck.backend.interpret.Trace;
import io.vck.backend.spi.Request;
import io.vck.reference.dispatch.Derivative;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.dispatch.Registry;
import io.vck.reference.dispatch.Session;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What there is to tell of the reference's operators. */
public final class ReferenceOperators {
    private ReferenceOperators() {}

    /**
     * An operator, or one of its overloads.
     *
     * @param name with the overload, {@code sum.dim}
     * @param baseName without it
     * @param schema in PyTorch's notation
     * @param batching how {@code vmap} treats it: {@code rule}, {@code composite} or {@code fallback}
     * @param derivative whether it has one
     */
    public record Row(String name, String baseName, String schema, String batching, boolean derivative) {}

    /** All of them, by name. */
    public static List<Row> all() {
        return Registry.all().stream()
                .map(ReferenceOperators::row)
                .sorted(Comparator.comparing(Row::name))
                .toList();
    }

    /** The names of the operators that vmap has to treat when a program runs, with their overloads; composite ones call others. */
    public static Set<String> treatedByVmap(Request request) {
        Set<String> names = new HashSet<>();
        Session.current()
                .watchingVmap(
                        operator -> names.add(operator.name()),
                        () -> new ReferenceBackend().run(request, Trace.none()));
        return names;
    }

    private static Row row(Operator operator) {
        return new Row(
                operator.name(),
                operator.baseName(),
                operator.signature(),
                operator.batching().label(),
                !(operator.derivative() instanceof Derivative.NotDifferentiable));
    }
}
