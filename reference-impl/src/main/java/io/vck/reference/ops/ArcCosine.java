package io.vck.reference.ops;

/**
 * The arc cosine, for which the JVM would have to leave compiled code, up to Java 20, and have a square root computed bit by bit.
 *
 * <p>The formula and its coefficients are those of {@code e_acos.c} in fdlibm, the Freely Distributable Math Library of Sun
 * Microsystems: the same operations on the same numbers, and so the same bits as {@link StrictMath#acos}.
 */
final class ArcCosine {
    private static final double HALF_PI = Math.PI / 2;

    /** What pi / 2 has beyond the digits of a double. */
    private static final double REST_OF_HALF_PI = 6.12323399573676603587e-17;

    /** Of the rational approximation to {@code (asin(x) - x) / x ** 3} in {@code x ** 2}, from the highest power down. */
    private static final double[] NUMERATOR = {
        3.47933107596021167570e-05,
        7.91534994289814532176e-04,
        -4.00555345006794114027e-02,
        2.01212532134862925881e-01,
        -3.25565818622400915405e-01,
        1.66666666666666657415e-01
    };

    private static final double[] DENOMINATOR = {
        7.70381505559019352791e-02,
        -6.88283971605453293030e-01,
        2.02094576023350569471e+00,
        -2.40339491173441421878e+00,
        1
    };

    private ArcCosine() {}

    /** In radians, from 0 to pi; NaN beyond 1. */
    static double acos(double x) {
        double size = Math.abs(x);
        if (size < 0.5) {
            return HALF_PI - (x - (REST_OF_HALF_PI - x * beyondLinear(x * x)));
        } else if (x == 1) {
            return 0;
        } else if (size <= 1) {
            return x < 0 ? nearMinusOne(x) : nearOne(x);
        }
        return notANumber(x);
    }

    /** By {@code pi - 2 asin(sqrt((1 + x) / 2))}. */
    private static double nearMinusOne(double x) {
        double square = (1 + x) * 0.5;
        double root = Math.sqrt(square);
        double correction = beyondLinear(square) * root - REST_OF_HALF_PI;
        return Math.PI - 2 * (root + correction);
    }

    /** By {@code 2 asin(sqrt((1 - x) / 2))}, with the root in two parts, the first of which has an exact square. */
    private static double nearOne(double x) {
        double square = (1 - x) * 0.5;
        double root = Math.sqrt(square);
        double head = Double.longBitsToDouble(Double.doubleToRawLongBits(root) & 0xFFFFFFFF00000000L);
        double tail = (square - head * head) / (root + head);
        double correction = beyondLinear(square) * root + tail;
        return 2 * (head + correction);
    }

    private static double beyondLinear(double square) {
        return square * polynomial(NUMERATOR, square) / polynomial(DENOMINATOR, square);
    }

    private static double polynomial(double[] coefficients, double x) {
        double value = coefficients[0];
        for (int i = 1; i < coefficients.length; i++) {
            value = coefficients[i] + x * value;
        }
        return value;
    }

    /** The NaN that was given, or else the one that the processor makes. */
    @SuppressWarnings("IdentityBinaryExpression")
    private static double notANumber(double x) {
        return (x - x) / (x - x);
    }
}
