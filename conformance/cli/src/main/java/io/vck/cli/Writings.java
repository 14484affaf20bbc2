package io.vck.cli;

import io.vck.conformance.run.Unwritable;
import java.util.Optional;
import java.util.function.Supplier;

/** Files that are written one after another; one that can't be keeps no other from being written. */
final class Writings {
    private Optional<Unwritable> problem = Optional.empty();

    /** What comes of writing; empty also if something can't be written. */
    <T> Optional<T> attempt(Supplier<Optional<T>> writing) {
        try {
            return writing.get();
        } catch (Unwritable e) {
            problem.ifPresentOrElse(first -> first.addSuppressed(e), () -> problem = Optional.of(e));
            return Optional.empty();
        }
    }

    void attempt(Runnable writing) {
        attempt(() -> {
            writing.run();
            return Optional.empty();
        });
    }

    /**
     * Ends the writing.
     *
     * @throws Unwritable the first one, if something could not be written
     */
    void finish() {
        if (problem.isPresent()) {
            throw problem.get();
        }
    }
}
