package io.vck.conformance.backends;

import io.vck.reference.dispatch.Derivative;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.dispatch.Registry;
import java.util.Comparator;
import java.util.List;

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

    private static Row row(Operator operator) {
        return new Row(
                operator.name(),
                operator.baseName(),
                operator.signature(),
                operator.batching().label(),
                !(operator.derivative() instanceof Derivative.NotDifferentiable));
    }
}
