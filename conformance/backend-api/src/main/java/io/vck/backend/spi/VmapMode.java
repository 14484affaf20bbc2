package io.vck.backend.spi;

/** How a backend is to do the {@code vmap} calls of a program. */
public enum VmapMode {
    /** By its own {@code vmap}. */
    NATIVE,
    /** As slice, call, stack, with its own operators. */
    LOOP
}
