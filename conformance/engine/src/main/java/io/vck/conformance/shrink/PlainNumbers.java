package io.vck.conformance.shrink;

import io.vck.conformance.inputs.LiteralTensor;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes the numbers of an input 1, 2, 3 and so on. */
final class PlainNumbers implements Reduction {
    @Override
    public Stream<Subject> of(Subject subject) {
        return subject.literals().entrySet().stream()
                .filter(input -> input.getValue().dtype().isFloatingPoint())
                .filter(input -> !counted(input.getValue()).equals(input.getValue()))
                .sorted((a, b) -> a.getKey().compareTo(b.getKey()))
                .map(input -> subject.withLiteral(input.getKey(), counted(input.getValue())));
    }

    private static LiteralTensor counted(LiteralTensor tensor) {
        List<Double> numbers = IntStream.rangeClosed(1, tensor.elements().size())
                .mapToObj(Double::valueOf)
                .toList();
        return tensor.withElements(numbers);
    }
}
