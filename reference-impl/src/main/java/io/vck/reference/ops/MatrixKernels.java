package io.vck.reference.ops;

import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.Elements;
import io.vck.reference.tensor.StridedTensor;
import java.util.Arrays;

/**
 * The product of batches of matrices. How the loops are arranged depends on what there is most of: columns, matrices, or
 * summands.
 */
final class MatrixKernels {
    /** With fewer columns or matrices, a loop along them costs more to begin than it saves. */
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
        if (sizes.columns >= NARROW) {
            return alongColumns(left, right, sizes);
        } else if (sizes.batch >= NARROW && sizes.inner < NARROW) {
            return acrossMatrices(left, right, sizes);
        }
        return elementByElement(left, right, sizes);
    }

    /**
     * Adds multiples of whole rows to whole rows, four at a time. Each row is an array of its own: only where all arrays of a
     * loop are read and written at the same index does the JIT compiler make vector instructions of it.
     */
    private static double[] alongColumns(double[] left, double[] right, Sizes sizes) {
        int inner = sizes.inner;
        int columns = sizes.columns;
        double[] product = new double[sizes.numel()];
        double[][] summands = new double[inner][];
        double[] sum = new double[columns];
        for (int row = 0; row < sizes.batch * sizes.rows; row++) {
            if (row % sizes.rows == 0) {
                int from = row / sizes.rows * inner * columns;
                Arrays.setAll(summands, k -> Arrays.copyOfRange(right, from + k * columns, from + (k + 1) * columns));
            }
            Arrays.fill(sum, 0);
            addMultiples(sum, left, row * inner, summands);
            System.arraycopy(sum, 0, product, row * columns, columns);
        }
        return product;
    }

    /** {@code sum += factors[from] * rows[0] + factors[from + 1] * rows[1] + ...} */
    private static void addMultiples(double[] sum, double[] factors, int from, double[][] rows) {
        int k = 0;
        for (; k + 3 < rows.length; k += 4) {
            int at = from + k;
            addFour(
                    sum,
                    factors[at],
                    rows[k],
                    factors[at + 1],
                    rows[k + 1],
                    factors[at + 2],
                    rows[k + 2],
                    factors[at + 3],
                    rows[k + 3]);
        }
        for (; k < rows.length; k++) {
            addOne(sum, factors[from + k], rows[k]);
        }
    }

    private static void addFour(
            double[] sum, double a, double[] v, double b, double[] w, double c, double[] x, double d, double[] y) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += a * v[i] + b * w[i] + c * x[i] + d * y[i];
        }
    }

    private static void addOne(double[] sum, double factor, double[] row) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * row[i];
        }
    }

    /** Makes one element of every matrix, then the next of every matrix: for many small matrices. */
    private static double[] acrossMatrices(double[] left, double[] right, Sizes sizes) {
        int inner = sizes.inner;
        int columns = sizes.columns;
        double[] product = new double[sizes.numel()];
        for (int row = 0; row < sizes.rows; row++) {
            for (int column = 0; column < columns; column++) {
                for (int k = 0; k < inner; k++) {
                    int at = row * inner + k;
                    int from = k * columns + column;
                    int to = row * columns + column;
                    for (int matrix = 0; matrix < sizes.batch; matrix++) {
                        product[to] += left[at] * right[from];
                        at += sizes.rows * inner;
                        from += inner * columns;
                        to += sizes.rows * columns;
                    }
                }
            }
        }
        return product;
    }

    /** Sums up one element after the other: for few columns and many summands. */
    private static double[] elementByElement(double[] left, double[] right, Sizes sizes) {
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
