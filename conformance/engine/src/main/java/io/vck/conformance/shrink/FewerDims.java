package io.vck.conformance.shrink;

import io.vck.conformance.inputs.LiteralTensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Takes a dim away that is no batch dim: from one input, captured or not, or from all
 * inputs of the nest that have one of its size.
 */
final class FewerDims implements Reduction {
    @Override
    public Stream<Subject> of(Subject subject) {
        return Nest.in(subject.program().steps())
                .map(sited -> Stream.of(alone(subject, sited), together(subject, sited), captured(subject, sited))
                        .flatMap(smaller -> smaller))
                .orElse(Stream.of());
    }

    private static Stream<Subject> alone(Subject subject, Nest.Sited sited) {
        return IntStream.range(0, sited.nest().arguments().size()).boxed().flatMap(argument -> {
            Optional<LiteralTensor> tensor =
                    subject.literal(sited.nest().arguments().get(argument));
            int rank = tensor.map(LiteralTensor::rank).orElse(0);
            return IntStream.range(0, rank).boxed().flatMap(dim -> without(subject, sited, argument, dim).stream());
        });
    }

    private static Optional<Subject> without(Subject subject, Nest.Sited sited, int argument, int dim) {
        String name = sited.nest().arguments().get(argument);
        LiteralTensor tensor = subject.tensor(name);
        boolean isBatchDim = sited.nest().batchDims(argument, tensor.rank()).contains(Optional.of(dim));
        return isBatchDim || tensor.shape().get(dim) == 0
                ? Optional.empty()
                : Optional.of(subject.withLiteral(name, tensor.select(dim, 0))
                        .withProgram(sited.with(sited.nest().withoutDim(argument, dim, tensor.rank()))));
    }

    private static Stream<Subject> captured(Subject subject, Nest.Sited sited) {
        return subject.literals().entrySet().stream()
                .filter(input -> !sited.nest().arguments().contains(input.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .flatMap(input -> IntStream.range(0, input.getValue().rank())
                        .filter(dim -> input.getValue().shape().get(dim) > 0)
                        .mapToObj(dim -> subject.withLiteral(
                                input.getKey(), input.getValue().select(dim, 0))));
    }

    private static Stream<Subject> together(Subject subject, Nest.Sited sited) {
        List<Integer> sizes = subject.literals().values().stream()
                .flatMap(tensor -> tensor.shape().stream())
                .distinct()
                .sorted()
                .toList();
        return sizes.stream().flatMap(size -> withoutSize(subject, size).stream());
    }

    /** The first dim of that size is taken from each argument that has one. */
    private static Optional<Subject> withoutSize(Subject subject, int size) {
        Subject smaller = subject;
        int taken = 0;
        int arguments = Nest.in(subject.program().steps())
                .orElseThrow()
                .nest()
                .arguments()
                .size();
        for (int argument = 0; argument < arguments; argument++) {
            Nest.Sited sited = Nest.in(smaller.program().steps()).orElseThrow();
            Optional<LiteralTensor> tensor =
                    smaller.literal(sited.nest().arguments().get(argument));
            int rank = tensor.map(LiteralTensor::rank).orElse(0);
            Subject before = smaller;
            int which = argument;
            Optional<Subject> without = IntStream.range(0, rank)
                    .filter(dim -> tensor.orElseThrow().shape().get(dim) == size)
                    .boxed()
                    .flatMap(dim -> without(before, sited, which, dim).stream())
                    .findFirst();
            taken += without.isPresent() ? 1 : 0;
            smaller = without.orElse(smaller);
        }
        return taken > 1 ? Optional.of(smaller) : Optional.empty();
    }
}
