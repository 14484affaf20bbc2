package io.vck.reference.tensor;

/**
 * A window as rows, along which elements lie at equal distances: what a loop can run over without asking where it is. Dims
 * that follow each other in memory without a gap are one; a contiguous tensor is a single row.
 */
final class Rows {
    private final int[] sizes;
    private final int[] strides;
    private final int dims;
    private final int offset;

    /** What is done with a row. */
    interface Visitor {
        /**
         * @param index of the row's first element, in row-major order
         * @param position of that element in the storage
         * @param length of the row
         * @param stride from an element to its neighbour
         */
        void row(int index, int position, int length, int stride);
    }

    private Rows(StridedTensor tensor) {
        int[] shape = tensor.shape();
        int[] given = tensor.strides();
        sizes = new int[shape.length + 1];
        strides = new int[shape.length + 1];
        offset = tensor.offset();
        sizes[0] = 1;
        int last = 0;
        for (int dim = 0; dim < shape.length; dim++) {
            boolean follows = sizes[last] == 1 || strides[last] == shape[dim] * given[dim];
            if (shape[dim] != 1 && !follows) {
                last++;
                sizes[last] = 1;
            }
            if (shape[dim] != 1) {
                sizes[last] *= shape[dim];
                strides[last] = given[dim];
            }
        }
        dims = last + 1;
    }

    /** Visits the rows in order. */
    static void forEach(StridedTensor tensor, Visitor visitor) {
        int numel = tensor.numel();
        if (numel > 0 && tensor.isContiguous()) {
            visitor.row(0, tensor.offset(), numel, 1);
        } else if (numel > 0) {
            new Rows(tensor).visit(numel, visitor);
        }
    }

    private void visit(int numel, Visitor visitor) {
        int length = sizes[dims - 1];
        int stride = strides[dims - 1];
        int[] counter = new int[dims];
        int position = offset;
        for (int index = 0; index < numel; index += length) {
            visitor.row(index, position, length, stride);
            for (int dim = dims - 2; dim >= 0; dim--) {
                position += strides[dim];
                if (++counter[dim] < sizes[dim]) {
                    break;
                }
                position -= strides[dim] * sizes[dim];
                counter[dim] = 0;
            }
        }
    }
}
