package io.vck.reports.log;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
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

    /** So few that loops over a block have run often enough to be compiled before a large tensor is half done. */
    private static final int BLOCK = 1 << 8;

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

    /** Hands over all elements of a real tensor, a block at a time: large tensors are not to be in memory once more. */
    void forEachBlock(byte[] bytes, Block each) {
        int size = bytes.length / this.bytes;
        ByteBuffer elements = littleEndian(bytes);
        FloatBuffer singles = elements.asFloatBuffer();
        float[] copied = new float[Math.min(size, BLOCK)];
        double[] block = new double[copied.length];
        for (int start = 0; start < size; start += BLOCK) {
            int count = Math.min(BLOCK, size - start);
            if (this == FLOAT32) { // the usual ones, for which copying them in one go is several times as fast
                singles.get(copied, 0, count);
                widen(copied, block);
            } else {
                for (int i = 0; i < count; i++) {
                    block[i] = real(elements, (start + i) * this.bytes);
                }
            }
            each.take(block, count);
        }
    }

    private static void widen(float[] singles, double[] to) {
        for (int i = 0; i < singles.length; i++) {
            to[i] = singles[i];
        }
    }

    /** Takes some elements after the others. */
    interface Block {
        /**
         * @param elements the first {@code count} of which are meant; the next call has others in it
         */
        void take(double[] elements, int count);
    }
}
