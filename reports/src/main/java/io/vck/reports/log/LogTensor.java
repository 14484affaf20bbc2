package io.vck.reports.log;

import java.util.List;
import java.util.Optional;

/** What the log keeps of a tensor. */
public sealed interface LogTensor {

    /** The element type's name, {@code float32}. */
    String dtype();

    /** The sizes, one a dim. */
    List<Long> shape();

    /**
     * An input tensor, described.
     *
     * @param strides in elements
     * @param offset of the first element in its storage, in elements
     * @param crc32c of the elements in row-major order, little-endian, in hexadecimal digits
     */
    record Described(
            String dtype, List<Long> shape, List<Long> strides, long offset, boolean requiresGrad, String crc32c)
            implements LogTensor {
        public Described {
            shape = List.copyOf(shape);
            strides = List.copyOf(strides);
        }
    }

    /**
     * An observed tensor.
     *
     * @param strides in elements, if the backend has strides
     * @param requiresGrad if the backend has autograd
     * @param bytes the elements in row-major order, little-endian; not a copy, must not be changed
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Whole(
            String dtype, List<Long> shape, Optional<List<Long>> strides, Optional<Boolean> requiresGrad, byte[] bytes)
            implements LogTensor {
        public Whole {
            shape = List.copyOf(shape);
        }

        /** How many elements there are; none if the dtype is not known. */
        public int size() {
            return ElementType.of(dtype)
                    .map(type -> bytes.length / type.bytes())
                    .orElse(0);
        }

        /** The element at a place in row-major order, as Python writes it. */
        public String text(int place) {
            return ElementType.of(dtype)
                    .map(type -> type.text(ElementType.littleEndian(bytes), place * type.bytes()))
                    .orElse("?");
        }

        /** A digest and a summary of it. */
        public Summary summary() {
            return TensorStatistics.of(this);
        }
    }

    /**
     * An observed tensor whose elements are not kept.
     *
     * @param crc32c of the elements in row-major order, little-endian, in hexadecimal digits
     * @param statistics of its elements; a complex tensor has none
     */
    record Summary(
            String dtype,
            List<Long> shape,
            Optional<List<Long>> strides,
            Optional<Boolean> requiresGrad,
            String crc32c,
            Optional<Statistics> statistics)
            implements LogTensor {
        public Summary {
            shape = List.copyOf(shape);
        }
    }

    /** The least, greatest and mean of the elements that are not NaN; NaN if there are none. True counts as 1. */
    record Statistics(double min, double max, double mean) {}
}
