package io.vck.reference.pytree;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The structure of a value whose leaves were taken out. Tuples, lists and dicts are nodes; everything else is a leaf,
 * {@code None} and sets too.
 */
public sealed interface TreeSpec {

    /** The place of a leaf. */
    record Leaf() implements TreeSpec {}

    /**
     * A container.
     *
     * @param keys of a dict; empty for a tuple and a list
     */
    record Node(Kind kind, List<String> keys, List<TreeSpec> children) implements TreeSpec {
        public Node {
            keys = List.copyOf(keys);
            children = List.copyOf(children);
        }
    }

    /** The kinds of containers. */
    enum Kind {
        TUPLE,
        LIST,
        DICT;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The leaves of a value, in order, and its structure. */
    record Flat(List<Object> leaves, TreeSpec spec) {}

    /** Takes a value apart. */
    static Flat flatten(Object value) {
        List<Object> leaves = new ArrayList<>();
        return new Flat(leaves, collect(value, leaves));
    }

    private static TreeSpec collect(Object value, List<Object> leaves) {
        Optional<Node> node = nodeOf(value);
        if (node.isEmpty()) {
            leaves.add(value);
            return new Leaf();
        }
        List<TreeSpec> children = new ArrayList<>();
        for (Object child : childrenOf(value)) {
            children.add(collect(child, leaves));
        }
        return new Node(node.get().kind(), node.get().keys(), children);
    }

    private static Optional<Node> nodeOf(Object value) {
        if (value instanceof Tuple) {
            return Optional.of(new Node(Kind.TUPLE, List.of(), List.of()));
        } else if (value instanceof List<?>) {
            return Optional.of(new Node(Kind.LIST, List.of(), List.of()));
        } else if (value instanceof Map<?, ?> map) {
            List<String> keys = map.keySet().stream().map(String::valueOf).toList();
            return Optional.of(new Node(Kind.DICT, keys, List.of()));
        }
        return Optional.empty();
    }

    private static List<Object> childrenOf(Object value) {
        if (value instanceof Tuple tuple) {
            return tuple.items();
        } else if (value instanceof List<?> list) {
            return new ArrayList<>(list);
        }
        return new ArrayList<>(((Map<?, ?>) value).values());
    }

    /** Puts a value of this structure together from its leaves. */
    default Object unflatten(List<?> leaves) {
        return build(this, leaves.iterator());
    }

    private static Object build(TreeSpec spec, Iterator<?> leaves) {
        if (!(spec instanceof Node node)) {
            return leaves.next();
        }
        List<Object> children = new ArrayList<>();
        for (TreeSpec child : node.children()) {
            children.add(build(child, leaves));
        }
        switch (node.kind()) {
            case TUPLE:
                return new Tuple(children);
            case LIST:
                return children;
            default:
                Map<String, Object> dict = new LinkedHashMap<>();
                for (int i = 0; i < children.size(); i++) {
                    dict.put(node.keys().get(i), children.get(i));
                }
                return dict;
        }
    }

    /**
     * The leaves of {@code value}, one for each leaf of this structure: where {@code value} has a leaf and the structure
     * a container, the leaf holds for all in it. Empty if the two don't fit.
     */
    default Optional<List<Object>> broadcastAndFlatten(Object value) {
        List<Object> leaves = new ArrayList<>();
        return broadcast(value, this, leaves) ? Optional.of(leaves) : Optional.empty();
    }

    private static boolean broadcast(Object value, TreeSpec spec, List<Object> leaves) {
        Optional<Node> shape = nodeOf(value);
        if (!(spec instanceof Node node)) {
            leaves.add(value);
            return shape.isEmpty();
        } else if (shape.isEmpty()) {
            for (TreeSpec child : node.children()) {
                broadcast(value, child, leaves);
            }
            return true;
        }
        List<Object> children = value instanceof Map<?, ?> map ? inOrder(map, node.keys()) : childrenOf(value);
        boolean fits = shape.get().kind() == node.kind()
                && Set.copyOf(shape.get().keys()).equals(Set.copyOf(node.keys()))
                && children.size() == node.children().size();
        for (int i = 0; fits && i < children.size(); i++) {
            fits = broadcast(children.get(i), node.children().get(i), leaves);
        }
        return fits;
    }

    /** The items of those keys that there are. */
    private static List<Object> inOrder(Map<?, ?> map, List<String> keys) {
        Map<String, Object> byKey = new LinkedHashMap<>();
        map.forEach((key, item) -> byKey.put(String.valueOf(key), item));
        return keys.stream().filter(byKey::containsKey).map(byKey::get).toList();
    }

    /** The structure as messages show it. */
    default String display() {
        return display(this, 0);
    }

    private static String display(TreeSpec spec, int indent) {
        if (!(spec instanceof Node node)) {
            return "*";
        }
        String context = node.kind() == Kind.DICT ? PythonRepr.repr(new ArrayList<Object>(node.keys())) : "None";
        StringBuilder text = new StringBuilder("TreeSpec(" + node.kind().label() + ", " + context + ", [");
        for (int i = 0; i < node.children().size(); i++) {
            if (i > 0) {
                text.append(",\n").append(" ".repeat(indent + 2));
            }
            text.append(display(node.children().get(i), indent + 2));
        }
        return text.append("])").toString();
    }
}
