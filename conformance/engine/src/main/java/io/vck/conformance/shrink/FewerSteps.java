package io.vck.conformance.shrink;

import io.vck.backend.program.Node;
import io.vck.conformance.language.Trees;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Takes a step out of a function, and out of the program what it does not use. What it assigned is replaced by a name that it used, so that later steps still have
 * something of about the right shape.
 */
final class FewerSteps implements Reduction {
    @Override
    public Stream<Subject> of(Subject subject) {
        return Stream.concat(
                withoutUnused(subject),
                Functions.rebuilt(
                        subject,
                        lambda -> Stream.of(
                                        fewerOutputs(lambda.steps()),
                                        IntStream.range(0, lambda.steps().size())
                                                .boxed()
                                                .flatMap(i -> without(lambda, i)),
                                        unnamed(lambda.steps()))
                                .flatMap(variants -> variants)));
    }

    /** The program without what it assigns and does not use. */
    private static Stream<Subject> withoutUnused(Subject subject) {
        List<Node> steps = subject.program().steps();
        return IntStream.range(0, steps.size() - 1)
                .filter(i -> steps.get(i) instanceof Node.Assign assign
                        && Trees.without(steps, i).stream()
                                .noneMatch(other -> Trees.names(other).contains(assign.name())))
                .mapToObj(i -> subject.withProgram(Trees.without(steps, i)));
    }

    private static Stream<List<Node>> without(Node.Lambda lambda, int step) {
        List<Node> steps = lambda.steps();
        if (steps.size() == 1) {
            return Stream.of();
        }
        List<Node> rest = Trees.without(steps, step);
        if (!(steps.get(step) instanceof Node.Assign assign)) {
            return Stream.of(rest);
        }
        boolean used = rest.stream().anyMatch(other -> Trees.names(other).contains(assign.name()));
        return used ? candidates(assign).stream().map(name -> renamed(rest, assign.name(), name)) : Stream.of(rest);
    }

    /** A value that is returned right after it got a name needs none. */
    private static Stream<List<Node>> unnamed(List<Node> steps) {
        int last = steps.size() - 1;
        if (steps.get(last) instanceof Node.Assign assign) {
            return Stream.of(Trees.with(steps, last, assign.value()));
        }
        return last > 0
                        && steps.get(last - 1) instanceof Node.Assign assign
                        && steps.get(last).equals(new Node.Name(assign.name()))
                ? Stream.of(Trees.with(steps.subList(0, last), last - 1, assign.value()))
                : Stream.of();
    }

    private static Set<String> candidates(Node.Assign assign) {
        Set<String> names = new LinkedHashSet<>(Trees.names(assign.value()));
        names.remove(assign.name());
        return names;
    }

    private static List<Node> renamed(List<Node> steps, String from, String to) {
        return steps.stream()
                .map(step -> Trees.map(step, node -> node.equals(new Node.Name(from)) ? new Node.Name(to) : node))
                .toList();
    }

    /** A single output instead of a tuple, and the tuple without one of its items. */
    private static Stream<List<Node>> fewerOutputs(List<Node> steps) {
        int last = steps.size() - 1;
        if (!(steps.get(last) instanceof Node.TupleOf tuple)) {
            return Stream.of();
        }
        List<Node> values = new ArrayList<>(tuple.items());
        if (tuple.items().size() > 2) {
            IntStream.range(0, tuple.items().size())
                    .forEach(i -> values.add(new Node.TupleOf(Trees.without(tuple.items(), i))));
        }
        return values.stream().map(value -> Trees.with(steps, last, value));
    }
}
