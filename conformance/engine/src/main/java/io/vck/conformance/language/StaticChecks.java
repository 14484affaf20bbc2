package io.vck.conformance.language;

import io.vck.backend.program.Node;
import io.vck.backend.program.Spelling;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * What is wrong with a program that can be told without running it: names that nothing binds, operators that nobody
 * knows, calls of functions with the wrong number of arguments.
 */
public final class StaticChecks {
    private static final Set<String> BUILT_IN = Set.of("vmap", "partial", "slice", "getitem", "setitem");
    private static final Set<String> VMAP_KEYWORDS = Set.of("in_dims", "out_dims");

    private final Predicate<String> knownOperator;
    private final BiConsumer<Node, String> problems;

    private StaticChecks(Predicate<String> knownOperator, BiConsumer<Node, String> problems) {
        this.knownOperator = knownOperator;
        this.problems = problems;
    }

    /**
     * Checks steps that run one after the other.
     *
     * @param bound names that are bound before the first step
     * @param knownOperator whether there is an operator of that name
     */
    public static List<Problem> check(
            List<Node> steps, Positions positions, Set<String> bound, Predicate<String> knownOperator) {
        List<Problem> problems = new ArrayList<>();
        check(steps, bound, knownOperator, (node, message) -> problems.add(positions.problem(node, message)));
        return List.copyOf(problems);
    }

    /**
     * Checks steps that come from several texts.
     *
     * @param problems takes each node that is wrong, and what is wrong with it
     */
    public static void check(
            List<Node> steps, Set<String> bound, Predicate<String> knownOperator, BiConsumer<Node, String> problems) {
        new StaticChecks(knownOperator, problems).steps(steps, bound, Set.of());
    }

    /**
     * @param later names that the steps around bind, before or after: a function sees them once it is called
     */
    private void steps(List<Node> steps, Set<String> bound, Set<String> later) {
        Set<String> visible = new HashSet<>(bound);
        Set<String> all = new HashSet<>(later);
        all.addAll(bound);
        for (Node step : steps) {
            if (step instanceof Node.Assign assign) {
                all.add(assign.name());
            }
        }
        for (Node step : steps) {
            node(step, visible, all);
            if (step instanceof Node.Assign assign) {
                visible.add(assign.name());
            }
        }
    }

    private void node(Node node, Set<String> visible, Set<String> later) {
        if (node instanceof Node.Name name) {
            if (!visible.contains(name.name())) {
                report(node, "the name '" + name.name() + "' is not defined");
            }
        } else if (node instanceof Node.Operator operator) {
            operator(operator);
        } else if (node instanceof Node.Lambda lambda) {
            Set<String> inside = new HashSet<>(later);
            inside.addAll(lambda.parameters());
            lambda.rest().ifPresent(inside::add);
            steps(lambda.steps(), inside, Set.of());
        } else {
            if (node instanceof Node.Call call) {
                arity(call);
            }
            node.children().forEach(child -> node(child, visible, later));
        }
    }

    private void operator(Node.Operator operator) {
        boolean symbol = operator.spelling().kind() == Spelling.Kind.SYMBOL;
        if (!symbol && !BUILT_IN.contains(operator.name()) && !knownOperator.test(operator.name())) {
            report(operator, "there is no operator '" + operator.spelling().text() + "'");
        }
    }

    private void arity(Node.Call call) {
        if (call.args().stream().anyMatch(Node.Star.class::isInstance)) {
            return;
        }
        if (call.function() instanceof Node.Lambda lambda) {
            lambdaArity(call, lambda, call.args().size() + call.keywords().size());
        } else if (call.function() instanceof Node.Operator operator) {
            operatorArity(call, operator.name());
        } else if (call.function() instanceof Node.Call made && isVmapOfLambda(made)) {
            lambdaArity(call, (Node.Lambda) made.args().get(0), call.args().size());
        }
    }

    private static boolean isVmapOfLambda(Node.Call call) {
        return call.function() instanceof Node.Operator operator
                && operator.name().equals("vmap")
                && !call.args().isEmpty()
                && call.args().get(0) instanceof Node.Lambda;
    }

    private void lambdaArity(Node.Call call, Node.Lambda lambda, int given) {
        int least = lambda.parameters().size();
        // A call without any arguments is how programs ask vmap for its refusal of it.
        if (given != 0 && (given < least || (given > least && lambda.rest().isEmpty()))) {
            report(call, "the function takes " + count(least, "argument") + ", got " + given);
        }
    }

    private void operatorArity(Node.Call call, String name) {
        Map<String, Node> keywords = call.keywords();
        if (name.equals("vmap")) {
            if (call.args().isEmpty() || call.args().size() > 3) {
                report(
                        call,
                        "vmap takes a function, in_dims and out_dims, got "
                                + count(call.args().size(), "argument"));
            }
            keywords.keySet().stream()
                    .filter(keyword -> !VMAP_KEYWORDS.contains(keyword))
                    .forEach(keyword -> report(call, "vmap takes no keyword argument '" + keyword + "'"));
        } else if (name.equals("partial") && call.args().isEmpty()) {
            report(call, "partial takes a function and its first arguments, got none");
        } else if (name.equals("slice") && call.args().size() != 3) {
            report(
                    call,
                    "slice takes start, stop and step, got " + count(call.args().size(), "argument"));
        }
    }

    private static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    private void report(Node node, String message) {
        problems.accept(node, message);
    }
}
