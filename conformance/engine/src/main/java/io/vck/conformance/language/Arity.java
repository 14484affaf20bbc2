package io.vck.conformance.language;

import io.vck.backend.program.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether calls have as many arguments as what they call takes, wherever it can be told what that is. */
final class Arity {
    private static final Set<String> VMAP_KEYWORDS = Set.of("in_dims", "out_dims");

    private final Map<String, Node.Lambda> functions = new HashMap<>();

    /**
     * @param program the functions that have a name in it are known by their names, if nothing else there has that name
     */
    Arity(List<Node> program) {
        Map<String, Integer> bindings = new HashMap<>();
        program.forEach(step -> collect(step, bindings));
        functions.keySet().removeIf(name -> bindings.getOrDefault(name, 0) > 1);
    }

    private void collect(Node node, Map<String, Integer> bindings) {
        if (node instanceof Node.Assign assign) {
            bindings.merge(assign.name(), 1, Integer::sum);
            if (assign.value() instanceof Node.Lambda lambda) {
                functions.put(assign.name(), lambda);
            }
        } else if (node instanceof Node.Lambda lambda) {
            lambda.parameters().forEach(parameter -> bindings.merge(parameter, 1, Integer::sum));
            lambda.rest().ifPresent(rest -> bindings.merge(rest, 1, Integer::sum));
        }
        node.children().forEach(child -> collect(child, bindings));
    }

    /** What is wrong with the number of arguments of a call, and with the names of those of vmap. */
    List<String> problems(Node.Call call) {
        if (hasStar(call)) {
            return List.of();
        } else if (call.function() instanceof Node.Operator operator) {
            return ofBuiltIn(call, operator.spelling().text());
        }
        return function(call.function())
                .flatMap(lambda -> mismatch(call, lambda))
                .map(List::of)
                .orElse(List.of());
    }

    /** The function that a node stands for, be it under vmap. */
    private Optional<Node.Lambda> function(Node node) {
        if (node instanceof Node.Lambda lambda) {
            return Optional.of(lambda);
        } else if (node instanceof Node.Name name) {
            return Optional.ofNullable(functions.get(name.name()));
        } else if (isVmap(node)) {
            Node.Call vmap = (Node.Call) node;
            return vmap.args().isEmpty() || hasStar(vmap)
                    ? Optional.empty()
                    : function(vmap.args().get(0));
        }
        return Optional.empty();
    }

    private static Optional<String> mismatch(Node.Call call, Node.Lambda lambda) {
        int given = call.args().size() + call.keywords().size();
        int taken = lambda.parameters().size();
        // To call vmap's function without arguments is how programs ask for the refusal of it.
        boolean asksForRefusal = given == 0 && isVmap(call.function());
        boolean fits = given == taken || (given > taken && lambda.rest().isPresent());
        return fits || asksForRefusal
                ? Optional.empty()
                : Optional.of("the function takes " + (lambda.rest().isPresent() ? "at least " : "")
                        + count(taken, "argument") + ", got " + given);
    }

    private static List<String> ofBuiltIn(Node.Call call, String spelling) {
        int given = call.args().size();
        List<String> problems = new ArrayList<>();
        if (spelling.equals("vmap")) {
            if (given < 1 || given > 3) {
                problems.add("vmap takes a function, in_dims and out_dims, got " + count(given, "argument"));
            }
            call.keywords().keySet().stream()
                    .filter(keyword -> !VMAP_KEYWORDS.contains(keyword))
                    .forEach(keyword -> problems.add("vmap takes no keyword argument '" + keyword + "'"));
        } else if (spelling.equals("partial") && given == 0) {
            problems.add("partial takes a function and its first arguments, got none");
        } else if (spelling.equals("slice") && given != 3) {
            problems.add("slice takes start, stop and step, got " + count(given, "argument"));
        }
        return problems;
    }

    private static boolean isVmap(Node node) {
        return node instanceof Node.Call call
                && call.function() instanceof Node.Operator operator
                && operator.spelling().text().equals("vmap");
    }

    private static boolean hasStar(Node.Call call) {
        return call.args().stream().anyMatch(Node.Star.class::isInstance);
    }

    private static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
