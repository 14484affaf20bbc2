package io.vck.conformance.judge.compare;

import io.vck.backend.value.DType;

/**
 * How far an observed number may be from the expected one: {@code |observed - expected| <= absolute + relative *
 * |expected|}. These are PyTorch's defaults ({@code torch.testing.assert_close}); a complex type has those of its
 * components, and its distance is the absolute value of the complex difference.
 */
public record Tolerance(double relative, double absolute) {
    /** Not at all. */
    public static final Tolerance EXACT = new Tolerance(0, 0);

    private static final Tolerance SINGLE = new Tolerance(1.3e-6, 1e-5);

    /** That of float64, and of Python's floats. */
    public static final Tolerance DOUBLE = new Tolerance(1e-7, 1e-7);

    /** The tolerance of an element type. */
    public static Tolerance of(DType dtype) {
        switch (dtype) {
            case FLOAT32:
            case COMPLEX64:
                return SINGLE;
            case FLOAT64:
            case COMPLEX128:
                return DOUBLE;
            default:
                return EXACT;
        }
    }

    /** How far from an expected number of this absolute value an observed one may be. */
    public double allowed(double expected) {
        return absolute + relative * expected;
    }

    /** Whether two numbers are close: NaN to NaN, an infinity to itself, -0.0 to 0.0. */
    public boolean close(double expected, double observed) {
        if (expected == observed) {
            return true;
        }
        double distance = Math.abs(observed - expected);
        return distance <= Double.MAX_VALUE
                ? distance <= absolute + relative * Math.abs(expected)
                : Double.isNaN(expected) && Double.isNaN(observed);
    }

    /** The same for complex numbers; a number is NaN if either part is. */
    public boolean close(double expectedReal, double expectedImag, double observedReal, double observedImag) {
        if (expectedReal == observedReal && expectedImag == observedImag) {
            return true;
        }
        double distance = Math.hypot(observedReal - expectedReal, observedImag - expectedImag);
        if (distance <= Double.MAX_VALUE) {
            return distance <= absolute + relative * Math.hypot(expectedReal, expectedImag);
        }
        return (Double.isNaN(expectedReal) || Double.isNaN(expectedImag))
                && (Double.isNaN(observedReal) || Double.isNaN(observedImag));
    }
}
