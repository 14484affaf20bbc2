package io.vck.conformance.fuzz;

import io.vck.backend.program.Node;
import io.vck.backend.value.Value;
import io.vck.conformance.cases.Case;
import io.vck.conformance.fuzz.lanes.NoLanes;
import io.vck.conformance.language.CalledOperators;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** By what programs that break the law are told apart: the operators that they call, and what is special about their vmaps. */
final class Traits {
    private static final Set<String> BUILT_IN = Set.of("vmap", "partial", "slice");
    private static final String NO_LANES = "no_lanes";
    private static final Node ZERO = new Node.Constant(new Value.Int<>(0));

    private Traits() {}

    static SortedSet<String> of(Case failing) {
        SortedSet<String> traits = new TreeSet<>();
        if (NoLanes.in(failing.program()).isPresent()) {
            traits.add(NO_LANES);
        }
        for (Node step : failing.program().steps()) {
            if (NoLanes.isTakenBy(step)) {
                continue;
            }
            traits.addAll(CalledOperators.of(step));
            addDims(step, traits);
        }
        traits.removeAll(BUILT_IN);
        return traits;
    }

    /** {@code in_dims} and {@code out_dims} where they are not 0: what is minimal has them only if they matter. */
    private static void addDims(Node node, SortedSet<String> traits) {
        if (node instanceof Node.Call call) {
            call.keywords().forEach((keyword, value) -> {
                if (keyword.endsWith("_dims") && hasOther(value)) {
                    traits.add(keyword);
                }
            });
        }
        node.children().forEach(child -> addDims(child, traits));
    }

    private static boolean hasOther(Node dims) {
        return dims instanceof Node.TupleOf tuple
                ? tuple.items().stream().anyMatch(Traits::hasOther)
                : dims instanceof Node.Constant constant
                        && constant.value() instanceof Value.Int<Void>
                        && !dims.equals(ZERO);
    }
}
