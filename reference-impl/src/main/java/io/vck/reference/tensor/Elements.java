package io.vck.reference.tensor;

/**
 * The elements of strided tensors in row-major order, as primitive arrays. Kernels compute on these: all real types as
 * doubles, whole numbers as longs, complex numbers as pairs of doubles.
 */
public final class Elements {
    private Elements() {}

    /** What a kernel does with each element, which lies at {@code position} of the storage. */
    private interface Visitor {
        void visit(int index, int position);
    }

    /** Visits the positions of a window in row-major order. */
    private static void forEach(StridedTensor tensor, Visitor visitor) {
        int[] shape = tensor.shape();
        int[] strides = tensor.strides();
        int numel = tensor.numel();
        if (numel == 0) {
            return;
        }
        int last = shape.length - 1;
        int rowLength = last < 0 ? 1 : shape[last];
        int rowStride = last < 0 ? 0 : strides[last];
        int[] counter = new int[shape.length];
        int row = tensor.offset();
        for (int index = 0; index < numel; ) {
            for (int i = 0; i < rowLength; i++) {
                visitor.visit(index++, row + i * rowStride);
            }
            for (int dim = last - 1; dim >= 0; dim--) {
                row += strides[dim];
                if (++counter[dim] < shape[dim]) {
                    break;
                }
                row -= strides[dim] * shape[dim];
                counter[dim] = 0;
            }
        }
    }

    /** Real numbers; of complex ones, the real parts. */
    public static double[] doubles(StridedTensor tensor) {
        double[] result = new double[tensor.numel()];
        Storage storage = tensor.storage();
        int offset = tensor.offset();
        if (tensor.isContiguous()
                && storage.array() instanceof double[] from
                && !tensor.dtype().isComplex()) {
            System.arraycopy(from, offset, result, 0, result.length);
        } else if (tensor.isContiguous()
                && storage.array() instanceof float[] from
                && !tensor.dtype().isComplex()) {
            for (int i = 0; i < result.length; i++) {
                result[i] = from[offset + i];
            }
        } else if (tensor.dtype() == DType.FLOAT32) {
            float[] from = (float[]) storage.array();
            forEach(tensor, (index, position) -> result[index] = from[position]);
        } else {
            forEach(tensor, (index, position) -> result[index] = storage.getDouble(position));
        }
        return result;
    }

    /** Whole numbers; fractions are cut off. */
    public static long[] longs(StridedTensor tensor) {
        long[] result = new long[tensor.numel()];
        Storage storage = tensor.storage();
        forEach(tensor, (index, position) -> result[index] = storage.getLong(position));
        return result;
    }

    /** Where in the storage each element lies. */
    public static long[] positions(StridedTensor tensor) {
        long[] result = new long[tensor.numel()];
        forEach(tensor, (index, position) -> result[index] = position);
        return result;
    }

    /** Complex numbers as pairs of real and imaginary part. */
    public static double[] complex(StridedTensor tensor) {
        double[] result = new double[2 * tensor.numel()];
        Storage storage = tensor.storage();
        forEach(tensor, (index, position) -> {
            result[2 * index] = storage.getDouble(position);
            result[2 * index + 1] = storage.getImaginary(position);
        });
        if (tensor.isConjugated()) {
            conjugate(result);
        }
        return result;
    }

    private static void conjugate(double[] complex) {
        for (int i = 1; i < complex.length; i += 2) {
            complex[i] = -complex[i];
        }
    }

    /** Writes the elements of {@code source}, stretched to the target's shape, into the target's window. */
    public static void copy(StridedTensor target, StridedTensor source) {
        StridedTensor stretched = source.broadcastTo(target.shape());
        Storage storage = target.storage();
        if (source.dtype().isComplex()) {
            double[] values = complex(stretched);
            if (target.isConjugated()) {
                conjugate(values);
            }
            forEach(
                    target,
                    (index, position) -> storage.setComplex(position, values[2 * index], values[2 * index + 1]));
        } else if (source.dtype().isIntegral()) {
            long[] values = longs(stretched);
            forEach(target, (index, position) -> storage.setLong(position, values[index]));
        } else {
            writeDoubles(target, doubles(stretched));
        }
    }

    private static void writeDoubles(StridedTensor target, double[] values) {
        Storage storage = target.storage();
        if (target.dtype() == DType.FLOAT32) {
            float[] to = (float[]) storage.array();
            forEach(target, (index, position) -> to[position] = (float) values[index]);
        } else {
            forEach(target, (index, position) -> storage.setDouble(position, values[index]));
        }
    }

    /** A contiguous copy in another element type. */
    public static StridedTensor convert(StridedTensor tensor, DType dtype) {
        int[] shape = tensor.shape();
        if (dtype.isComplex()) {
            return StridedTensor.ofDoubles(dtype, complex(tensor), shape);
        } else if (dtype.isIntegral() && tensor.dtype().isIntegral()) {
            return StridedTensor.ofLongs(dtype, longs(tensor), shape);
        } else if (dtype == DType.BOOL && tensor.dtype().isComplex()) {
            StridedTensor result = StridedTensor.zeros(dtype, shape);
            copy(result, tensor);
            return result;
        }
        return StridedTensor.ofDoubles(dtype, doubles(tensor), shape);
    }
}
