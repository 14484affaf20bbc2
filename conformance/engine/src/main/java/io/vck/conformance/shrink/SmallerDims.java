package io.vck.conformance.shrink;

import io.vck.backend.program.Node;
import io.vck.backend.value.Value;
import io.vck.conformance.inputs.LiteralTensor;
import io.vck.conformance.language.Trees;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes dims smaller by one. Dims of one size belong together more often than not, and so do numbers of the program: so all
 * dims of a size are tried first, with and without the numbers, then each dim by itself.
 */
final class SmallerDims implements Reduction {
    private static final int SMALLEST = 1;

    @Override
    public Stream<Subject> of(Subject subject) {
        SortedSet<Integer> sizes = new TreeSet<>(Collections.reverseOrder());
        subject.literals().values().forEach(tensor -> sizes.addAll(tensor.shape()));
        return Stream.concat(
                sizes.stream().filter(size -> size > SMALLEST).flatMap(size -> together(subject, size)),
                subject.literals().keySet().stream().sorted().flatMap(name -> alone(subject, name)));
    }

    private static Stream<Subject> together(Subject subject, int size) {
        Stream<Subject> shorter = Stream.of(size - 1, 0).map(slice -> {
            Map<String, LiteralTensor> tensors = new LinkedHashMap<>();
            subject.literals().forEach((name, tensor) -> tensors.put(name, without(tensor, size, slice)));
            return subject.withLiterals(tensors);
        });
        return shorter.flatMap(each -> Stream.of(each, withNumbers(each, size), withIndices(each, size)));
    }

    private static LiteralTensor without(LiteralTensor tensor, int size, int slice) {
        LiteralTensor shorter = tensor;
        for (int dim = 0; dim < tensor.rank(); dim++) {
            if (tensor.shape().get(dim) == size) {
                shorter = shorter.without(dim, slice);
            }
        }
        return shorter;
    }

    /** The program with smaller numbers where it names the size. */
    private static Subject withNumbers(Subject subject, int size) {
        List<Node> steps = subject.program().steps().stream()
                .map(step -> Trees.map(
                        step,
                        node -> node.equals(new Node.Constant(new Value.Int<>(size)))
                                ? new Node.Constant(new Value.Int<>(size - 1))
                                : node))
                .toList();
        return subject.withProgram(steps);
    }

    /** Indices that stay within the smaller size. */
    private static Subject withIndices(Subject subject, int size) {
        Map<String, LiteralTensor> tensors = new LinkedHashMap<>();
        subject.literals().forEach((name, tensor) -> {
            if (!tensor.dtype().isFloatingPoint() && !tensor.dtype().isComplex()) {
                tensors.put(
                        name,
                        tensor.withElements(tensor.elements().stream()
                                .map(index -> Math.min(index, size - 2.0))
                                .toList()));
            }
        });
        return subject.withLiterals(tensors);
    }

    private static Stream<Subject> alone(Subject subject, String name) {
        LiteralTensor tensor = subject.tensor(name);
        return IntStream.range(0, tensor.rank())
                .filter(dim -> tensor.shape().get(dim) > SMALLEST)
                .boxed()
                .flatMap(dim -> Stream.of(tensor.shape().get(dim) - 1, 0)
                        .map(slice -> subject.withLiteral(name, tensor.without(dim, slice))));
    }
}
