package io.vck.reference.ops;

/**
 * The logarithm of the gamma function and its derivatives, by recurrence up to where their asymptotic series are exact
 * to double precision, and the hyperbolic tangent, for which the JVM would have to leave compiled code. Formulas: NIST Digital
 * Library of Mathematical Functions, chapters 4, 5 and 25.
 */
final class SpecialFunctions {
    /** From here on the series below have converged. */
    private static final double LARGE = 10;

    private static final double EULER_GAMMA = 0.57721566490153286;
    private static final int POWER_SERIES_TERMS = 30;
    private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    /** B(2k) / (2k (2k - 1)), the coefficients of Stirling's series (DLMF 5.11.1). */
    private static final double[] STIRLING = {
        1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156
    };

    /** B(2k) / (2k), the coefficients of the series of its derivative (DLMF 5.11.2). */
    private static final double[] DIGAMMA = {
        1.0 / 12, -1.0 / 120, 1.0 / 252, -1.0 / 240, 1.0 / 132, -691.0 / 32760, 1.0 / 12
    };

    /** B(2k) / (2k)!, the coefficients of the Euler-Maclaurin formula (DLMF 25.11.28). */
    private static final double[] EULER_MACLAURIN = {
        1.0 / 12,
        -1.0 / 720,
        1.0 / 30240,
        -1.0 / 1209600,
        1.0 / 47900160,
        -691.0 / 1307674368000.0,
        1.0 / 74724249600.0,
        -3617.0 / 10670622842880000.0
    };

    /** Up to here the continued fraction below has converged after its first {@link #FRACTION_TERMS} terms. */
    private static final double SMALL = 0.5;

    private static final int FRACTION_TERMS = 7;

    private SpecialFunctions() {}

    /** The hyperbolic tangent: near 0, where {@code exp(2x) - 1} loses digits, by its continued fraction (DLMF 4.39.1). */
    static double tanh(double x) {
        if (Math.abs(x) >= SMALL || Double.isNaN(x)) {
            return 1 - 2 / (Math.exp(2 * x) + 1);
        }
        double square = x * x;
        double fraction = 2 * FRACTION_TERMS + 1;
        for (int odd = 2 * FRACTION_TERMS - 1; odd > 0; odd -= 2) {
            fraction = odd + square / fraction;
        }
        return x / fraction;
    }

    /** {@code log |gamma(x)|}; infinite at 0 and at negative whole numbers. */
    static double lgamma(double x) {
        if (Double.isNaN(x) || Double.isInfinite(x)) {
            return Math.abs(x);
        } else if (x <= 0 && x == Math.rint(x)) {
            return Double.POSITIVE_INFINITY;
        } else if (x > 0.5 && x <= 1.5) {
            return nearOne(x - 1) - Math.log1p(x - 1);
        } else if (x > 1.5 && x < 2.5) {
            return nearOne(x - 2);
        } else if (x < 0) {
            return Math.log(Math.PI / Math.abs(sinPi(x))) - lgamma(1 - x);
        }
        double product = 1;
        double large = x;
        while (large < LARGE) {
            product *= large++;
        }
        double log = Math.log(large);
        return large * (log - 1) - 0.5 * log + HALF_LOG_TWO_PI + series(STIRLING, large) * large - Math.log(product);
    }

    /** {@code lgamma(2 + z)} as a power series (DLMF 5.7.3), which keeps its digits near the zeros at 1 and 2. */
    private static double nearOne(double z) {
        double sum = 0;
        for (int k = POWER_SERIES_TERMS; k >= 2; k--) {
            sum = (zeta(k, 2) * (k % 2 == 0 ? 1 : -1) / k + sum) * z;
        }
        return (1 - EULER_GAMMA + sum) * z;
    }

    /** The derivative of {@link #lgamma}; infinite at 0, NaN at negative whole numbers. */
    static double digamma(double x) {
        if (x == 0) {
            return Math.copySign(Double.POSITIVE_INFINITY, -x);
        } else if (x < 0) {
            return x == Math.rint(x) ? Double.NaN : digamma(1 - x) - Math.PI * cosPi(x) / sinPi(x);
        }
        double sum = 0;
        double large = x;
        while (large < LARGE) {
            sum += 1 / large++;
        }
        return Math.log(large) - 0.5 / large - series(DIGAMMA, large) - sum;
    }

    /** The derivative of order {@code n} of {@link #digamma}. */
    static double polygamma(long n, double x) {
        if (n == 0) {
            return digamma(x);
        } else if (n == 1 && x > 1e100) {
            return 1 / x;
        } else if (n == 1 && x < 0.5) {
            double ratio = Math.PI / sinPi(x);
            return ratio * ratio - polygamma(1, 1 - x);
        }
        double sign = n % 2 == 0 ? -1 : 1;
        return sign * Math.exp(lgamma(n + 1)) * zeta(n + 1, x);
    }

    /** Hurwitz's zeta function, the sum of {@code (x + k) ** -s} over all k from 0 on. */
    private static double zeta(long s, double x) {
        if (x <= 0 && x == Math.rint(x)) {
            return Double.POSITIVE_INFINITY;
        }
        double sum = 0;
        double large = x;
        while (large < LARGE) {
            sum += Math.pow(large++, -s);
        }
        double power = Math.pow(large, -s);
        double rest = power * large / (s - 1) + 0.5 * power;
        double factor = s * power / large;
        for (int k = 0; k < EULER_MACLAURIN.length; k++) {
            rest += EULER_MACLAURIN[k] * factor;
            factor *= (s + 2 * k + 1) * (s + 2 * k + 2) / (large * large);
        }
        return sum + rest;
    }

    /** {@code c[0] / x**2 + c[1] / x**4 + ...} */
    private static double series(double[] coefficients, double x) {
        double square = 1 / (x * x);
        double sum = 0;
        for (int k = coefficients.length - 1; k >= 0; k--) {
            sum = (sum + coefficients[k]) * square;
        }
        return sum;
    }

    /** The sine of {@code pi * x}, exact for the argument's fraction. */
    private static double sinPi(double x) {
        double fraction = x - 2 * Math.rint(x / 2);
        return Math.sin(Math.PI * fraction);
    }

    private static double cosPi(double x) {
        double fraction = x - 2 * Math.rint(x / 2);
        return Math.cos(Math.PI * fraction);
    }
}
