package io.vck.conformance.language;

import io.vck.backend.program.Node;
import io.vck.backend.value.Value;
import java.util.List;
import java.util.Optional;

/** Subscripts as the parser reads them, for those who make programs. */
public final class Subscripts {
    private static final Node NONE = new Node.Constant(new Value.None<>());

    private Subscripts() {}

    /**
     * {@code receiver[i]}, {@code receiver[i, j]}.
     *
     * @param indices at least one
     */
    public static Node.Call of(Node receiver, List<Node> indices) {
        return new Node.Call(
                Symbols.GET_ITEM, List.of(receiver, indices.size() == 1 ? indices.get(0) : new Node.TupleOf(indices)));
    }

    /** {@code :}. */
    public static Node whole() {
        return slice(NONE, NONE, NONE);
    }

    /** {@code :stop}. */
    public static Node upTo(int stop) {
        return slice(NONE, number(stop), NONE);
    }

    /** {@code start::step}. */
    public static Node every(int start, int step) {
        return slice(number(start), NONE, number(step));
    }

    /** The indices of a subscript, if a node is one. */
    public static Optional<List<Node>> indices(Node node) {
        if (!(node instanceof Node.Call call) || !call.function().equals(Symbols.GET_ITEM)) {
            return Optional.empty();
        }
        return Optional.of(
                call.args().get(1) instanceof Node.TupleOf tuple
                        ? tuple.items()
                        : call.args().subList(1, 2));
    }

    private static Node slice(Node start, Node stop, Node step) {
        return new Node.Call(Symbols.SLICE, List.of(start, stop, step));
    }

    private static Node number(int number) {
        return new Node.Constant(new Value.Int<>(number));
    }
}
