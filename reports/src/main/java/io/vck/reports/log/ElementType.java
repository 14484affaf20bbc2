package io.vck.reports.log;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How the elements of a tensor lie in its bytes. */
enum ElementType {
    BOOL(1),
    INT32(4),
    INT64(8),
    FLOAT32(4),
    FLOAT64(8),
    COMPLEX64(8),
    COMPLEX128(16);

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    static Optional<ElementType> of(String dtype) {
        return Arrays.stream(values())
                .filter(type -> type.name().toLowerCase(Locale.ROOT).equals(dtype))
                .findFirst();
    }

    static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    int bytes() {
        return bytes;
    }

    boolean isComplex() {
        return this == COMPLEX64 || this == COMPLEX128;
    }

    /** The element, or the real part of a complex one, as a double; True is 1. */
    double real(ByteBuffer elements, int at) {
        switch (this) {
            case BOOL:
                return elements.get(at);
            case INT32:
                return elements.getInt(at);
            case INT64:
                return elements.getLong(at);
            case FLOAT32:
            case COMPLEX64:
                return elements.getFloat(at);
            default:
                return elements.getDouble(at);
        }
    }

    /** An element as Python writes it. */
    String text(ByteBuffer elements, int at) {
        switch (this) {
            case BOOL:
                return elements.get(at) == 0 ? "False" : "True";
            case INT32:
                return Integer.toString(elements.getInt(at));
            case INT64:
                return Long.toString(elements.getLong(at));
            case FLOAT32:
                return text(elements.getFloat(at));
            case FLOAT64:
                return text(elements.getDouble(at));
            case COMPLEX64:
                return complex(text(elements.getFloat(at)), text(elements.getFloat(at + 4)));
            default:
                return complex(text(elements.getDouble(at)), text(elements.getDouble(at + 8)));
        }
    }

    private static String complex(String real, String imaginary) {
        return "(" + real + (imaginary.startsWith("-") ? "" : "+") + imaginary + "j)";
    }

    private static String text(float value) {
        return Float.isFinite(value) ? Float.toString(value) : text((double) value);
    }

    private static String text(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        return Double.isInfinite(value) ? (value > 0 ? "inf" : "-inf") : Double.toString(value);
    }

    /** All elements of a real tensor as doubles. Those of float32, the usual ones, are copied in one go. */
    double[] reals(byte[] bytes) {
        ByteBuffer elements = littleEndian(bytes);
        double[] reals = new double[bytes.length / this.bytes];
        if (this == FLOAT32) {
            float[] singles = new float[reals.length];
            elements.asFloatBuffer().get(singles);
            for (int i = 0; i < reals.length; i++) {
                reals[i] = singles[i];
            }
        } else {
            for (int i = 0; i < reals.length; i++) {
                reals[i] = real(elements, i * this.bytes);
            }
        }
        return reals;
    }
}
