package io.vck.reference.pytree;

import java.util.List;

/** A Python tuple. A {@code java.util.List} stands for a Python list, which {@code vmap} treats differently. */
public record Tuple(List<Object> items) {
    public Tuple {
        items = List.copyOf(items);
    }

    public static Tuple of(Object... items) {
        return new Tuple(List.of(items));
    }
}
