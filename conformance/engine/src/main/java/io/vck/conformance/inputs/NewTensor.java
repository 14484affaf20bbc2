package io.vck.conformance.inputs;

import io.vck.backend.value.DType;
import io.vck.backend.value.Storage;
import io.vck.backend.value.TensorData;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleSupplier;

/** A contiguous tensor that is being filled, in row-major order. */
final class NewTensor {
    private final DType dtype;
    private final List<Long> shape;
    private final int numel;
    private final ByteBuffer elements;

    /**
     * @throws ArithmeticException if the tensor has more bytes than an array can hold
     */
    NewTensor(DType dtype, List<Long> shape) {
        this.dtype = dtype;
        this.shape = shape;
        long count = 1;
        for (long size : shape) {
            count = Math.multiplyExact(count, size);
        }
        this.numel = Math.toIntExact(count);
        this.elements =
                ByteBuffer.allocate(Math.multiplyExact(numel, dtype.bytes())).order(ByteOrder.LITTLE_ENDIAN);
    }

    int numel() {
        return numel;
    }

    /** Adds a whole number. */
    void add(long value) {
        if (dtype == DType.INT64) {
            elements.putLong(value);
        } else {
            add((double) value, 0);
        }
    }

    /** Adds a real number. */
    void add(double value) {
        add(value, 0);
    }

    /** Adds a number, converted as PyTorch converts: fractions are cut off, a truth is whether it isn't 0. */
    void add(double real, double imaginary) {
        switch (dtype) {
            case BOOL -> elements.put((byte) (real != 0 ? 1 : 0));
            case INT32 -> elements.putInt((int) (long) real);
            case INT64 -> elements.putLong((long) real);
            case FLOAT32 -> elements.putFloat((float) real);
            case FLOAT64 -> elements.putDouble(real);
            case COMPLEX64 -> elements.putFloat((float) real).putFloat((float) imaginary);
            case COMPLEX128 -> elements.putDouble(real).putDouble(imaginary);
        }
    }

    /**
     * Fills a floating point or complex tensor, each complex number with two numbers. The inputs of a suite have millions
     * of numbers, nearly all of them float32, so these take a short way.
     */
    NewTensor fill(DoubleSupplier numbers) {
        byte[] bytes = elements.array();
        if (dtype == DType.FLOAT32 || dtype == DType.COMPLEX64) {
            for (int at = 0; at < bytes.length; at += Float.BYTES) {
                int bits = Float.floatToRawIntBits((float) numbers.getAsDouble());
                bytes[at] = (byte) bits;
                bytes[at + 1] = (byte) (bits >> 8);
                bytes[at + 2] = (byte) (bits >> 16);
                bytes[at + 3] = (byte) (bits >> 24);
            }
        } else {
            while (elements.hasRemaining()) {
                elements.putDouble(numbers.getAsDouble());
            }
        }
        return this;
    }

    /** The tensor over a storage of its own. */
    TensorData finish() {
        return new TensorData(new Storage(dtype, elements.array()), shape, contiguousStrides(shape), 0, false);
    }

    /** The strides of a tensor in row-major order without gaps; a size of 0 counts as 1, as in PyTorch. */
    static List<Long> contiguousStrides(List<Long> shape) {
        List<Long> strides = new ArrayList<>(Collections.nCopies(shape.size(), 1L));
        for (int dim = shape.size() - 2; dim >= 0; dim--) {
            strides.set(dim, strides.get(dim + 1) * Math.max(1, shape.get(dim + 1)));
        }
        return strides;
    }
}
