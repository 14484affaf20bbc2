package io.vck.conformance.inputs;

import io.vck.backend.value.DType;
import io.vck.backend.value.Storage;
import io.vck.backend.value.TensorData;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A contiguous tensor that is being filled, in row-major order. */
final class NewTensor {
    /**
     * How many numbers are written at a time. The inputs of a suite have millions of them: the loops over a block are to have
     * run often enough to be compiled before the first of the large tensors.
     */
    private static final int BLOCK = 256;

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

    /** Where random numbers come from. */
    interface Numbers {
        /** Gives the next ones, the first {@code count} of an array. */
        void next(double[] numbers, int count);
    }

    /** Fills a floating point or complex tensor, each complex number with two numbers. */
    NewTensor fill(Numbers numbers) {
        boolean single = dtype == DType.FLOAT32 || dtype == DType.COMPLEX64;
        int count = elements.capacity() / (single ? Float.BYTES : Double.BYTES);
        double[] block = new double[Math.min(count, BLOCK)];
        float[] rounded = new float[block.length];
        FloatBuffer singles = elements.asFloatBuffer();
        DoubleBuffer doubles = elements.asDoubleBuffer();
        for (int done = 0; done < count; done += BLOCK) {
            int size = Math.min(count - done, BLOCK);
            numbers.next(block, size);
            if (single) {
                round(block, rounded);
                singles.put(rounded, 0, size);
            } else {
                doubles.put(block, 0, size);
            }
        }
        return this;
    }

    private static void round(double[] numbers, float[] to) {
        for (int i = 0; i < numbers.length; i++) {
            to[i] = (float) numbers[i];
        }
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
