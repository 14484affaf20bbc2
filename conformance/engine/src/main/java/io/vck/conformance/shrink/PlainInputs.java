package io.vck.conformance.shrink;

import io.vck.backend.value.DType;
import io.vck.conformance.inputs.LiteralTensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes inputs row-major, without a gradient, real, float32 or int64, and the same in every lane: all of them, or one. */
final class PlainInputs implements Reduction {
    private static final List<UnaryOperator<LiteralTensor>> CHANGES = List.of(
            LiteralTensor::contiguous,
            tensor -> tensor.withGrad(false),
            tensor -> tensor.dtype() == DType.FLOAT64 ? tensor.withDType(DType.FLOAT32) : tensor,
            tensor -> tensor.dtype().isComplex() ? tensor.realPart() : tensor,
            tensor -> tensor.dtype() == DType.COMPLEX128 ? tensor.withDType(DType.COMPLEX64) : tensor,
            tensor -> tensor.dtype() == DType.INT32 ? tensor.withDType(DType.INT64) : tensor);

    @Override
    public Stream<Subject> of(Subject subject) {
        Stream<Subject> plainer = CHANGES.stream().flatMap(change -> changed(subject, change));
        Stream<Subject> unmapped = Nest.in(subject.program().steps())
                .map(sited -> IntStream.range(0, sited.nest().arguments().size())
                        .boxed()
                        .flatMap(argument -> unmapped(subject, sited, argument).stream()))
                .orElse(Stream.of());
        return Stream.concat(plainer, unmapped);
    }

    private static Stream<Subject> changed(Subject subject, UnaryOperator<LiteralTensor> change) {
        Map<String, LiteralTensor> changed = new LinkedHashMap<>();
        subject.literals().forEach((name, tensor) -> {
            LiteralTensor other = change.apply(tensor);
            if (!other.equals(tensor)) {
                changed.put(name, other);
            }
        });
        return changed.isEmpty()
                ? Stream.of()
                : Stream.concat(
                        Stream.of(subject.withLiterals(changed)),
                        changed.entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(input -> subject.withLiteral(input.getKey(), input.getValue())));
    }

    private static Optional<Subject> unmapped(Subject subject, Nest.Sited sited, int argument) {
        String name = sited.nest().arguments().get(argument);
        return subject.literal(name)
                .flatMap(tensor -> sited.nest().batchDims(argument, tensor.rank()).stream()
                        .flatMap(Optional::stream)
                        .filter(dim -> tensor.shape().get(dim) > 0)
                        .findFirst()
                        .map(dim -> subject.withLiteral(name, tensor.select(dim, 0))
                                .withProgram(sited.with(sited.nest().withoutDim(argument, dim, tensor.rank())))));
    }
}
