package io.vck.conformance.shrink;

import io.vck.backend.program.Node;
import io.vck.conformance.language.Trees;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Takes away inputs that the program does not use, and parameters that the mapped function does not use. */
final class FewerInputs implements Reduction {
    @Override
    public Stream<Subject> of(Subject subject) {
        return Stream.concat(unused(subject), parameters(subject));
    }

    private static Stream<Subject> unused(Subject subject) {
        return subject.shown().inputs().keySet().stream()
                .filter(name -> subject.program().steps().stream()
                        .noneMatch(step -> Trees.names(step).contains(name)))
                .map(subject::withoutInput);
    }

    private static Stream<Subject> parameters(Subject subject) {
        return withoutParameters(subject, (nest, lambda, parameter) -> isUnused(lambda, parameter));
    }

    /** Whether a function can do without a parameter. */
    interface Dispensable {
        boolean test(Nest nest, Node.Lambda lambda, int parameter);
    }

    /** The programs whose mapped function is without a parameter, and not passed its argument. */
    static Stream<Subject> withoutParameters(Subject subject, Dispensable dispensable) {
        return Nest.in(subject.program().steps())
                .filter(sited -> sited.nest().arguments().size() > 1)
                .map(sited -> IntStream.range(0, sited.nest().arguments().size())
                        .boxed()
                        .flatMap(parameter -> without(parameter, sited, subject, dispensable)))
                .orElse(Stream.of());
    }

    private static Stream<Subject> without(int parameter, Nest.Sited sited, Subject subject, Dispensable dispensable) {
        if (!(sited.nest().function() instanceof Node.Name function)) {
            return Stream.of();
        }
        List<Node> steps = sited.with(sited.nest().withoutArgument(parameter));
        return IntStream.range(0, steps.size()).boxed().flatMap(i -> {
            if (!(steps.get(i) instanceof Node.Assign assign
                    && assign.name().equals(function.name())
                    && assign.value() instanceof Node.Lambda lambda
                    && dispensable.test(sited.nest(), lambda, parameter))) {
                return Stream.of();
            }
            Node shorter = new Node.Lambda(
                    lambda.name(), Trees.without(lambda.parameters(), parameter), lambda.rest(), lambda.steps());
            return Stream.of(subject.withProgram(Trees.with(steps, i, new Node.Assign(assign.name(), shorter))));
        });
    }

    private static boolean isUnused(Node.Lambda lambda, int parameter) {
        String name = lambda.parameters().get(parameter);
        return lambda.steps().stream().map(Trees::names).noneMatch((Set<String> names) -> names.contains(name));
    }
}
