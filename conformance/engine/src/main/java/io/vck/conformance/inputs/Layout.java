package io.vck.conformance.inputs;

import io.vck.backend.value.TensorData;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How the elements of a tensor lie in memory.
 *
 * @param order the dims from the outermost in memory to the innermost: {@code 0, 1, 2} is row-major
 * @param gaps for each dim, how far its elements lie apart, counted in elements of that dim: 1 is without gaps; with 2, every
 *     other one is skipped, the first to begin with, so that the tensor is {@code larger[1::2]}
 */
public record Layout(List<Integer> order, List<Integer> gaps) {
    /** Whatever lies farther apart is taken for a tensor of another kind. */
    private static final int WIDEST = 3;

    /**
     * @throws IllegalArgumentException if the order is none of so many dims, or a gap is less than 1
     */
    public Layout {
        order = List.copyOf(order);
        gaps = List.copyOf(gaps);
        if (!order.stream().sorted().toList().equals(dims(gaps.size()))) {
            throw new IllegalArgumentException(order + " is no order of " + gaps.size() + " dims");
        } else if (gaps.stream().anyMatch(gap -> gap < 1)) {
            throw new IllegalArgumentException("elements lie at least 1 apart, got " + gaps);
        }
    }

    /** Row-major without gaps. */
    static Layout rowMajor(int rank) {
        return new Layout(dims(rank), Collections.nCopies(rank, 1));
    }

    /** That of a tensor, as far as it has one of these; a tensor of other strides has the order of those alone. */
    static Layout of(TensorData tensor) {
        List<Integer> order = dims(tensor.shape().size()).stream()
                .sorted((a, b) ->
                        Long.compare(tensor.strides().get(b), tensor.strides().get(a)))
                .toList();
        return new Layout(order, gaps(tensor, order).orElse(Collections.nCopies(order.size(), 1)));
    }

    private static Optional<List<Integer>> gaps(TensorData tensor, List<Integer> order) {
        List<Integer> gaps = new ArrayList<>(Collections.nCopies(order.size(), 1));
        long step = 1;
        for (int place = order.size() - 1; place >= 0; place--) {
            int dim = order.get(place);
            long size = tensor.shape().get(dim);
            long gap = tensor.strides().get(dim) / step;
            boolean fits = tensor.strides().get(dim) % step == 0 && 1 <= gap && gap <= WIDEST;
            if (size > 1 && !fits) {
                return Optional.empty();
            }
            gaps.set(dim, fits ? (int) gap : 1);
            step *= Math.max(1, size) * gaps.get(dim);
        }
        return Optional.of(gaps);
    }

    Layout withOrder(List<Integer> other) {
        return new Layout(other, gaps);
    }

    Layout withGaps(List<Integer> other) {
        return new Layout(order, other);
    }

    /** The layout after a dim is gone. */
    Layout without(int dim) {
        List<Integer> rest = new ArrayList<>(gaps);
        rest.remove(dim);
        return new Layout(
                order.stream()
                        .filter(each -> each != dim)
                        .map(each -> each > dim ? each - 1 : each)
                        .toList(),
                rest);
    }

    boolean hasGaps() {
        return gaps.stream().anyMatch(gap -> gap > 1);
    }

    boolean isPermuted() {
        return !order.equals(dims(order.size()));
    }

    private static List<Integer> dims(int rank) {
        return IntStream.range(0, rank).boxed().toList();
    }
}
