package io.vck.reference.tensor;

/** How the elements of a new tensor are laid out. */
public enum MemoryFormat {
    CONTIGUOUS_FORMAT,
    PRESERVE_FORMAT,
    CHANNELS_LAST,
    CHANNELS_LAST_3D
}
