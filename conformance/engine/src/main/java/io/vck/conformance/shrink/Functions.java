package io.vck.conformance.shrink;

import io.vck.backend.program.Node;
import io.vck.conformance.language.Trees;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The functions that a program defines. */
final class Functions {
    private Functions() {}

    /** The programs in which one function has another body. */
    static Stream<Subject> rebuilt(Subject subject, Function<Node.Lambda, Stream<List<Node>>> bodies) {
        return Trees.variantsOf(subject.program().steps(), node -> rebuilt(node, bodies))
                .map(subject::withProgram);
    }

    private static Stream<Node> rebuilt(Node node, Function<Node.Lambda, Stream<List<Node>>> bodies) {
        return node instanceof Node.Lambda lambda
                ? bodies.apply(lambda)
                        .map(body -> new Node.Lambda(lambda.name(), lambda.parameters(), lambda.rest(), body))
                : Stream.of();
    }
}
