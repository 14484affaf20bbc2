package io.vck.conformance.shrink;

import io.vck.conformance.inputs.LiteralTensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Takes a level away, and of each input that is mapped at it all lanes but one. */
final class FewerLevels implements Reduction {
    @Override
    public Stream<Subject> of(Subject subject) {
        return Nest.in(subject.program().steps())
                .filter(sited -> sited.nest().levels().size() > 1)
                .map(sited -> IntStream.range(0, sited.nest().levels().size())
                        .boxed()
                        .flatMap(level -> without(level, sited, subject)))
                .orElse(Stream.of());
    }

    private static Stream<Subject> without(int level, Nest.Sited sited, Subject subject) {
        Nest nest = sited.nest();
        Map<String, LiteralTensor> slices = new LinkedHashMap<>();
        for (int i = 0; i < nest.arguments().size(); i++) {
            String name = nest.arguments().get(i);
            Optional<LiteralTensor> tensor = subject.literal(name);
            if (tensor.isPresent()) {
                int rank = tensor.get().rank();
                Optional<Integer> dim = nest.batchDims(i, rank).get(level);
                if (dim.isPresent()) {
                    slices.put(name, tensor.get().select(dim.get(), 0));
                    nest = nest.withoutDim(i, dim.get(), rank);
                }
            } else if (nest.levels().get(level).inDims().get(i).isPresent()) {
                return Stream.of();
            }
        }
        Nest fewer = nest.withoutLevel(level);
        List<Nest> candidates = new ArrayList<>(List.of(fewer.withoutOutDims(), fewer));
        return candidates.stream().map(each -> subject.withLiterals(slices).withProgram(sited.with(each)));
    }
}
