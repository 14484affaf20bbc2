package io.vck.backend.value;

import java.util.List;
import java.util.Optional;

/**
 * A tensor as a backend reports it: values in row-major order, whatever its strides.
 *
 * @param dtype the element type
 * @param shape the sizes, one a dimension
 * @param strides in elements, if the backend has strides
 * @param requiresGrad if the backend has autograd
 * @param bytes the elements in row-major order, little-endian; not a copy, must not be changed
 */
@SuppressWarnings("ArrayRecordComponent")
public record ObservedTensor(
        DType dtype, List<Long> shape, Optional<List<Long>> strides, Optional<Boolean> requiresGrad, byte[] bytes) {
    /**
     * @throws IllegalArgumentException if the bytes do not fit the shape
     */
    public ObservedTensor {
        shape = List.copyOf(shape);
        long expected = bytes(dtype, shape);
        if (bytes.length != expected) {
            throw new IllegalArgumentException(
                    "a tensor " + dtype.label() + shape + " has " + expected + " bytes of data, got " + bytes.length);
        }
    }

    private static long bytes(DType dtype, List<Long> shape) {
        if (shape.contains(0L)) {
            return 0;
        }
        try {
            return shape.stream().reduce((long) dtype.bytes(), Math::multiplyExact);
        } catch (ArithmeticException overflow) {
            throw new IllegalArgumentException(
                    "a tensor " + dtype.label() + shape + " is larger than any memory", overflow);
        }
    }

    /** The number of elements. */
    public int numel() {
        return bytes.length / dtype.bytes();
    }
}
