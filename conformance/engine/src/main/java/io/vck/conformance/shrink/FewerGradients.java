package io.vck.conformance.shrink;

import io.vck.backend.program.Node;
import io.vck.conformance.language.Trees;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Ends a program before its last step, and asks there for the gradients of fewer inputs. */
final class FewerGradients implements Reduction {
    @Override
    public Stream<Subject> of(Subject subject) {
        List<Node> steps = subject.program().steps();
        int last = steps.size() - 1;
        List<Node> begun = steps.subList(0, last);
        Stream<List<Node>> shorter = begun.stream().allMatch(FewerGradients::defines) ? Stream.of() : Stream.of(begun);
        Stream<List<Node>> fewer =
                Trees.variants(steps.get(last), FewerGradients::fewerItems).map(step -> Trees.with(steps, last, step));
        return Stream.concat(shorter, fewer).map(subject::withProgram);
    }

    /** Whether a step does nothing but define a function; a program needs one that does more. */
    private static boolean defines(Node step) {
        return step instanceof Node.Assign assign && assign.value() instanceof Node.Lambda;
    }

    private static Stream<Node> fewerItems(Node node) {
        return node instanceof Node.TupleOf tuple && tuple.items().size() > 1
                ? IntStream.range(0, tuple.items().size())
                        .mapToObj(item -> new Node.TupleOf(Trees.without(tuple.items(), item)))
                : Stream.of();
    }
}
