package io.vck.conformance.judge.compare;

import io.vck.backend.value.DType;
import io.vck.backend.value.ObservedTensor;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The elements of an observed tensor, by their place in row-major order. */
@SuppressWarnings("ArrayRecordComponent")
record Elements(DType dtype, byte[] bytes) {
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle FLOATS =
            MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle DOUBLES =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);

    static Elements of(ObservedTensor tensor) {
        return new Elements(tensor.dtype(), tensor.bytes());
    }

    int size() {
        return bytes.length / dtype.bytes();
    }

    /** A bool (0 or 1) or integer element. */
    long integer(int index) {
        switch (dtype) {
            case BOOL:
                return bytes[index];
            case INT32:
                return (int) INTS.get(bytes, index * 4);
            default:
                return (long) LONGS.get(bytes, index * 8);
        }
    }

    /** A real element, or the real part of a complex one. */
    double real(int index) {
        switch (dtype) {
            case FLOAT32:
                return (float) FLOATS.get(bytes, index * 4);
            case COMPLEX64:
                return (float) FLOATS.get(bytes, index * 8);
            case FLOAT64:
                return (double) DOUBLES.get(bytes, index * 8);
            default:
                return (double) DOUBLES.get(bytes, index * 16);
        }
    }

    /** The imaginary part of a complex element. */
    double imag(int index) {
        return dtype == DType.COMPLEX64
                ? (float) FLOATS.get(bytes, index * 8 + 4)
                : (double) DOUBLES.get(bytes, index * 16 + 8);
    }

    /** Whether an element is close to another tensor's element. */
    boolean close(int index, Elements expected, int expectedIndex, Tolerance tolerance) {
        if (dtype.isComplex()) {
            return tolerance.close(
                    expected.real(expectedIndex), expected.imag(expectedIndex), real(index), imag(index));
        } else if (dtype.isFloatingPoint()) {
            return tolerance.close(expected.real(expectedIndex), real(index));
        }
        return integer(index) == expected.integer(expectedIndex);
    }

    /** How far an element is from another tensor's; NaN where either is NaN, 0 between equal infinities. */
    double distance(int index, Elements expected) {
        if (dtype.isComplex()) {
            return Math.hypot(real(index) - expected.real(index), imag(index) - expected.imag(index));
        } else if (dtype.isFloatingPoint()) {
            return Math.abs(real(index) - expected.real(index));
        }
        return Math.abs((double) integer(index) - (double) expected.integer(index));
    }

    /** An element as Python writes it. */
    String text(int index) {
        switch (dtype) {
            case BOOL:
                return bytes[index] == 0 ? "False" : "True";
            case INT32:
            case INT64:
                return Long.toString(integer(index));
            case COMPLEX64:
            case COMPLEX128:
                String imag = number(imag(index));
                return "(" + number(real(index)) + (imag.startsWith("-") ? "" : "+") + imag + "j)";
            default:
                return number(real(index));
        }
    }

    private String number(double value) {
        boolean single = dtype == DType.FLOAT32 || dtype == DType.COMPLEX64;
        return single ? ValueText.of((float) value) : ValueText.of(value);
    }
}
