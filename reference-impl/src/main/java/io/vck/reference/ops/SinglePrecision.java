package io.vck.reference.ops;

import java.util.function.DoubleUnaryOperator;

/**
 * Formulas of several steps in float arithmetic. A single operation on floats can as well be done on doubles and rounded;
 * of several, one in the middle may overflow or underflow as a float but not as a double.
 */
final class SinglePrecision {
    private SinglePrecision() {}

    /** See {@link ComplexFunctions#multiply}. */
    static void multiply(double ar, double ai, double br, double bi, double[] out, int at) {
        float re = (float) ar * (float) br - (float) ai * (float) bi;
        float im = (float) ar * (float) bi + (float) ai * (float) br;
        ComplexFunctions.set(out, at, re, im);
    }

    /** See {@link ComplexFunctions#divide}. */
    static void divide(double ar, double ai, double br, double bi, double[] out, int at) {
        float a = (float) ar;
        float b = (float) ai;
        float c = (float) br;
        float d = (float) bi;
        if (c == 0 && d == 0) {
            ComplexFunctions.set(out, at, a / Math.abs(c), b / Math.abs(c));
        } else if (Math.abs(c) >= Math.abs(d)) {
            float ratio = d / c;
            float scale = 1 / (c + d * ratio);
            ComplexFunctions.set(out, at, (a + b * ratio) * scale, (b - a * ratio) * scale);
        } else {
            float ratio = c / d;
            float scale = 1 / (c * ratio + d);
            ComplexFunctions.set(out, at, (a * ratio + b) * scale, (b * ratio - a) * scale);
        }
    }

    static void reciprocal(double re, double im, double[] out, int at) {
        divide(1, 0, re, im, out, at);
    }

    static void rsqrt(double re, double im, double[] out, int at) {
        ComplexFunctions.sqrt(re, im, out, at);
        divide(1, 0, out[at], out[at + 1], out, at);
    }

    static void sigmoid(double re, double im, double[] out, int at) {
        ComplexFunctions.exp(-re, -im, out, at);
        divide(1, 0, (float) out[at] + 1, out[at + 1], out, at);
    }

    static void expm1(double re, double im, double[] out, int at) {
        float half = (float) Math.sin(im / 2);
        float real = (float) Math.expm1(re) * (float) Math.cos(im) - 2 * half * half;
        ComplexFunctions.set(out, at, real, (float) Math.exp(re) * (float) Math.sin(im));
    }

    /** See {@link ComplexFunctions#pow}. */
    static void pow(double ar, double ai, double br, double bi, double[] out, int at) {
        ComplexFunctions.log(ar, ai, out, at);
        double re = out[at];
        double im = out[at + 1];
        multiply(re, im, br, bi, out, at);
        boolean overflows = overflows(re, br) || overflows(im, bi) || overflows(re, bi) || overflows(im, br);
        ComplexFunctions.recoverInfinity(re, im, br, bi, overflows, out, at);
        ComplexFunctions.exp(out[at], out[at + 1], out, at);
    }

    private static boolean overflows(double a, double b) {
        return Float.isInfinite((float) a * (float) b);
    }

    /** The number of length 1 in the same direction. */
    static void sgn(double re, double im, double[] out, int at) {
        float length = (float) Math.hypot(re, im);
        ComplexFunctions.set(out, at, length == 0 ? 0 : re / length, length == 0 ? 0 : im / length);
    }

    /**
     * A power for each number; the square of which the reciprocal is taken may overflow. The original rounds the exponent to a float
     * where its vector instructions compute 8 or 16 powers at a time, which differs by up to 2e-6 of large ones, and keeps it in full
     * for what is left over. Most tensors of the suite are shorter than that.
     */
    static DoubleUnaryOperator power(double exponent) {
        return exponent == -2 ? v -> 1 / (float) (v * v) : Powers.realPower(exponent);
    }

    /** {@code 1 / (1 + exp(-v))}, 0 where {@code exp(-v)} is more than a float holds. */
    static double sigmoid(double v) {
        return 1 / (1 + (float) Math.exp(-v));
    }
}
