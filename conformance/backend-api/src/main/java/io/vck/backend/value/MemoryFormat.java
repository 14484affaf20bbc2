package io.vck.backend.value;

import java.util.Locale;
import java.util.Optional;

/** Memory formats that programs can name ({@code torch.contiguous_format}). */
public enum MemoryFormat {
    CONTIGUOUS_FORMAT,
    PRESERVE_FORMAT,
    CHANNELS_LAST,
    CHANNELS_LAST_3D;

    /** The name as PyTorch spells it after {@code torch.}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The memory format of that name, if there is one. */
    public static Optional<MemoryFormat> of(String label) {
        for (MemoryFormat format : values()) {
            if (format.label().equals(label)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
