package io.vck.reference.tensor;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * The elements of strided tensors in row-major order, as primitive arrays. Kernels compute on these: all real types as
 * doubles, whole numbers as longs, complex numbers as pairs of doubles.
 */
public final class Elements {
    /** What changes no number that it is added to; 0 would change the sign of -0. */
    private static final double NOTHING = -0.0;

    private Elements() {}

    /** Real numbers; of complex ones, the real parts. */
    public static double[] doubles(StridedTensor tensor) {
        double[] result = part(tensor, 0);
        return tensor.isNegated() ? negated(result) : result;
    }

    /** The real parts (0) or the imaginary ones (1) as they are in the storage. */
    private static double[] part(StridedTensor tensor, int part) {
        double[] result = new double[tensor.numel()];
        Object array = tensor.storage().array();
        int parts = parts(tensor);
        if (array instanceof float[] from && isRow(tensor)) {
            // The usual ones, most of which are so small that to make a visitor would take longer than their elements.
            int stride = tensor.dim() == 1 ? tensor.strides()[0] : 1;
            widenRow(from, tensor.offset() * parts + part, stride * parts, result, 0, result.length);
        } else if (array instanceof double[] from) {
            Rows.forEach(
                    tensor,
                    (index, position, length, stride) ->
                            copyRow(from, position * parts + part, stride * parts, result, index, length));
        } else if (array instanceof float[] from) {
            Rows.forEach(
                    tensor,
                    (index, position, length, stride) ->
                            widenRow(from, position * parts + part, stride * parts, result, index, length));
        } else {
            Storage storage = tensor.storage();
            Rows.forEach(tensor, (index, position, length, stride) -> {
                for (int i = 0; i < length; i++) {
                    result[index + i] = storage.getDouble(position + i * stride);
                }
            });
        }
        return result;
    }

    /** Whether neighbours lie equally far apart, all along. */
    private static boolean isRow(StridedTensor tensor) {
        return tensor.dim() == 1 || tensor.isContiguous();
    }

    private static double[] negated(double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = -values[i];
        }
        return values;
    }

    /** Real numbers rounded to a type: what the tensor converted to that type holds. */
    public static double[] doubles(StridedTensor tensor, DType as) {
        double[] result = doubles(tensor);
        boolean exact = tensor.dtype() == DType.FLOAT32 || tensor.dtype() == DType.BOOL;
        if (as == DType.FLOAT32 && !exact) {
            for (int i = 0; i < result.length; i++) {
                result[i] = (float) result[i];
            }
        }
        return result;
    }

    /** Single-precision numbers, or the parts of complex ones: the storage's own if they lie in it as they are read, else a copy. */
    public static FloatBuffer floats(StridedTensor tensor) {
        boolean asStored = tensor.isContiguous() && !tensor.isConjugated() && !tensor.isNegated();
        if (asStored && tensor.numel() > 0) {
            int parts = parts(tensor);
            float[] stored = (float[]) tensor.storage().array();
            return FloatBuffer.wrap(stored, tensor.offset() * parts, tensor.numel() * parts);
        }
        if (tensor.storage().array() instanceof float[] from && !tensor.dtype().isComplex() && !tensor.isNegated()) {
            return FloatBuffer.wrap(gathered(from, tensor));
        }
        double[] values = tensor.dtype().isComplex() ? complex(tensor) : doubles(tensor);
        float[] floats = new float[values.length];
        narrowRow(values, 0, floats, 0, 1, values.length);
        return FloatBuffer.wrap(floats);
    }

    /** Single-precision numbers out of a storage, in row-major order. */
    static float[] gathered(float[] from, StridedTensor tensor) {
        float[] floats = new float[tensor.numel()];
        Rows.forEach(tensor, (index, position, length, stride) -> {
            for (int i = 0; i < length; i++) {
                floats[index + i] = from[position + i * stride];
            }
        });
        return floats;
    }

    /** Whole numbers; fractions are cut off. */
    public static long[] longs(StridedTensor tensor) {
        long[] result = new long[tensor.numel()];
        Storage storage = tensor.storage();
        Rows.forEach(tensor, (index, position, length, stride) -> {
            if (stride == 1 && storage.array() instanceof long[] from) {
                System.arraycopy(from, position, result, index, length);
                return;
            }
            for (int i = 0; i < length; i++) {
                result[index + i] = storage.getLong(position + i * stride);
            }
        });
        if (tensor.isNegated()) {
            Arrays.setAll(result, i -> -result[i]);
        }
        return result;
    }

    /** Whole numbers cut to a type's bits: what the tensor converted to that type holds. */
    public static long[] longs(StridedTensor tensor, DType as) {
        long[] result = longs(tensor);
        if (as == DType.INT32 && tensor.dtype() == DType.INT64) {
            for (int i = 0; i < result.length; i++) {
                result[i] = (int) result[i];
            }
        }
        return result;
    }

    /** Where in the storage each element lies. */
    public static long[] positions(StridedTensor tensor) {
        long[] result = new long[tensor.numel()];
        Rows.forEach(tensor, (index, position, length, stride) -> {
            for (int i = 0; i < length; i++) {
                result[index + i] = position + i * stride;
            }
        });
        return result;
    }

    /** Complex numbers as pairs of real and imaginary part. */
    public static double[] complex(StridedTensor tensor) {
        double[] real = part(tensor, 0);
        double[] imaginary = tensor.dtype().isComplex() ? part(tensor, 1) : new double[real.length];
        double[] result = new double[2 * real.length];
        for (int i = 0; i < real.length; i++) {
            result[2 * i] = real[i];
            result[2 * i + 1] = imaginary[i];
        }
        if (tensor.isConjugated()) {
            conjugate(result);
        } else if (tensor.isNegated()) {
            negated(result);
        }
        return result;
    }

    private static void conjugate(double[] complex) {
        for (int i = 1; i < complex.length; i += 2) {
            complex[i] = -complex[i];
        }
    }

    /** Complex numbers with their parts rounded to a type: what the tensor converted to that type holds. */
    public static double[] complex(StridedTensor tensor, DType as) {
        double[] result = complex(tensor);
        if (as == DType.COMPLEX64 && tensor.dtype() != DType.COMPLEX64) {
            for (int i = 0; i < result.length; i++) {
                result[i] = (float) result[i];
            }
        }
        return result;
    }

    /** Writes the elements of {@code source}, stretched to the target's shape, into the target's window. */
    public static void copy(StridedTensor target, StridedTensor source) {
        if (source.numel() == 0) {
            return; // a window on nothing may begin beyond the end of its storage
        }
        if (lieAlike(target, source)) {
            copyRun(target, source);
            return;
        }
        StridedTensor stretched = source.broadcastTo(target.shape());
        if (target.isNegated()) {
            writeDoubles(target, negated(doubles(stretched)));
        } else if (source.dtype().isComplex()) {
            double[] values = complex(stretched);
            if (target.isConjugated()) {
                conjugate(values);
            }
            writeComplex(target, values);
        } else if (source.dtype().isIntegral()) {
            writeLongs(target, longs(stretched));
        } else {
            writeDoubles(target, doubles(stretched));
        }
    }

    /** Whether the elements of both follow each other without gaps, in the same order and written in the same way. */
    private static boolean lieAlike(StridedTensor target, StridedTensor source) {
        return target.numel() > 0
                && target.dtype() == source.dtype()
                && target.isConjugated() == source.isConjugated()
                && target.isNegated() == source.isNegated()
                && Arrays.equals(target.shape(), source.shape())
                && target.isContiguous()
                && source.isContiguous();
    }

    @SuppressWarnings("SuspiciousSystemArraycopy") // equal types have arrays of equal types
    private static void copyRun(StridedTensor target, StridedTensor source) {
        int parts = parts(source);
        System.arraycopy(
                source.storage().array(),
                source.offset() * parts,
                target.storage().array(),
                target.offset() * parts,
                source.numel() * parts);
    }

    private static void writeComplex(StridedTensor target, double[] values) {
        Storage storage = target.storage();
        Rows.forEach(target, (index, position, length, stride) -> {
            for (int i = 0; i < length; i++) {
                int from = 2 * (index + i);
                storage.setComplex(position + i * stride, values[from], values[from + 1]);
            }
        });
    }

    private static void writeLongs(StridedTensor target, long[] values) {
        Storage storage = target.storage();
        Rows.forEach(target, (index, position, length, stride) -> {
            for (int i = 0; i < length; i++) {
                storage.setLong(position + i * stride, values[index + i]);
            }
        });
    }

    private static void writeDoubles(StridedTensor target, double[] values) {
        Storage storage = target.storage();
        Rows.forEach(target, (index, position, length, stride) -> {
            if (storage.dtype() == DType.FLOAT32) {
                narrowRow(values, index, (float[]) storage.array(), position, stride, length);
                return;
            }
            for (int i = 0; i < length; i++) {
                storage.setDouble(position + i * stride, values[index + i]);
            }
        });
    }

    /** New memory with the elements that lie at some places of another one, in their order. */
    public static Storage take(Storage from, long[] places) {
        Storage taken = Storage.allocate(from.dtype(), places.length);
        for (int i = 0; i < places.length; i++) {
            set(taken, i, from, (int) places[i], false);
        }
        return taken;
    }

    /**
     * Writes elements to some places of memory of the same type.
     *
     * @param adds whether to what lies there, one element after the other
     */
    public static void put(Storage to, long[] places, Storage elements, boolean adds) {
        for (int i = 0; i < places.length; i++) {
            set(to, (int) places[i], elements, i, adds);
        }
    }

    private static void set(Storage to, int at, Storage from, int index, boolean adds) {
        switch (to.dtype().category()) {
            case FLOATING -> to.setDouble(at, from.getDouble(index) + (adds ? to.getDouble(at) : NOTHING));
            case COMPLEX ->
                to.setComplex(
                        at,
                        from.getDouble(index) + (adds ? to.getDouble(at) : NOTHING),
                        from.getImaginary(index) + (adds ? to.getImaginary(at) : NOTHING));
            default -> to.setLong(at, from.getLong(index) + (adds ? to.getLong(at) : 0));
        }
    }

    /** A contiguous copy in another element type. */
    public static StridedTensor convert(StridedTensor tensor, DType dtype) {
        int[] shape = tensor.shape();
        if (dtype == tensor.dtype()) {
            StridedTensor result = StridedTensor.zeros(dtype, shape);
            copy(result, tensor);
            return result;
        } else if (dtype.isComplex()) {
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

    /** The numbers that an element takes in its storage's array. */
    private static int parts(StridedTensor tensor) {
        return tensor.dtype().isComplex() ? 2 : 1;
    }

    private static void copyRow(double[] from, int position, int stride, double[] to, int index, int length) {
        if (stride == 1) {
            System.arraycopy(from, position, to, index, length);
            return;
        }
        for (int i = 0; i < length; i++) {
            to[index + i] = from[position + i * stride];
        }
    }

    private static void widenRow(float[] from, int position, int stride, double[] to, int index, int length) {
        for (int i = 0; i < length; i++) {
            to[index + i] = from[position + i * stride];
        }
    }

    private static void narrowRow(double[] from, int index, float[] to, int position, int stride, int length) {
        for (int i = 0; i < length; i++) {
            to[position + i * stride] = (float) from[index + i];
        }
    }
}
