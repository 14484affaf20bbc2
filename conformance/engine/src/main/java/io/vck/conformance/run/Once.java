package io.vck.conformance.run;

import java.util.Optional;
import java.util.function.Supplier;

/** A value that is made when somebody first asks for it, and kept. */
final class Once<T> {
    private final Supplier<T> maker;
    private Optional<T> made = Optional.empty();

    Once(Supplier<T> maker) {
        this.maker = maker;
    }

    synchronized T get() {
        T value = made.orElseGet(maker);
        made = Optional.of(value);
        return value;
    }
}
