package io.vck.conformance.judge.compare;

import java.util.List;
import java.util.Optional;

/**
 * Where the elements of a lane, or of any slice along a dim, are in row-major order.
 *
 * @param outer product of the sizes before the batch dim
 * @param count of lanes
 * @param inner product of the sizes after the batch dim
 */
public record LaneLayout(int outer, int count, int inner) {

    /** The slices of a shape along a dim. */
    public static LaneLayout of(List<Long> shape, int dim) {
        return new LaneLayout(
                product(shape.subList(0, dim)),
                Math.toIntExact(shape.get(dim)),
                product(shape.subList(dim + 1, shape.size())));
    }

    int laneOf(int element) {
        return element / inner % count;
    }

    /** Says whether an observed and an expected element are close. */
    public interface Closeness {
        boolean close(int observedIndex, int expectedIndex);
    }

    /** The first lane whose expected elements another lane was observed to hold. */
    Optional<Integer> mistakenFor(int lane, Closeness elements) {
        for (int other = 0; other < count; other++) {
            if (other != lane && holds(lane, other, elements)) {
                return Optional.of(other);
            }
        }
        return Optional.empty();
    }

    /** Whether a lane was observed to hold what another one is to hold. */
    public boolean holds(int lane, int other, Closeness elements) {
        for (int block = 0; block < outer; block++) {
            int observed = (block * count + lane) * inner;
            int expected = (block * count + other) * inner;
            for (int i = 0; i < inner; i++) {
                if (!elements.close(observed + i, expected + i)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static int product(List<Long> sizes) {
        return Math.toIntExact(sizes.stream().reduce(1L, (a, b) -> a * b));
    }
}
