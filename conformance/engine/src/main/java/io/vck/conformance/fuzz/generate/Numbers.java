package io.vck.conformance.fuzz.generate;

import io.vck.backend.value.DType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Draws the numbers of a tensor. Real numbers are eighths or the like, which every dtype holds exactly and people can read, and within
 * a tensor no two are the same as long as there are enough.
 */
sealed interface Numbers {
    /** What the dice are thrown for, before it is taken for another tensor that has the same lanes twice. */
    int THROWS = 6;

    /** Of real numbers, unless they are to lie between 0 and 1. */
    int DENOMINATOR = 8;

    /** Of those that are. */
    int FINE_DENOMINATOR = 64;

    /**
     * The numbers of one lane.
     *
     * @param shape of the lane
     * @param taken numbers of other lanes
     */
    List<Double> lane(DType dtype, List<Integer> shape, Dice dice, Set<Double> taken);

    /**
     * The numbers of several lanes, one lane after the other. No two lanes are the same, as far as the domain lets them
     * differ.
     */
    default List<Double> lanes(TensorType type, int count, Dice dice) {
        Set<List<Double>> seen = new HashSet<>();
        Set<Double> taken = new HashSet<>();
        List<Double> all = new ArrayList<>();
        for (int lane = 0; lane < count; lane++) {
            List<Double> drawn = lane(type.dtype(), type.shape(), dice, taken);
            for (int again = 0; again < THROWS && seen.contains(drawn); again++) {
                drawn = lane(type.dtype(), type.shape(), dice, taken);
            }
            seen.add(drawn);
            taken.addAll(drawn);
            all.addAll(drawn);
        }
        return all;
    }

    /** Numbers from a range, which is given in parts of 1. */
    record Between(int low, int high, int denominator, boolean nonzero) implements Numbers {
        @Override
        public List<Double> lane(DType dtype, List<Integer> shape, Dice dice, Set<Double> taken) {
            int parts = dtype.isComplex() ? 2 : 1;
            List<Double> drawn = new ArrayList<>();
            Set<Double> used = new HashSet<>(taken);
            for (int i = count(shape) * parts; i > 0; i--) {
                double number = number(dtype, dice);
                for (int again = 0; again < THROWS && !used.add(number); again++) {
                    number = number(dtype, dice);
                }
                drawn.add(number);
            }
            return drawn;
        }

        private double number(DType dtype, Dice dice) {
            if (dtype == DType.BOOL) {
                return dice.below(2);
            }
            int drawn = dice.between(low, high);
            boolean whole = dtype == DType.INT32 || dtype == DType.INT64;
            double number = whole ? Math.ceil((double) drawn / denominator) : (double) drawn / denominator;
            return nonzero && Math.abs(number) < 1 ? number + 1.5 * Math.signum(number + 0.01) : number;
        }
    }

    /** Whole numbers below an end. */
    record Below(int end) implements Numbers {
        @Override
        public List<Double> lane(DType dtype, List<Integer> shape, Dice dice, Set<Double> taken) {
            List<Double> drawn = new ArrayList<>();
            for (int i = count(shape); i > 0; i--) {
                drawn.add((double) dice.below(end));
            }
            return drawn;
        }
    }

    /** Whole numbers below an end, each at most once along a dim. */
    record DistinctBelow(int end, int dim) implements Numbers {
        @Override
        public List<Double> lane(DType dtype, List<Integer> shape, Dice dice, Set<Double> taken) {
            int along = shape.isEmpty() ? 1 : shape.get(dim);
            int inner = shape.isEmpty() ? 1 : count(shape.subList(dim + 1, shape.size()));
            Double[] drawn = new Double[count(shape)];
            for (int start = 0; start < drawn.length; start++) {
                if (start / inner % along == 0) {
                    List<Integer> order = dice.permutation(end);
                    for (int i = 0; i < along; i++) {
                        drawn[start + i * inner] = (double) order.get(i);
                    }
                }
            }
            return List.of(drawn);
        }
    }

    private static int count(List<Integer> shape) {
        return shape.stream().reduce(1, (a, b) -> a * b);
    }
}
