package io.vck.backend.value;

import java.util.List;

/**
 * A concrete input tensor: a strided window on a storage.
 *
 * @param storage the memory; shared with other inputs if it is the same object
 * @param shape the sizes, one a dimension
 * @param strides in elements, one a dimension
 * @param offset of the first element in the storage, in elements
 * @param requiresGrad whether the tensor is a leaf that records its gradient
 */
public record TensorData(Storage storage, List<Long> shape, List<Long> strides, long offset, boolean requiresGrad) {
    public TensorData {
        shape = List.copyOf(shape);
        strides = List.copyOf(strides);
        if (shape.size() != strides.size()) {
            throw new IllegalArgumentException("shape " + shape + " and strides " + strides + " differ in length");
        }
    }

    public DType dtype() {
        return storage.dtype();
    }

    /** The number of elements; 1 for a tensor of no dimensions. */
    public long numel() {
        return shape.stream().reduce(1L, (a, b) -> a * b);
    }

    /** Whether the elements lie in row-major order without gaps. A dimension of size 1 may have any stride. */
    public boolean isContiguous() {
        long expected = 1;
        for (int dim = shape.size() - 1; dim >= 0; dim--) {
            if (shape.get(dim) != 1 && numel() != 0) {
                if (strides.get(dim) != expected) {
                    return false;
                }
                expected *= shape.get(dim);
            }
        }
        return true;
    }

    /** The elements in row-major order, little-endian: the storage's own array if it holds just them, else a copy. */
    public byte[] rowMajorBytes() {
        byte[] stored = storage.bytes();
        int width = dtype().bytes();
        if (isContiguous() && offset == 0 && numel() * width == stored.length) {
            return stored;
        }
        byte[] elements = new byte[Math.toIntExact(numel() * width)];
        long[] index = new long[shape.size()];
        for (int to = 0; to < elements.length; to += width) {
            long from = offset;
            for (int dim = 0; dim < index.length; dim++) {
                from += index[dim] * strides.get(dim);
            }
            System.arraycopy(stored, Math.toIntExact(from * width), elements, to, width);
            advance(index);
        }
        return elements;
    }

    /** To the next element in row-major order. */
    private void advance(long[] index) {
        for (int dim = index.length - 1; dim >= 0; dim--) {
            index[dim]++;
            if (index[dim] < shape.get(dim)) {
                return;
            }
            index[dim] = 0;
        }
    }
}
