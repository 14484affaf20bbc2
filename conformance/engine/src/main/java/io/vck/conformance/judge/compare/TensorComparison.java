package io.vck.conformance.judge.compare;

import io.vck.backend.value.DType;
import io.vck.backend.value.ObservedTensor;
import io.vck.conformance.judge.Difference;
import io.vck.conformance.judge.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Compares an observed tensor with the expected one. */
final class TensorComparison {
    private final Path path;
    private final Lanes lanes;
    private final ObservedTensor expected;
    private final ObservedTensor observed;
    private final Elements expectedElements;
    private final Elements observedElements;
    private final Tolerance tolerance;

    TensorComparison(Path path, Lanes lanes, ObservedTensor expected, ObservedTensor observed) {
        this.path = path;
        this.lanes = lanes;
        this.expected = expected;
        this.observed = observed;
        this.expectedElements = Elements.of(expected);
        this.observedElements = Elements.of(observed);
        this.tolerance = Tolerance.of(expected.dtype());
    }

    Optional<Difference> difference() {
        boolean sameDType = expected.dtype() == observed.dtype();
        boolean sameShape = expected.shape().equals(observed.shape());
        if (!sameDType || !sameShape) {
            String what =
                    sameShape ? "the dtypes differ" : sameDType ? "the shapes differ" : "dtypes and shapes differ";
            return Optional.of(
                    Difference.of(path, type(expected), type(observed)).explained(what));
        }
        int from = Arrays.mismatch(expected.bytes(), observed.bytes());
        int first = from < 0 ? -1 : nextFar(from / expected.dtype().bytes());
        return first < 0 ? Optional.empty() : Optional.of(differenceOfElements(first));
    }

    private static String type(ObservedTensor tensor) {
        return tensor.dtype().label() + tensor.shape();
    }

    /** The next element, from an index on, that is not close; -1 if there is none. */
    private int nextFar(int from) {
        for (int i = from; i < expectedElements.size(); i++) {
            if (!observedElements.close(i, expectedElements, i, tolerance)) {
                return i;
            }
        }
        return -1;
    }

    private Difference differenceOfElements(int first) {
        List<Long> shape = expected.shape();
        Optional<LaneLayout> layout = lanes.dim(path, shape.size()).map(dim -> LaneLayout.of(shape, dim));
        Optional<Integer> lane = layout.map(known -> known.laneOf(first));
        String hint = layout.flatMap(known -> known.mistakenFor(lane.get(), this::elementsClose))
                .map(other -> "; lane " + lane.get() + " holds what lane " + other + " is to hold")
                .orElse("");
        return new Difference(
                path.toString(),
                shape.isEmpty() ? Optional.empty() : Optional.of(index(first)),
                lane.map(Integer::longValue),
                expectedElements.text(first),
                observedElements.text(first),
                extent(first) + hint);
    }

    private boolean elementsClose(int observedIndex, int expectedIndex) {
        return observedElements.close(observedIndex, expectedElements, expectedIndex, tolerance);
    }

    /** How many elements differ, and by how much. */
    private String extent(int first) {
        int count = 0;
        int greatestAt = -1;
        double greatest = -1;
        for (int i = first; i >= 0; i = nextFar(i + 1)) {
            count++;
            double distance = observedElements.distance(i, expectedElements);
            if (distance > greatest) {
                greatest = distance;
                greatestAt = i;
            }
        }
        int size = expectedElements.size();
        String counts = size == 1 ? "" : count + " of " + size + " elements differ";
        if (expected.dtype() == DType.BOOL || greatestAt < 0) {
            return counts;
        }
        String by = size == 1
                ? "the difference is " + distance(greatest)
                : ", the greatest difference is " + distance(greatest) + " at " + index(greatestAt);
        return counts + by + allowed();
    }

    private String allowed() {
        return tolerance.equals(Tolerance.EXACT)
                ? ""
                : " (allowed: " + tolerance.absolute() + " + " + tolerance.relative() + " * |expected|)";
    }

    private String distance(double distance) {
        switch (expected.dtype()) {
            case INT32:
            case INT64:
                return Long.toString((long) distance);
            case FLOAT32:
            case COMPLEX64:
                return ValueText.of((float) distance);
            default:
                return ValueText.of(distance);
        }
    }

    /** The index along each dim of an element in row-major order. */
    private String index(int element) {
        List<Long> shape = expected.shape();
        long[] index = new long[shape.size()];
        long rest = element;
        for (int dim = shape.size() - 1; dim >= 0; dim--) {
            index[dim] = rest % shape.get(dim);
            rest /= shape.get(dim);
        }
        return Arrays.toString(index);
    }
}
