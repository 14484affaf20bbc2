package io.vck.reference.ops;

import static io.vck.reference.ops.ComplexFunctions.set;

/**
 * Trigonometric and hyperbolic functions of complex numbers and their inverses. Three hyperbolic ones are written out; the
 * circular ones are the same, turned by a right angle: {@code sin(z) = -i sinh(iz)}. For infinities, NaNs and signed zeros
 * see C17, annex G; the inverses are W. Kahan's, "Branch cuts for complex elementary functions" (1987).
 */
final class ComplexTrigonometry {
    private static final double HALF_PI = Math.PI / 2;
    /** From here on {@code tanh} is 1 in double precision, and {@code cosh} half of {@code exp}. */
    private static final double LARGE = 22;

    private ComplexTrigonometry() {}

    static void sinh(double re, double im, double[] out, int at) {
        if (im == 0) {
            set(out, at, Math.sinh(re), im);
        } else if (!Double.isFinite(im)) {
            set(out, at, re == 0 ? re : Double.isInfinite(re) ? Double.POSITIVE_INFINITY : Double.NaN, Double.NaN);
        } else if (re == 0) {
            set(out, at, Math.copySign(0, re * Math.cos(im)), Math.sin(im));
        } else {
            set(out, at, halfExp(re, Math.cos(im), Math.sinh(re)), halfExp(Math.abs(re), Math.sin(im), Math.cosh(re)));
        }
    }

    static void cosh(double re, double im, double[] out, int at) {
        if (im == 0) {
            set(out, at, Math.cosh(re), Double.isNaN(re) ? im : Math.copySign(1, re) * im);
        } else if (!Double.isFinite(im)) {
            boolean infinite = Double.isInfinite(re);
            set(out, at, infinite ? Double.POSITIVE_INFINITY : Double.NaN, re == 0 ? 0 : Double.NaN);
        } else if (re == 0) {
            set(out, at, Math.cos(im), re * Math.sin(im));
        } else {
            set(out, at, halfExp(Math.abs(re), Math.cos(im), Math.cosh(re)), halfExp(re, Math.sin(im), Math.sinh(re)));
        }
    }

    /** {@code function * factor}, where the function is half of {@code exp} if {@code x} is large. */
    private static double halfExp(double x, double factor, double function) {
        boolean nearOverflow = Math.abs(x) > 709 && Math.abs(x) < 1500;
        return nearOverflow ? ComplexFunctions.scaledExp(Math.abs(x), factor / 2) * Math.signum(x) : function * factor;
    }

    static void tanh(double re, double im, double[] out, int at) {
        if (!Double.isFinite(im)) {
            boolean infinite = Double.isInfinite(re);
            double real = infinite ? Math.signum(re) : re == 0 ? re : Double.NaN;
            set(out, at, real, infinite ? Math.copySign(0, im) : Double.NaN);
        } else if (Double.isNaN(re)) {
            set(out, at, re, im == 0 ? im : Double.NaN);
        } else if (Math.abs(re) > LARGE) {
            double product = Math.sin(im) * Math.cos(im);
            set(out, at, Math.signum(re), 4 * product * Math.exp(-2 * Math.abs(re)));
        } else {
            double sinh = Math.sinh(re);
            double cos = Math.cos(im);
            double denominator = sinh * sinh + cos * cos;
            set(out, at, sinh * Math.cosh(re) / denominator, Math.sin(im) * cos / denominator);
        }
    }

    static void sin(double re, double im, double[] out, int at) {
        sinh(-im, re, out, at);
        turnBack(out, at);
        if (Double.isInfinite(im) && !Double.isFinite(re)) {
            out[at + 1] = Double.POSITIVE_INFINITY;
        }
    }

    static void cos(double re, double im, double[] out, int at) {
        cosh(-im, re, out, at);
    }

    static void tan(double re, double im, double[] out, int at) {
        tanh(-im, re, out, at);
        turnBack(out, at);
    }

    /** Multiplies by {@code -i}. */
    private static void turnBack(double[] out, int at) {
        set(out, at, out[at + 1], -out[at]);
    }

    static void asin(double re, double im, double[] out, int at) {
        asinh(-im, re, out, at);
        turnBack(out, at);
    }

    static void atan(double re, double im, double[] out, int at) {
        atanh(-im, re, out, at);
        turnBack(out, at);
    }

    static void acos(double re, double im, double[] out, int at) {
        boolean finite = Double.isFinite(re) && Double.isFinite(im);
        if (finite && isFar(re, im)) {
            set(out, at, Math.atan2(Math.abs(im), re), Math.copySign(logOfDouble(re, im), -im));
            return;
        } else if (!finite || (re == 0 && im == 0)) {
            asin(re, im, out, at);
            set(out, at, HALF_PI - out[at], -out[at + 1]);
            return;
        }
        double[] plus = root(1 + re, im);
        double[] minus = root(1 - re, -im);
        set(out, at, 2 * Math.atan2(minus[0], plus[0]), asinh(plus[0] * minus[1] - plus[1] * minus[0]));
    }

    static void asinh(double re, double im, double[] out, int at) {
        if (Double.isFinite(re) && Double.isFinite(im) && isFar(re, im)) {
            set(out, at, Math.copySign(logOfDouble(re, im), re), Math.atan2(im, Math.abs(re)));
        } else if (Double.isFinite(re) && Double.isFinite(im)) {
            double[] plus = root(1 + im, -re);
            double[] minus = root(1 - im, re);
            double real = asinh(plus[0] * minus[1] - plus[1] * minus[0]);
            double imaginary = Math.atan2(im, plus[0] * minus[0] - plus[1] * minus[1]);
            set(out, at, re == 0 && real == 0 ? re : real, imaginary);
        } else if (Double.isInfinite(re)) {
            double angle = Double.isInfinite(im) ? HALF_PI / 2 : 0;
            set(out, at, re, Double.isNaN(im) ? im : Math.copySign(angle, im));
        } else if (Double.isInfinite(im)) {
            boolean known = !Double.isNaN(re);
            double length = known ? Math.copySign(Double.POSITIVE_INFINITY, re) : Double.NEGATIVE_INFINITY;
            set(out, at, length, known ? Math.copySign(HALF_PI, im) : Double.NaN);
        } else {
            set(out, at, Double.NaN, im == 0 ? im : Double.NaN);
        }
    }

    /** Whether 1 is nothing beside the square, which may overflow. */
    private static boolean isFar(double re, double im) {
        return Math.abs(re) > 1e150 || Math.abs(im) > 1e150;
    }

    /** The logarithm of twice the absolute value. */
    private static double logOfDouble(double re, double im) {
        return Math.log(Math.hypot(re / 4, im / 4)) + Math.log(8);
    }

    static void atanh(double re, double im, double[] out, int at) {
        if (Double.isInfinite(re) || Double.isInfinite(im)) {
            double angle = Double.isNaN(im) ? im : Math.copySign(HALF_PI, im);
            set(out, at, Math.copySign(0, re), angle);
        } else if (Double.isNaN(re) || Double.isNaN(im)) {
            set(out, at, re == 0 ? re : Double.NaN, Double.NaN);
        } else {
            finiteAtanh(re, im, out, at);
        }
    }

    private static void finiteAtanh(double re, double im, double[] out, int at) {
        double length = Math.hypot(re, im);
        if (length > 1e150) {
            double share = re / length / length;
            set(out, at, share, Math.copySign(HALF_PI, im));
            return;
        }
        double away = 1 - Math.abs(re);
        boolean atPole = away == 0 && Math.abs(im) < 1e-150;
        double real = atPole
                ? (Math.log(2) - Math.log(Math.abs(im))) / 2
                : Math.log1p(4 * Math.abs(re) / (away * away + im * im)) / 4;
        double imaginary = Math.atan2(2 * im, away * (1 + Math.abs(re)) - im * im) / 2;
        set(out, at, Math.copySign(real, re), imaginary);
    }

    /** The area hyperbolic sine of a real number, of which Java has none. */
    private static double asinh(double x) {
        double size = Math.abs(x);
        double result;
        if (size > 1e8) {
            result = Math.log(size) + Math.log(2);
        } else {
            double square = size * size;
            result = Math.log1p(size + square / (1 + Math.sqrt(1 + square)));
        }
        return Math.copySign(result, x);
    }

    private static double[] root(double re, double im) {
        double[] result = new double[2];
        ComplexFunctions.sqrt(re, im, result, 0);
        return result;
    }
}
