package io.vck.conformance.language;

import io.vck.backend.program.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts trees in the place of names, as the rows of a matrix do. A name that a function binds itself, as a parameter or by
 * an assignment, is another name and stays.
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
        } else if (node instanceof Node.Call call) {
            return new Node.Call(in(call.function()), in(call.args()), in(call.keywords()));
        } else if (node instanceof Node.Lambda lambda) {
            return in(lambda);
        } else if (node instanceof Node.Star star) {
            return new Node.Star(in(star.value()));
        } else if (node instanceof Node.TupleOf tuple) {
            return new Node.TupleOf(in(tuple.items()));
        } else if (node instanceof Node.ListOf list) {
            return new Node.ListOf(in(list.items()));
        } else if (node instanceof Node.SetOf set) {
            return new Node.SetOf(in(set.items()));
        } else if (node instanceof Node.DictOf dict) {
            return new Node.DictOf(in(dict.items()));
        } else if (node instanceof Node.If choice) {
            return new Node.If(in(choice.condition()), in(choice.then()), in(choice.otherwise()));
        } else if (node instanceof Node.Assign assign) {
            return new Node.Assign(assign.name(), in(assign.value()));
        }
        return node;
    }

    private Node in(Node.Lambda lambda) {
        Map<String, Node> visible = new LinkedHashMap<>(replacements);
        lambda.parameters().forEach(visible::remove);
        lambda.rest().ifPresent(visible::remove);
        for (Node step : lambda.steps()) {
            if (step instanceof Node.Assign assign) {
                visible.remove(assign.name());
            }
        }
        Substitution inside = new Substitution(visible);
        return new Node.Lambda(lambda.name(), lambda.parameters(), lambda.rest(), inside.in(lambda.steps()));
    }

    private List<Node> in(List<Node> nodes) {
        List<Node> replaced = new ArrayList<>(nodes.size());
        nodes.forEach(node -> replaced.add(in(node)));
        return replaced;
    }

    private Map<String, Node> in(Map<String, Node> nodes) {
        Map<String, Node> replaced = new LinkedHashMap<>();
        nodes.forEach((key, node) -> replaced.put(key, in(node)));
        return replaced;
    }
}
