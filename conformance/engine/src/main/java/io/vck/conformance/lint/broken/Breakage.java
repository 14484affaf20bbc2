package io.vck.conformance.lint.broken;

import io.vck.backend.interpret.TensorLibrary;
import io.vck.backend.interpret.VectorizingMap;
import java.util.function.Consumer;

/** A way to break a vmap that works. */
public interface Breakage {

    /** Its name under {@code blind} in case files. */
    String name();

    /** What it does wrong, in a sentence. */
    String about();

    /**
     * The broken vmap.
     *
     * @param library whose tensors are mapped over
     * @param sound the vmap that works
     * @param warnings takes warnings
     */
    <T> VectorizingMap<T> breakVmap(TensorLibrary<T> library, VectorizingMap<T> sound, Consumer<String> warnings);

    /** Where the library's warnings go, instead of to {@code sink}. */
    default Consumer<String> breakWarnings(Consumer<String> sink) {
        return sink;
    }
}
