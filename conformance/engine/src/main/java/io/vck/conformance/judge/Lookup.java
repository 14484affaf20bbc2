package io.vck.conformance.judge;

import java.util.List;
import java.util.Optional;

/**
 * What a {@link Path} leads to.
 *
 * @param found the values, in order; at least one unless the path misses
 * @param miss why the path leads to nothing, if it does
 */
public record Lookup<T>(List<Located<T>> found, Optional<String> miss) {
    public Lookup {
        found = List.copyOf(found);
    }

    static <T> Lookup<T> of(List<Located<T>> found) {
        return new Lookup<>(found, Optional.empty());
    }

    static <T> Lookup<T> miss(String why) {
        return new Lookup<>(List.of(), Optional.of(why));
    }
}
