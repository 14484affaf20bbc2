package io.vck.conformance.shrink;

import io.vck.conformance.inputs.LiteralTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Moves batch dims to the front, in inputs and outputs. */
final class PlainDims implements Reduction {
    @Override
    public Stream<Subject> of(Subject subject) {
        return Nest.in(subject.program().steps())
                .map(sited -> Stream.concat(outDims(subject, sited), inDims(subject, sited)))
                .orElse(Stream.of());
    }

    private static Stream<Subject> outDims(Subject subject, Nest.Sited sited) {
        Nest plain = sited.nest().withoutOutDims();
        return plain.equals(sited.nest()) ? Stream.of() : Stream.of(subject.withProgram(sited.with(plain)));
    }

    private static Stream<Subject> inDims(Subject subject, Nest.Sited sited) {
        return IntStream.range(0, sited.nest().arguments().size())
                .boxed()
                .flatMap(argument -> subject
                        .literal(sited.nest().arguments().get(argument))
                        .flatMap(tensor -> front(subject, sited, argument, tensor))
                        .stream());
    }

    private static Optional<Subject> front(Subject subject, Nest.Sited sited, int argument, LiteralTensor tensor) {
        Nest nest = sited.nest();
        List<Optional<Integer>> before = nest.batchDims(argument, tensor.rank());
        List<Integer> order =
                new ArrayList<>(before.stream().flatMap(Optional::stream).toList());
        int mapped = order.size();
        IntStream.range(0, tensor.rank()).filter(dim -> !order.contains(dim)).forEach(order::add);
        List<Optional<Integer>> after =
                before.stream().map(dim -> dim.map(order::indexOf)).toList();
        return before.equals(after) || mapped == 0
                ? Optional.empty()
                : Optional.of(subject.withLiteral(nest.arguments().get(argument), tensor.permuted(order))
                        .withProgram(sited.with(nest.withBatchDims(argument, after, tensor.rank()))));
    }
}
