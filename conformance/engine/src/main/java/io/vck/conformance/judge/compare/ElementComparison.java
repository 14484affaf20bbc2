package io.vck.conformance.judge.compare;

import io.vck.backend.value.DType;
import io.vck.backend.value.ObservedTensor;
import io.vck.conformance.judge.Difference;
import io.vck.conformance.judge.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Compares the elements of two tensors of one dtype and shape, and says how and where they differ. */
final class ElementComparison {
    private final Path path;
    private final Lanes lanes;
    private final DType dtype;
    private final List<Long> shape;
    private final Elements expected;
    private final Elements observed;
    private final Tolerance tolerance;

    ElementComparison(Path path, Lanes lanes, ObservedTensor expected, ObservedTensor observed) {
        this.path = path;
        this.lanes = lanes;
        this.dtype = expected.dtype();
        this.shape = expected.shape();
        this.expected = Elements.of(expected);
        this.observed = Elements.of(observed);
        this.tolerance = Tolerance.of(dtype);
    }

    /** The difference, if there is one from an element on; those before are known to be equal. */
    Optional<Difference> difference(int from) {
        int first = nextFar(from);
        return first < 0 ? Optional.empty() : Optional.of(differenceAt(first));
    }

    private int nextFar(int from) {
        return observed.nextFar(from, expected, tolerance);
    }

    private Difference differenceAt(int first) {
        Optional<LaneLayout> layout = lanes.dim(path, shape.size()).map(dim -> LaneLayout.of(shape, dim));
        Optional<Integer> lane = layout.map(known -> known.laneOf(first));
        String hint = layout.flatMap(known -> known.mistakenFor(lane.get(), this::elementsClose))
                .map(other -> "; lane " + lane.get() + " holds what lane " + other + " is to hold")
                .orElse("");
        return new Difference(
                path.toString(),
                shape.isEmpty() ? Optional.empty() : Optional.of(index(first)),
                lane.map(Integer::longValue),
                expected.text(first),
                observed.text(first),
                extent(first) + hint);
    }

    private boolean elementsClose(int observedIndex, int expectedIndex) {
        return observed.close(observedIndex, expected, expectedIndex, tolerance);
    }

    /** How many elements differ, and by how much. */
    private String extent(int first) {
        int count = 0;
        int greatestAt = -1;
        double greatest = -1;
        for (int i = first; i >= 0; i = nextFar(i + 1)) {
            count++;
            double distance = observed.distance(i, expected);
            if (distance > greatest) {
                greatest = distance;
                greatestAt = i;
            }
        }
        int size = expected.size();
        String counts = size == 1 ? "" : count + " of " + size + " elements differ";
        if (dtype == DType.BOOL || greatestAt < 0) {
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
        switch (dtype) {
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
        long[] index = new long[shape.size()];
        long rest = element;
        for (int dim = shape.size() - 1; dim >= 0; dim--) {
            index[dim] = rest % shape.get(dim);
            rest /= shape.get(dim);
        }
        return Arrays.toString(index);
    }
}
