package io.vck.conformance.judge.compare;

import io.vck.backend.value.DType;
import io.vck.backend.value.ObservedTensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;

/**
 * The elements of an observed tensor in row-major order, decoded into plain arrays, over which loops are fast: real
 * numbers, their imaginary parts, or integers. Those that the dtype does not have are empty.
 */
public final class Elements {
    private static final double[] NO_REALS = {};
    private static final long[] NO_INTEGERS = {};

    private final DType dtype;
    private final double[] real;
    private final double[] imag;
    private final long[] integers;

    private Elements(DType dtype, double[] real, double[] imag, long[] integers) {
        this.dtype = dtype;
        this.real = real;
        this.imag = imag;
        this.integers = integers;
    }

    public static Elements of(ObservedTensor tensor) {
        DType dtype = tensor.dtype();
        ByteBuffer bytes = ByteBuffer.wrap(tensor.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        if (dtype.isComplex()) {
            double[] parts = reals(dtype, bytes);
            return new Elements(dtype, everySecond(parts, 0), everySecond(parts, 1), NO_INTEGERS);
        } else if (dtype.isFloatingPoint()) {
            return new Elements(dtype, reals(dtype, bytes), NO_REALS, NO_INTEGERS);
        }
        return new Elements(dtype, NO_REALS, NO_REALS, integers(dtype, bytes));
    }

    public int size() {
        return Math.max(real.length, integers.length);
    }

    /** Whether an element is close to another tensor's element. */
    public boolean close(int index, Elements expected, int expectedIndex, Tolerance tolerance) {
        if (dtype.isComplex()) {
            return tolerance.close(
                    expected.real[expectedIndex], expected.imag[expectedIndex], real[index], imag[index]);
        } else if (dtype.isFloatingPoint()) {
            return tolerance.close(expected.real[expectedIndex], real[index]);
        }
        return integers[index] == expected.integers[expectedIndex];
    }

    /** The first index, from one on, whose element is not close to the expected one; -1 if there is none. */
    int nextFar(int from, Elements expected, Tolerance tolerance) {
        for (int i = from; i < size(); i++) {
            if (!close(i, expected, i, tolerance)) {
                return i;
            }
        }
        return -1;
    }

    /** How far an element is from another tensor's; NaN where either is NaN. */
    public double distance(int index, Elements expected) {
        if (dtype.isComplex()) {
            return Math.hypot(real[index] - expected.real[index], imag[index] - expected.imag[index]);
        } else if (dtype.isFloatingPoint()) {
            return Math.abs(real[index] - expected.real[index]);
        }
        return Math.abs((double) integers[index] - (double) expected.integers[index]);
    }

    /** The real part of an element, of an integer the number that is nearest. */
    public double real(int index) {
        return real.length > 0 ? real[index] : integers[index];
    }

    /** The imaginary part of an element. */
    public double imaginary(int index) {
        return imag.length > 0 ? imag[index] : 0;
    }

    /** An element as Python writes it. */
    String text(int index) {
        if (dtype == DType.BOOL) {
            return integers[index] == 0 ? "False" : "True";
        } else if (dtype.isComplex()) {
            String imaginary = number(imag[index]);
            return "(" + number(real[index]) + (imaginary.startsWith("-") ? "" : "+") + imaginary + "j)";
        }
        return dtype.isFloatingPoint() ? number(real[index]) : Long.toString(integers[index]);
    }

    private String number(double value) {
        boolean single = dtype == DType.FLOAT32 || dtype == DType.COMPLEX64;
        return single ? ValueText.of((float) value) : ValueText.of(value);
    }

    private static double[] reals(DType dtype, ByteBuffer bytes) {
        if (dtype == DType.FLOAT64 || dtype == DType.COMPLEX128) {
            DoubleBuffer doubles = bytes.asDoubleBuffer();
            double[] reals = new double[doubles.remaining()];
            doubles.get(reals);
            return reals;
        }
        FloatBuffer floats = bytes.asFloatBuffer();
        float[] singles = new float[floats.remaining()];
        floats.get(singles);
        double[] reals = new double[singles.length];
        for (int i = 0; i < reals.length; i++) {
            reals[i] = singles[i];
        }
        return reals;
    }

    private static long[] integers(DType dtype, ByteBuffer bytes) {
        if (dtype == DType.INT64) {
            long[] integers = new long[bytes.remaining() / Long.BYTES];
            bytes.asLongBuffer().get(integers);
            return integers;
        }
        IntBuffer ints = bytes.asIntBuffer();
        long[] integers = new long[dtype == DType.INT32 ? ints.remaining() : bytes.remaining()];
        for (int i = 0; i < integers.length; i++) {
            integers[i] = dtype == DType.INT32 ? ints.get(i) : bytes.get(i);
        }
        return integers;
    }

    private static double[] everySecond(double[] parts, int from) {
        double[] half = new double[parts.length / 2];
        for (int i = 0; i < half.length; i++) {
            half[i] = parts[2 * i + from];
        }
        return half;
    }
}
