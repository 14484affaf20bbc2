package io.vck.backend.value;

/**
 * The memory that tensors of a request share: elements of one type, little-endian, without gaps.
 *
 * <p>Its identity counts: two {@link TensorData} with the same storage object are tensors over the same memory. The
 * array isn't copied and must not be changed.
 */
public final class Storage {
    private final DType dtype;
    private final byte[] bytes;

    /**
     * @throws IllegalArgumentException if the bytes are not a whole number of elements
     */
    @SuppressWarnings("ArrayIsStoredDirectly")
    public Storage(DType dtype, byte[] bytes) {
        if (bytes.length % dtype.bytes() != 0) {
            throw new IllegalArgumentException(
                    bytes.length + " bytes are not a whole number of elements of " + dtype.label());
        }
        this.dtype = dtype;
        this.bytes = bytes;
    }

    public DType dtype() {
        return dtype;
    }

    /** The elements, little-endian; not a copy. */
    public byte[] bytes() {
        return bytes;
    }

    /** The number of elements. */
    public int size() {
        return bytes.length / dtype.bytes();
    }
}
