package io.vck.conformance.language;

import io.vck.backend.program.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Trees that are like others but for a part. */
public final class Trees {
    private Trees() {}

    /** All trees that differ from one in a single place: there, something stands that {@code local} gives for it. */
    public static Stream<Node> variants(Node node, Function<Node, Stream<Node>> local) {
        List<Node> children = node.children();
        Stream<Node> below = IntStream.range(0, children.size())
                .boxed()
                .flatMap(i -> variants(children.get(i), local)
                        .map(variant -> withChildren(node, with(children, i, variant))));
        return Stream.concat(local.apply(node), below);
    }

    /** The same for the steps of a program or function. */
    public static Stream<List<Node>> variantsOf(List<Node> steps, Function<Node, Stream<Node>> local) {
        return IntStream.range(0, steps.size())
                .boxed()
                .flatMap(i -> variants(steps.get(i), local).map(variant -> with(steps, i, variant)));
    }

    /** The tree with every node changed, from the leaves up. */
    public static Node map(Node node, UnaryOperator<Node> change) {
        List<Node> children = node.children();
        List<Node> changed = children.stream().map(child -> map(child, change)).toList();
        return change.apply(changed.equals(children) ? node : withChildren(node, changed));
    }

    /** The names that stand anywhere in a tree. */
    public static Set<String> names(Node node) {
        Set<String> names = new HashSet<>();
        if (node instanceof Node.Name name) {
            names.add(name.name());
        }
        node.children().forEach(child -> names.addAll(names(child)));
        return names;
    }

    public static Node withChildren(Node node, List<Node> children) {
        if (node instanceof Node.Call call) {
            int args = call.args().size();
            Map<String, Node> keywords = new LinkedHashMap<>();
            int next = args + 1;
            for (String keyword : call.keywords().keySet()) {
                keywords.put(keyword, children.get(next++));
            }
            return new Node.Call(children.get(0), children.subList(1, args + 1), keywords);
        } else if (node instanceof Node.Lambda lambda) {
            return new Node.Lambda(lambda.name(), lambda.parameters(), lambda.rest(), children);
        } else if (node instanceof Node.If) {
            return new Node.If(children.get(0), children.get(1), children.get(2));
        } else if (node instanceof Node.Assign assign) {
            return new Node.Assign(assign.name(), children.get(0));
        } else if (node instanceof Node.Star) {
            return new Node.Star(children.get(0));
        } else if (node instanceof Node.TupleOf) {
            return new Node.TupleOf(children);
        } else if (node instanceof Node.ListOf) {
            return new Node.ListOf(children);
        } else if (node instanceof Node.SetOf) {
            return new Node.SetOf(children);
        } else if (node instanceof Node.DictOf dict) {
            Map<String, Node> items = new LinkedHashMap<>();
            int next = 0;
            for (String key : dict.items().keySet()) {
                items.put(key, children.get(next++));
            }
            return new Node.DictOf(items);
        }
        return node;
    }

    public static <E> List<E> with(List<E> list, int index, E element) {
        List<E> changed = new ArrayList<>(list);
        changed.set(index, element);
        return changed;
    }

    public static <E> List<E> without(List<E> list, int index) {
        List<E> shorter = new ArrayList<>(list);
        shorter.remove(index);
        return shorter;
    }
}
