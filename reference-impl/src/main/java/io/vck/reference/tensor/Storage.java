package io.vck.reference.tensor;

/**
 * The memory that tensors share: elements of one type in a primitive array. A complex number takes two places, its real
 * part first.
 *
 * <p>The storage counts how often it was written to. Every tensor over it sees the same count, and so autograd notices
 * when a value that it saved has been overwritten through a view.
 */
public final class Storage {
    private final DType dtype;
    private final int size;
    private final Object array;
    private final Version version;

    /** How often an array was written to; shared by all storages over it. */
    private static final class Version {
        private int count;
    }

    private Storage(DType dtype, int size, Object array) {
        this(dtype, size, array, new Version());
    }

    private Storage(DType dtype, int size, Object array, Version version) {
        this.dtype = dtype;
        this.size = size;
        this.array = array;
        this.version = version;
    }

    /** A storage of {@code size} zeros. */
    public static Storage allocate(DType dtype, int size) {
        switch (dtype) {
            case BOOL:
                return new Storage(dtype, size, new boolean[size]);
            case INT32:
                return new Storage(dtype, size, new int[size]);
            case INT64:
                return new Storage(dtype, size, new long[size]);
            case FLOAT32:
                return new Storage(dtype, size, new float[size]);
            case FLOAT64:
                return new Storage(dtype, size, new double[size]);
            case COMPLEX64:
                return new Storage(dtype, size, new float[2 * size]);
            default:
                return new Storage(dtype, size, new double[2 * size]);
        }
    }

    /** A storage over an array of doubles, which isn't copied: real numbers, or the parts of complex ones. */
    public static Storage ofDoubles(DType dtype, double[] values) {
        if (dtype == DType.FLOAT64) {
            return new Storage(dtype, values.length, values);
        } else if (dtype == DType.COMPLEX128) {
            return new Storage(dtype, values.length / 2, values);
        }
        int parts = dtype.isComplex() ? 2 : 1;
        Storage storage = allocate(dtype, values.length / parts);
        if (storage.array instanceof float[] floats) {
            for (int i = 0; i < values.length; i++) {
                floats[i] = (float) values[i];
            }
        } else {
            for (int i = 0; i < values.length; i++) {
                storage.setDouble(i, values[i]);
            }
        }
        return storage;
    }

    /** A storage over an array of floats, which isn't copied: {@code float32}, or the parts of {@code complex64}. */
    public static Storage ofFloats(DType dtype, float[] values) {
        if (dtype != DType.FLOAT32 && dtype != DType.COMPLEX64) {
            throw new IllegalArgumentException("floats make float32 or complex64, not " + dtype.label());
        }
        return new Storage(dtype, dtype.isComplex() ? values.length / 2 : values.length, values);
    }

    /** A storage over an array of longs, which isn't copied if the type is {@code int64}. */
    public static Storage ofLongs(DType dtype, long[] values) {
        if (dtype == DType.INT64) {
            return new Storage(dtype, values.length, values);
        }
        Storage storage = allocate(dtype, values.length);
        for (int i = 0; i < values.length; i++) {
            storage.setLong(i, values[i]);
        }
        return storage;
    }

    /** The same memory as a storage of complex numbers, or of their parts. */
    Storage reinterpreted(DType as) {
        int parts = dtype.isComplex() ? 2 * size : size;
        return new Storage(as, as.isComplex() ? parts / 2 : parts, array, version);
    }

    /** What storages over the same memory have in common. */
    public Object memory() {
        return array;
    }

    public DType dtype() {
        return dtype;
    }

    /** The number of elements. */
    public int size() {
        return size;
    }

    /** How often the storage was written to by an in-place operator. */
    public int version() {
        return version.count;
    }

    /** Notes that an in-place operator has written to the storage. */
    public void bumpVersion() {
        version.count++;
    }

    /** The primitive array: {@code boolean[]}, {@code int[]}, {@code long[]}, {@code float[]} or {@code double[]}. */
    Object array() {
        return array;
    }

    /** An element as a double; of a complex number, its real part. */
    public double getDouble(int index) {
        switch (dtype) {
            case BOOL:
                return ((boolean[]) array)[index] ? 1 : 0;
            case INT32:
                return ((int[]) array)[index];
            case INT64:
                return (double) ((long[]) array)[index];
            case FLOAT32:
                return ((float[]) array)[index];
            case FLOAT64:
                return ((double[]) array)[index];
            case COMPLEX64:
                return ((float[]) array)[2 * index];
            default:
                return ((double[]) array)[2 * index];
        }
    }

    /** The imaginary part of an element; 0 for a real one. */
    public double getImaginary(int index) {
        switch (dtype) {
            case COMPLEX64:
                return ((float[]) array)[2 * index + 1];
            case COMPLEX128:
                return ((double[]) array)[2 * index + 1];
            default:
                return 0;
        }
    }

    /** An element as a long; a fraction is cut off. */
    public long getLong(int index) {
        switch (dtype) {
            case BOOL:
                return ((boolean[]) array)[index] ? 1 : 0;
            case INT32:
                return ((int[]) array)[index];
            case INT64:
                return ((long[]) array)[index];
            default:
                return toLong(getDouble(index));
        }
    }

    /** What doesn't fit becomes the smallest number, as the processors do for which the original is mostly built. */
    private static long toLong(double value) {
        boolean fits = value >= Long.MIN_VALUE && value < -(double) Long.MIN_VALUE;
        return fits ? (long) value : Long.MIN_VALUE;
    }

    private static int toInt(double value) {
        boolean fits = value > Integer.MIN_VALUE - 1.0 && value < Integer.MAX_VALUE + 1.0;
        return fits ? (int) value : Integer.MIN_VALUE;
    }

    /** Writes a real number, converted as PyTorch converts: a truth is whether it isn't 0, a fraction is cut off. */
    public void setDouble(int index, double value) {
        switch (dtype) {
            case BOOL:
                ((boolean[]) array)[index] = value != 0;
                break;
            case INT32:
                ((int[]) array)[index] = toInt(value);
                break;
            case INT64:
                ((long[]) array)[index] = toLong(value);
                break;
            case FLOAT32:
                ((float[]) array)[index] = (float) value;
                break;
            case FLOAT64:
                ((double[]) array)[index] = value;
                break;
            default:
                setComplex(index, value, 0);
                break;
        }
    }

    /** Writes a whole number. */
    public void setLong(int index, long value) {
        switch (dtype) {
            case BOOL:
                ((boolean[]) array)[index] = value != 0;
                break;
            case INT32:
                ((int[]) array)[index] = (int) value;
                break;
            case INT64:
                ((long[]) array)[index] = value;
                break;
            default:
                setDouble(index, (double) value);
                break;
        }
    }

    /** Writes a complex number; a real type keeps its real part. */
    public void setComplex(int index, double real, double imaginary) {
        switch (dtype) {
            case COMPLEX64:
                ((float[]) array)[2 * index] = (float) real;
                ((float[]) array)[2 * index + 1] = (float) imaginary;
                break;
            case COMPLEX128:
                ((double[]) array)[2 * index] = real;
                ((double[]) array)[2 * index + 1] = imaginary;
                break;
            default:
                setDouble(index, dtype == DType.BOOL && imaginary != 0 ? 1 : real);
                break;
        }
    }
}
