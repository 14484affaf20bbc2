package io.vck.reference.ops;

import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.Elements;
import io.vck.reference.tensor.StridedTensor;

/**
 * The product of batches of matrices. The loops add multiples of whole rows to whole rows, in the order in which they lie
 * in memory, which the JIT compiler turns into vector instructions. Narrow products are made element by element.
 */
final class MatrixKernels {
    /** With fewer columns, a loop along them costs more to begin than it saves. */
    private static final int NARROW = 8;

    private MatrixKernels() {}

    /** The sizes of {@code [batch, rows, inner] @ [batch, inner, columns]}. */
    record Sizes(int batch, int rows, int inner, int columns) {
        int numel() {
            return batch * rows * columns;
        }
    }

    /** The product of two tensors of one dtype whose elements, in row-major order, make up matrices of these sizes. */
    static StridedTensor multiply(StridedTensor left, StridedTensor right, Sizes sizes, int... shape) {
        DType type = left.dtype();
        if (type.isComplex()) {
            double[] product = complex(Elements.complex(left), Elements.complex(right), sizes);
            return StridedTensor.ofDoubles(type, product, shape);
        } else if (type.isIntegral()) {
            return StridedTensor.ofLongs(type, whole(Elements.longs(left), Elements.longs(right), sizes), shape);
        }
        return StridedTensor.ofDoubles(type, real(Elements.doubles(left), Elements.doubles(right), sizes), shape);
    }

    private static double[] real(double[] left, double[] right, Sizes sizes) {
        if (sizes.columns < NARROW) {
            return narrow(left, right, sizes);
        }
        double[] product = new double[sizes.numel()];
        int columns = sizes.columns;
        for (int row = 0; row < sizes.batch * sizes.rows; row++) {
            int from = row / sizes.rows * sizes.inner * columns;
            for (int k = 0; k < sizes.inner; k++) {
                double factor = left[row * sizes.inner + k];
                addMultiple(product, row * columns, factor, right, from + k * columns, columns);
            }
        }
        return product;
    }

    private static double[] narrow(double[] left, double[] right, Sizes sizes) {
        int rows = sizes.rows;
        int inner = sizes.inner;
        int columns = sizes.columns;
        double[] product = new double[sizes.numel()];
        int to = 0;
        for (int matrix = 0; matrix < sizes.batch; matrix++) {
            int from = matrix * inner * columns;
            for (int row = matrix * rows; row < (matrix + 1) * rows; row++) {
                for (int column = 0; column < columns; column++) {
                    double sum = 0;
                    for (int k = 0; k < inner; k++) {
                        sum += left[row * inner + k] * right[from + k * columns + column];
                    }
                    product[to++] = sum;
                }
            }
        }
        return product;
    }

    private static void addMultiple(double[] target, int to, double factor, double[] row, int from, int columns) {
        for (int column = 0; column < columns; column++) {
            target[to + column] += factor * row[from + column];
        }
    }

    private static long[] whole(long[] left, long[] right, Sizes sizes) {
        long[] product = new long[sizes.numel()];
        int columns = sizes.columns;
        for (int row = 0; row < sizes.batch * sizes.rows; row++) {
            for (int k = 0; k < sizes.inner; k++) {
                long factor = left[row * sizes.inner + k];
                int from = (row / sizes.rows * sizes.inner + k) * columns;
                for (int column = 0; column < columns; column++) {
                    product[row * columns + column] += factor * right[from + column];
                }
            }
        }
        return product;
    }

    private static double[] complex(double[] left, double[] right, Sizes sizes) {
        double[] product = new double[2 * sizes.numel()];
        int columns = sizes.columns;
        for (int row = 0; row < sizes.batch * sizes.rows; row++) {
            for (int k = 0; k < sizes.inner; k++) {
                int at = 2 * (row * sizes.inner + k);
                int from = 2 * (row / sizes.rows * sizes.inner + k) * columns;
                addComplexMultiple(product, 2 * row * columns, left[at], left[at + 1], right, from, columns);
            }
        }
        return product;
    }

    private static void addComplexMultiple(
            double[] target, int to, double re, double im, double[] row, int from, int columns) {
        for (int i = 0; i < 2 * columns; i += 2) {
            target[to + i] += re * row[from + i] - im * row[from + i + 1];
            target[to + i + 1] += re * row[from + i + 1] + im * row[from + i];
        }
    }
}
