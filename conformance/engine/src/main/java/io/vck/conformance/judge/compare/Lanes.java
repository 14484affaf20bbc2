package io.vck.conformance.judge.compare;

import io.vck.backend.program.Node;
import io.vck.backend.program.Program;
import io.vck.backend.value.Value;
import io.vck.conformance.judge.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which dim of a value is the outermost {@code vmap}'s: read from the program's text, and only where the value is what a
 * call of {@code vmap} returns.
 *
 * @param outDims as written; empty if the value does not come straight from a {@code vmap}
 */
public record Lanes(Optional<Node> outDims) {
    /** Of a value that has no lanes. */
    public static final Lanes NONE = new Lanes(Optional.empty());

    private static final Node ZERO = new Node.Constant(new Value.Int<>(0));

    /** The lanes of a program's value. */
    public static Lanes ofResult(Program program) {
        Map<String, Node> assigned = new HashMap<>();
        Node last = program.steps().get(program.steps().size() - 1);
        for (Node step : program.steps()) {
            if (step instanceof Node.Assign assign) {
                assigned.put(assign.name(), assign.value());
            }
        }
        return new Lanes(vmapCall(assigned.getOrDefault(Program.RESULT, last), assigned, 0)
                .map(Lanes::outDimsOf));
    }

    /** The dim of a tensor of the given rank that stands at a path, if it is known. */
    public Optional<Integer> dim(Path path, int rank) {
        Optional<Node> node = outDims;
        for (Path.Step step : path.steps()) {
            node = node.flatMap(outer -> item(outer, step));
        }
        return node.flatMap(Lanes::constant)
                .map(dim -> dim < 0 ? dim + rank : dim)
                .filter(dim -> dim >= 0 && dim < rank);
    }

    private static Optional<Node> item(Node outer, Path.Step step) {
        if (constant(outer).isPresent()) {
            return Optional.of(outer);
        }
        List<Node> items = outer instanceof Node.TupleOf tuple ? tuple.items() : List.of();
        return step instanceof Path.Item item && item.index() < items.size()
                ? Optional.of(items.get(item.index()))
                : Optional.empty();
    }

    private static Optional<Integer> constant(Node node) {
        if (node instanceof Node.Constant constant && constant.value() instanceof Value.Int<Void> number) {
            return Optional.of((int) number.value());
        } else if (node instanceof Node.Call call
                && call.function() instanceof Node.Operator operator
                && operator.name().equals("neg")) {
            return constant(call.args().get(0)).map(dim -> -dim);
        }
        return Optional.empty();
    }

    /** The call {@code vmap(function, in_dims, out_dims)} whose function the node calls, names followed. */
    private static Optional<Node.Call> vmapCall(Node node, Map<String, Node> assigned, int followed) {
        if (node instanceof Node.Name name && assigned.containsKey(name.name()) && followed < assigned.size()) {
            return vmapCall(assigned.get(name.name()), assigned, followed + 1);
        } else if (node instanceof Node.Assign assign) {
            return vmapCall(assign.value(), assigned, followed);
        } else if (!(node instanceof Node.Call call)) {
            return Optional.empty();
        } else if (call.function() instanceof Node.Name name && assigned.containsKey(name.name())) {
            return isVmap(assigned.get(name.name()));
        } else {
            return isVmap(call.function());
        }
    }

    private static Optional<Node.Call> isVmap(Node node) {
        return node instanceof Node.Call call
                        && call.function() instanceof Node.Operator operator
                        && operator.spelling().text().equals("vmap")
                ? Optional.of(call)
                : Optional.empty();
    }

    private static Node outDimsOf(Node.Call vmap) {
        return vmap.keywords()
                .getOrDefault("out_dims", vmap.args().size() > 2 ? vmap.args().get(2) : ZERO);
    }
}
