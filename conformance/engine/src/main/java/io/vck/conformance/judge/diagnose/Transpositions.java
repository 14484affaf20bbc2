package io.vck.conformance.judge.diagnose;

import io.vck.backend.value.ObservedTensor;
import io.vck.conformance.judge.Diagnosis;
import io.vck.conformance.judge.compare.Elements;
import io.vck.conformance.judge.compare.Tolerance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Looks for the order of dims in which the expected tensor is the observed one. */
final class Transpositions {
    /** There are 120 orders of so many dims. */
    private static final int MOST_DIMS = 5;

    private final List<Long> shape;
    private final List<Long> observedShape;
    private final Elements expected;
    private final Elements observed;
    private final Tolerance tolerance;
    private final Surprise surprise;

    /**
     * @param expected of the same dtype as what was observed
     */
    Transpositions(ObservedTensor expected, ObservedTensor observed) {
        this.shape = expected.shape();
        this.observedShape = observed.shape();
        this.expected = Elements.of(expected);
        this.observed = Elements.of(observed);
        this.tolerance = Tolerance.of(expected.dtype());
        this.surprise = new Surprise(this.expected, expected.dtype());
    }

    Optional<Diagnosis> diagnosis() {
        boolean tells = shape.size() == observedShape.size()
                && shape.size() <= MOST_DIMS
                && surprise.tellsAll(orders(shape.size()));
        return tells ? complete(List.of()).map(Diagnosis.Transposed::new) : Optional.empty();
    }

    private static int orders(int dims) {
        return IntStream.rangeClosed(1, dims).reduce(1, (product, each) -> product * each);
    }

    /** The first order that begins with these dims and fits. */
    private Optional<List<Integer>> complete(List<Integer> begun) {
        if (begun.size() == shape.size()) {
            boolean isMoved = IntStream.range(0, begun.size()).anyMatch(dim -> begun.get(dim) != dim);
            return isMoved && isObserved(begun) ? Optional.of(begun) : Optional.empty();
        }
        Long wanted = observedShape.get(begun.size());
        return IntStream.range(0, shape.size())
                .filter(dim -> !begun.contains(dim) && shape.get(dim).equals(wanted))
                .mapToObj(dim -> complete(and(begun, dim)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static List<Integer> and(List<Integer> begun, int dim) {
        List<Integer> longer = new ArrayList<>(begun);
        longer.add(dim);
        return longer;
    }

    private boolean isObserved(List<Integer> dims) {
        long[] strides = new long[shape.size()];
        long stride = 1;
        for (int dim = shape.size() - 1; dim >= 0; dim--) {
            strides[dim] = stride;
            stride *= shape.get(dim);
        }
        for (int element = 0; element < observed.size(); element++) {
            long rest = element;
            long source = 0;
            for (int i = dims.size() - 1; i >= 0; i--) {
                source += rest % observedShape.get(i) * strides[dims.get(i)];
                rest /= observedShape.get(i);
            }
            if (!observed.close(element, expected, Math.toIntExact(source), tolerance)) {
                return false;
            }
        }
        return true;
    }
}
