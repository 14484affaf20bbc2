package io.vck.conformance.language;

import io.vck.backend.program.Node;
import io.vck.backend.program.Spelling;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * What is wrong with a program that can be told without running it: names that nothing binds, operators that nobody
 * knows, calls of functions with the wrong number of arguments.
 */
public final class StaticChecks {
    /** Operators that need no library, as they are written. */
    private static final Set<String> BUILT_IN = Set.of("vmap", "partial", "slice", "[]", "[]=");

    private final Predicate<String> knownOperator;
    private final BiConsumer<Node, String> problems;
    private final Arity arity;

    private StaticChecks(List<Node> steps, Predicate<String> knownOperator, BiConsumer<Node, String> problems) {
        this.arity = new Arity(steps);
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
        new StaticChecks(steps, knownOperator, problems).steps(steps, bound, Set.of());
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
                arity.problems(call).forEach(problem -> report(call, problem));
            }
            node.children().forEach(child -> node(child, visible, later));
        }
    }

    private void operator(Node.Operator operator) {
        boolean known = operator.spelling().kind() == Spelling.Kind.SYMBOL
                || BUILT_IN.contains(operator.spelling().text())
                || knownOperator.test(operator.name());
        if (!known) {
            report(operator, "there is no operator '" + operator.spelling().text() + "'");
        }
    }

    private void report(Node node, String message) {
        problems.accept(node, message);
    }
}
