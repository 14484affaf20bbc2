package io.vck.backend.value;

import java.util.Locale;
import java.util.Optional;

/** The element types of the suite. Their lower-case names are those of PyTorch ({@code torch.float32}). */
public enum DType {
    BOOL(1),
    INT32(4),
    INT64(8),
    FLOAT32(4),
    FLOAT64(8),
    COMPLEX64(8),
    COMPLEX128(16);

    private final int bytes;
    private final String label;

    DType(int bytes) {
        this.bytes = bytes;
        this.label = name().toLowerCase(Locale.ROOT);
    }

    /** The size of one element in bytes; a complex number is its real part, then its imaginary part. */
    public int bytes() {
        return bytes;
    }

    /** The name as PyTorch spells it after {@code torch.}, for example {@code float32}. */
    public String label() {
        return label;
    }

    public boolean isComplex() {
        return this == COMPLEX64 || this == COMPLEX128;
    }

    public boolean isFloatingPoint() {
        return this == FLOAT32 || this == FLOAT64;
    }

    /** The element type of that name, if the suite has it. */
    public static Optional<DType> of(String label) {
        for (DType dtype : values()) {
            if (dtype.label.equals(label)) {
                return Optional.of(dtype);
            }
        }
        return Optional.empty();
    }
}
