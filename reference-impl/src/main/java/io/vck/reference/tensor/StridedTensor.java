package io.vck.reference.tensor;

import java.util.Arrays;
import java.util.Optional;

/**
 * A window on a storage: element {@code [i, j, ...]} lies at {@code offset + i * strides[0] + j * strides[1] + ...}.
 * Views are other windows on the same storage; they know the tensor that they were first made from, their base.
 */
public final class StridedTensor extends Tensor {
    private final Storage storage;
    private final int[] shape;
    private final int[] strides;
    private final int offset;
    private final Optional<StridedTensor> base;
    private final boolean wrappedNumber;
    private final Reading reading;
    private Optional<AutogradMeta> autogradMeta = Optional.empty();

    private StridedTensor(
            Storage storage,
            int[] shape,
            int[] strides,
            int offset,
            Optional<StridedTensor> base,
            boolean wrappedNumber,
            Reading reading) {
        if (shape.length > Shapes.MAX_DIMS) {
            throw PythonError.runtime(
                    "a tensor has at most " + Shapes.MAX_DIMS + " dims, got shape " + Arrays.toString(shape));
        }
        this.storage = storage;
        this.shape = shape;
        this.strides = strides;
        this.offset = offset;
        this.base = base;
        this.wrappedNumber = wrappedNumber;
        this.reading = reading;
    }

    /** A window on a storage that isn't a view of any other tensor. */
    public static StridedTensor over(Storage storage, int[] shape, int[] strides, int offset) {
        return new StridedTensor(storage, shape, strides, offset, Optional.empty(), false, Reading.PLAIN);
    }

    /** A contiguous tensor over a whole storage. */
    public static StridedTensor over(Storage storage, int[] shape) {
        return over(storage, shape, Shapes.contiguousStrides(shape), 0);
    }

    /** A new tensor of zeros. */
    public static StridedTensor zeros(DType dtype, int... shape) {
        for (int size : shape) {
            if (size < 0) {
                throw PythonError.runtime(
                        "Trying to create tensor with negative dimension " + size + ": " + Arrays.toString(shape));
            }
        }
        return over(Storage.allocate(dtype, Shapes.numel(shape)), shape);
    }

    /** A new tensor of real numbers, or of complex ones given by their parts, converted to {@code dtype}. */
    public static StridedTensor ofDoubles(DType dtype, double[] values, int... shape) {
        return over(Storage.ofDoubles(dtype, values), shape);
    }

    /** A new tensor of whole numbers, converted to {@code dtype}. */
    public static StridedTensor ofLongs(DType dtype, long[] values, int... shape) {
        return over(Storage.ofLongs(dtype, values), shape);
    }

    /**
     * A Python number as a tensor without dims. It takes part in type promotion only by its category: {@code 2.5} makes
     * a float of an int tensor, and leaves every float tensor as it is.
     *
     * @param number a Boolean, a Long or a Double
     */
    public static StridedTensor wrappedNumber(Object number) {
        Storage storage;
        if (number instanceof Boolean truth) {
            storage = Storage.ofLongs(DType.BOOL, new long[] {truth ? 1 : 0});
        } else if (number instanceof Long whole) {
            storage = Storage.ofLongs(DType.INT64, new long[] {whole});
        } else {
            storage = Storage.ofDoubles(DType.FLOAT64, new double[] {((Number) number).doubleValue()});
        }
        return new StridedTensor(storage, new int[0], new int[0], 0, Optional.empty(), true, Reading.PLAIN);
    }

    /** Another window on the same storage: a view of this tensor. */
    public StridedTensor view(int[] newShape, int[] newStrides, int newOffset) {
        return new StridedTensor(storage, newShape, newStrides, newOffset, Optional.of(root()), false, reading);
    }

    /** The complex conjugate as a view. See NOTE [Lazy conjugates] in {@code ops.ComplexViews}. */
    public StridedTensor conjugated() {
        return read(Reading.CONJUGATED);
    }

    /** The real numbers with their signs turned, as a view. */
    public StridedTensor negated() {
        return read(Reading.NEGATED);
    }

    private StridedTensor read(Reading way) {
        return new StridedTensor(storage, shape, strides, offset, Optional.of(root()), false, reading.turned(way));
    }

    /** The same memory seen as elements of another type: complex numbers as their parts, or the other way round. */
    public StridedTensor reinterpreted(DType dtype, int[] newShape, int[] newStrides, int newOffset) {
        return new StridedTensor(
                storage.reinterpreted(dtype),
                newShape,
                newStrides,
                newOffset,
                Optional.of(root()),
                false,
                Reading.PLAIN);
    }

    /** The same window as a tensor of its own that autograd doesn't connect with this one. */
    public StridedTensor detached() {
        return new StridedTensor(storage, shape, strides, offset, Optional.empty(), false, reading);
    }

    public Storage storage() {
        return storage;
    }

    @Override
    public DType dtype() {
        return storage.dtype();
    }

    @Override
    public int[] shape() {
        return shape;
    }

    @Override
    public int[] strides() {
        return strides;
    }

    @Override
    public int offset() {
        return offset;
    }

    /** The tensor that this one is a view of, at the end of the chain of views; empty if it isn't a view. */
    public Optional<StridedTensor> base() {
        return base;
    }

    /** The base, or the tensor itself if it isn't a view. */
    public StridedTensor root() {
        return base.orElse(this);
    }

    @Override
    public boolean isConjugated() {
        return reading == Reading.CONJUGATED;
    }

    @Override
    public boolean isNegated() {
        return reading == Reading.NEGATED;
    }

    /** Whether the tensor stands for a Python number. */
    public boolean isWrappedNumber() {
        return wrappedNumber;
    }

    public Optional<AutogradMeta> autogradMeta() {
        return autogradMeta;
    }

    /** Whether operations on the tensor are recorded. */
    public boolean requiresGrad() {
        return autogradMeta.isPresent() && autogradMeta.get().requiresGrad();
    }

    public void setAutogradMeta(AutogradMeta meta) {
        autogradMeta = Optional.of(meta);
    }

    /** Where element {@code dim = index}, all others 0, lies in the storage. */
    public int position(int dim, int index) {
        return offset + index * strides[dim];
    }

    /** One index of a dim, without the dim. */
    public StridedTensor select(int dim, int index) {
        int[] newShape = new int[shape.length - 1];
        int[] newStrides = new int[shape.length - 1];
        System.arraycopy(shape, 0, newShape, 0, dim);
        System.arraycopy(shape, dim + 1, newShape, dim, newShape.length - dim);
        System.arraycopy(strides, 0, newStrides, 0, dim);
        System.arraycopy(strides, dim + 1, newStrides, dim, newStrides.length - dim);
        return view(newShape, newStrides, position(dim, index));
    }

    /** The tensor stretched to a larger shape with strides of 0; sizes must match or be 1. */
    public StridedTensor broadcastTo(int... target) {
        if (Arrays.equals(shape, target)) {
            return this;
        }
        int[] newStrides = new int[target.length];
        int added = target.length - shape.length;
        for (int dim = 0; dim < shape.length; dim++) {
            newStrides[dim + added] = shape[dim] == 1 && target[dim + added] != 1 ? 0 : strides[dim];
        }
        return view(target, newStrides, offset);
    }
}
