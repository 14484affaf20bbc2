package io.vck.conformance.judge.diagnose;

import io.vck.backend.value.DType;

/** Distances in units in the last place. */
final class Ulps {
    private Ulps() {}

    /**
     * How many steps from one number to the next it takes to get from one to the other. Both zeros are one number.
     *
     * @param dtype whose numbers are stepped over; of a complex one, those of its parts
     * @param from finite, a number of the dtype
     * @param to finite, a number of the dtype
     */
    static long between(DType dtype, double from, double to) {
        boolean isSingle = dtype == DType.FLOAT32 || dtype == DType.COMPLEX64;
        long distance = isSingle
                ? ordered(Float.floatToIntBits((float) to), Integer.MIN_VALUE)
                        - ordered(Float.floatToIntBits((float) from), Integer.MIN_VALUE)
                : ordered(Double.doubleToLongBits(to), Long.MIN_VALUE)
                        - ordered(Double.doubleToLongBits(from), Long.MIN_VALUE);
        return Math.abs(distance);
    }

    /**
     * The place of a number among all: bits of positive numbers are in order already, those of negative ones the other way
     * round.
     */
    private static long ordered(long bits, long signBit) {
        return bits < 0 ? signBit - bits : bits;
    }
}
