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
     * @param content of a case that failed: the whole tensor, or a summary of a large one; logs before version 1.4 have none
     */
    record Described(
            String dtype,
            List<Long> shape,
            List<Long> strides,
            long offset,
            boolean requiresGrad,
            String crc32c,
            Optional<LogTensor> content)
            implements LogTensor {
        public Described {
            shape = List.copyOf(shape);
            strides = List.copyOf(strides);
        }

        /** An input tensor of a case that did not fail. */
        public Described(
                String dtype, List<Long> shape, List<Long> strides, long offset, boolean requiresGrad, String crc32c) {
            this(dtype, shape, strides, offset, requiresGrad, crc32c, Optional.empty());
        }

        /** The same without its content. */
        public Described withoutContent() {
            return new Described(dtype, shape, strides, offset, requiresGrad, crc32c);
        }

        /** The same with its elements, or with a summary of them if they are many. */
        public Described withContent(byte[] elements) {
            Whole whole = new Whole(dtype, shape, Optional.empty(), Optional.empty(), elements);
            LogTensor kept = elements.length > LogValue.LARGE ? whole.summary() : whole;
            return new Described(dtype, shape, strides, offset, requiresGrad, crc32c, Optional.of(kept));
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
