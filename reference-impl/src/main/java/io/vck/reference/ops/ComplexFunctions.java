package io.vck.reference.ops;

/**
 * Exponentials, logarithms and roots of complex numbers. What they give for infinities, NaNs and signed zeros is that of
 * the C standard (C17, annex G), on which the original builds. Results are written to {@code out[at]} and
 * {@code out[at + 1]}.
 */
final class ComplexFunctions {
    private static final double LOG_2 = Math.log(2);
    private static final double LOG_10 = Math.log(10);

    private ComplexFunctions() {}

    static void exp(double re, double im, double[] out, int at) {
        if (im == 0) {
            set(out, at, Math.exp(re), im);
        } else if (!Double.isFinite(im)) {
            double length = re == Double.NEGATIVE_INFINITY ? 0 : re == Double.POSITIVE_INFINITY ? re : Double.NaN;
            set(out, at, length, length == 0 ? Math.copySign(0, im) : Double.NaN);
        } else {
            set(out, at, scaledExp(re, Math.cos(im)), scaledExp(re, Math.sin(im)));
        }
    }

    /** {@code exp(x) * factor} for a factor of at most 1, even where {@code exp(x)} alone is too large. */
    static double scaledExp(double x, double factor) {
        if (x > 709 && x < 1500) {
            double half = Math.exp(x / 2);
            return half * factor * half;
        }
        return Math.exp(x) * factor;
    }

    static void expm1(double re, double im, double[] out, int at) {
        double half = Math.sin(im / 2);
        set(out, at, Math.expm1(re) * Math.cos(im) - 2 * half * half, Math.exp(re) * Math.sin(im));
    }

    static void log(double re, double im, double[] out, int at) {
        set(out, at, logOfLength(re, im), Math.atan2(im, re));
    }

    static void log2(double re, double im, double[] out, int at) {
        set(out, at, logOfLength(re, im) / LOG_2, Math.atan2(im, re) / LOG_2);
    }

    static void log10(double re, double im, double[] out, int at) {
        set(out, at, logOfLength(re, im) / LOG_10, Math.atan2(im, re) / LOG_10);
    }

    static void log1p(double re, double im, double[] out, int at) {
        double angle = Math.atan2(im, re + 1);
        if (Double.isNaN(re) || Double.isNaN(im)) {
            set(out, at, Double.NaN, Double.NaN);
            return;
        }
        double length = Math.hypot(re, im) < 0.5 ? Math.log1p(re * (re + 2) + im * im) / 2 : logOfLength(re + 1, im);
        set(out, at, length == 0 && im == 0 ? re : length, angle);
    }

    /** The logarithm of the absolute value, with all digits near 1, and without overflow. */
    private static double logOfLength(double re, double im) {
        double larger = Math.max(Math.abs(re), Math.abs(im));
        double smaller = Math.min(Math.abs(re), Math.abs(im));
        if (larger > 0.5 && larger < 2) {
            return Math.log1p((larger - 1) * (larger + 1) + smaller * smaller) / 2;
        } else if (larger > 1e300 && larger <= Double.MAX_VALUE) {
            return Math.log(Math.hypot(re / 2, im / 2)) + LOG_2;
        }
        return Math.log(Math.hypot(re, im));
    }

    static void sqrt(double re, double im, double[] out, int at) {
        if (Double.isInfinite(im)) {
            set(out, at, Double.POSITIVE_INFINITY, im);
        } else if (re == Double.POSITIVE_INFINITY) {
            set(out, at, re, Double.isNaN(im) ? im : Math.copySign(0, im));
        } else if (re == Double.NEGATIVE_INFINITY) {
            double root = Math.copySign(Double.POSITIVE_INFINITY, im);
            set(out, at, Double.isNaN(im) ? im : 0, root);
        } else if (re == 0 && im == 0) {
            set(out, at, 0, im);
        } else {
            finiteSqrt(re, im, out, at);
        }
    }

    /** The larger part is a root of a sum of positive numbers; the other follows from it. Scaled to keep away from limits. */
    private static void finiteSqrt(double re, double im, double[] out, int at) {
        double largest = Math.max(Math.abs(re), Math.abs(im));
        double scale = largest > 1e300 ? 4 : largest < 1e-290 ? 0x1p-108 : 1;
        double x = re / scale;
        double y = im / scale;
        double larger = Math.sqrt((Math.abs(x) + Math.hypot(x, y)) / 2);
        double smaller = Math.abs(y) / (2 * larger);
        double root = Math.sqrt(scale);
        set(out, at, (x >= 0 ? larger : smaller) * root, Math.copySign((x >= 0 ? smaller : larger) * root, im));
    }

    static void rsqrt(double re, double im, double[] out, int at) {
        sqrt(re, im, out, at);
        divide(1, 0, out[at], out[at + 1], out, at);
    }

    static void reciprocal(double re, double im, double[] out, int at) {
        divide(1, 0, re, im, out, at);
    }

    static void sigmoid(double re, double im, double[] out, int at) {
        exp(-re, -im, out, at);
        divide(1, 0, out[at] + 1, out[at + 1], out, at);
    }

    static void multiply(double ar, double ai, double br, double bi, double[] out, int at) {
        set(out, at, ar * br - ai * bi, ar * bi + ai * br);
    }

    /** Both parts are divided by the larger part of the divisor first (Smith's formula). */
    static void divide(double ar, double ai, double br, double bi, double[] out, int at) {
        if (br == 0 && bi == 0) {
            set(out, at, ar / Math.abs(br), ai / Math.abs(br));
        } else if (Math.abs(br) >= Math.abs(bi)) {
            double ratio = bi / br;
            double scale = 1 / (br + bi * ratio);
            set(out, at, (ar + ai * ratio) * scale, (ai - ar * ratio) * scale);
        } else {
            double ratio = br / bi;
            double scale = 1 / (br * ratio + bi);
            set(out, at, (ar * ratio + ai) * scale, (ai * ratio - ar) * scale);
        }
    }

    /** {@code exp(b * log(a))}, whatever that is for 0. */
    static void pow(double ar, double ai, double br, double bi, double[] out, int at) {
        log(ar, ai, out, at);
        double re = out[at];
        double im = out[at + 1];
        multiply(re, im, br, bi, out, at);
        boolean overflows = Double.isInfinite(re * br)
                || Double.isInfinite(im * bi)
                || Double.isInfinite(re * bi)
                || Double.isInfinite(im * br);
        recoverInfinity(re, im, br, bi, overflows, out, at);
        exp(out[at], out[at + 1], out, at);
    }

    /**
     * Makes a product infinite that is NaN though one factor is infinite, or though products of parts overflow (C17, G.5.1).
     */
    static void recoverInfinity(double ar, double ai, double br, double bi, boolean overflows, double[] out, int at) {
        boolean left = Double.isInfinite(ar) || Double.isInfinite(ai);
        boolean right = Double.isInfinite(br) || Double.isInfinite(bi);
        if (Double.isNaN(out[at]) && Double.isNaN(out[at + 1]) && (left || right || overflows)) {
            double a = left ? boxed(ar) : orZero(ar);
            double b = left ? boxed(ai) : orZero(ai);
            double c = right ? boxed(br) : orZero(br);
            double d = right ? boxed(bi) : orZero(bi);
            double infinity = Double.POSITIVE_INFINITY;
            set(out, at, infinity * (a * c - b * d), infinity * (a * d + b * c));
        }
    }

    /** An infinity as 1, anything else as 0. */
    private static double boxed(double part) {
        return Math.copySign(Double.isInfinite(part) ? 1 : 0, part);
    }

    private static double orZero(double part) {
        return Double.isNaN(part) ? Math.copySign(0, part) : part;
    }

    static void set(double[] out, int at, double re, double im) {
        out[at] = re;
        out[at + 1] = im;
    }
}
