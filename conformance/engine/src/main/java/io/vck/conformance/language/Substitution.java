package io.vck.conformance.language;

import io.vck.backend.program.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Puts trees in the place of names, as the rows of a matrix do.
 *
 * <p>Names keep their meaning. A name that a function binds itself, as a parameter or by an assignment, is another name
 * than the replaced one and stays. A name in a replacement means what it means outside: a function that binds a name of
 * its own like that gets another name for its own. Subtrees in which nothing is replaced are kept as they are, the same
 * objects, so that their positions are still known.
 */
public final class Substitution {
    private final Map<String, Node> replacements;

    private Substitution(Map<String, Node> replacements) {
        this.replacements = replacements;
    }

    /** The tree with every free occurrence of the names replaced. */
    public static Node substitute(Node node, Map<String, Node> replacements) {
        return replacements.isEmpty() ? node : new Substitution(replacements).in(node);
    }

    private Node in(Node node) {
        if (node instanceof Node.Name name) {
            return replacements.getOrDefault(name.name(), node);
        } else if (node instanceof Node.Lambda lambda) {
            return in(lambda);
        } else if (node instanceof Node.Call call) {
            Node function = in(call.function());
            List<Node> args = in(call.args());
            Map<String, Node> keywords = in(call.keywords());
            boolean same = function == call.function() && args == call.args() && keywords == call.keywords();
            return same ? call : new Node.Call(function, args, keywords);
        } else if (node instanceof Node.TupleOf tuple) {
            List<Node> items = in(tuple.items());
            return items == tuple.items() ? tuple : new Node.TupleOf(items);
        } else if (node instanceof Node.ListOf list) {
            List<Node> items = in(list.items());
            return items == list.items() ? list : new Node.ListOf(items);
        } else if (node instanceof Node.SetOf set) {
            List<Node> items = in(set.items());
            return items == set.items() ? set : new Node.SetOf(items);
        } else if (node instanceof Node.DictOf dict) {
            Map<String, Node> items = in(dict.items());
            return items == dict.items() ? dict : new Node.DictOf(items);
        }
        return inOther(node);
    }

    private Node inOther(Node node) {
        if (node instanceof Node.Star star) {
            Node value = in(star.value());
            return value == star.value() ? star : new Node.Star(value);
        } else if (node instanceof Node.Assign assign) {
            Node value = in(assign.value());
            return value == assign.value() ? assign : new Node.Assign(assign.name(), value);
        } else if (node instanceof Node.If choice) {
            List<Node> parts = List.of(choice.condition(), choice.then(), choice.otherwise());
            List<Node> replaced = in(parts);
            return replaced == parts ? choice : new Node.If(replaced.get(0), replaced.get(1), replaced.get(2));
        }
        return node;
    }

    private Node in(Node.Lambda lambda) {
        Set<String> bound = FreeNames.bound(lambda);
        Set<String> free = FreeNames.of(lambda);
        Map<String, Node> visible = new LinkedHashMap<>();
        Set<String> outside = new HashSet<>();
        replacements.forEach((name, replacement) -> {
            if (free.contains(name)) {
                visible.put(name, replacement);
                outside.addAll(FreeNames.of(replacement));
            }
        });
        if (visible.isEmpty()) {
            return lambda;
        }
        Set<String> taken = new LinkedHashSet<>(bound);
        taken.addAll(free);
        taken.addAll(outside);
        Map<String, String> renamed = new LinkedHashMap<>();
        for (String name : bound) {
            if (outside.contains(name)) {
                String fresh = fresh(name, taken);
                renamed.put(name, fresh);
                visible.put(name, new Node.Name(fresh));
            }
        }
        return new Substitution(visible).inside(lambda, name -> renamed.getOrDefault(name, name));
    }

    private static String fresh(String name, Set<String> taken) {
        String fresh = name + "_";
        while (!taken.add(fresh)) {
            fresh += "_";
        }
        return fresh;
    }

    private Node inside(Node.Lambda lambda, UnaryOperator<String> rename) {
        List<String> parameters = lambda.parameters().stream().map(rename).toList();
        Optional<String> rest = lambda.rest().map(rename);
        List<Node> steps = new ArrayList<>();
        for (Node step : lambda.steps()) {
            steps.add(
                    step instanceof Node.Assign assign
                            ? new Node.Assign(rename.apply(assign.name()), in(assign.value()))
                            : in(step));
        }
        return new Node.Lambda(lambda.name(), parameters, rest, steps);
    }

    /** The same list if nothing in it is replaced. */
    private List<Node> in(List<Node> nodes) {
        List<Node> replaced = new ArrayList<>(nodes.size());
        boolean same = true;
        for (Node node : nodes) {
            Node other = in(node);
            same &= other == node;
            replaced.add(other);
        }
        return same ? nodes : replaced;
    }

    /** The same map if nothing in it is replaced. */
    private Map<String, Node> in(Map<String, Node> nodes) {
        List<Node> values = List.copyOf(nodes.values());
        List<Node> replaced = in(values);
        if (replaced == values) {
            return nodes;
        }
        Map<String, Node> result = new LinkedHashMap<>();
        int next = 0;
        for (String key : nodes.keySet()) {
            result.put(key, replaced.get(next++));
        }
        return result;
    }
}
