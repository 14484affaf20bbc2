package io.vck.conformance.shrink;

import io.vck.backend.program.Node;
import io.vck.conformance.judge.ProgramFacts;
import io.vck.conformance.language.Trees;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Uses an earlier parameter of a function in the place of a later one. What is written into stays apart. */
final class SharedParameters implements Reduction {
    @Override
    public Stream<Subject> of(Subject subject) {
        return ProgramFacts.of(subject.program()).writes()
                ? Stream.of()
                : Functions.rebuilt(
                        subject,
                        lambda -> IntStream.range(0, lambda.parameters().size())
                                .boxed()
                                .flatMap(later -> shared(lambda, later)));
    }

    private static Stream<List<Node>> shared(Node.Lambda lambda, int later) {
        Node from = new Node.Name(lambda.parameters().get(later));
        boolean used = lambda.steps().stream()
                .anyMatch(step -> Trees.names(step).contains(lambda.parameters().get(later)));
        return used
                ? lambda.parameters().subList(0, later).stream()
                        .map(earlier -> lambda.steps().stream()
                                .map(step -> Trees.map(step, node -> node.equals(from) ? new Node.Name(earlier) : node))
                                .toList())
                : Stream.of();
    }
}
