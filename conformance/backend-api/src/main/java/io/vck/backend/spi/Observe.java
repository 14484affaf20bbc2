package io.vck.backend.spi;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a backend is to look at once a program has run. It says nothing of what is expected.
 *
 * @param values variables whose values are wanted; {@code result} is the program's value
 * @param aliases variables of whose tensors the identity is wanted
 * @param warnings whether warnings are wanted
 */
public record Observe(Set<String> values, Set<String> aliases, boolean warnings) {
    public Observe {
        values = Collections.unmodifiableSet(new LinkedHashSet<>(values));
        aliases = Collections.unmodifiableSet(new LinkedHashSet<>(aliases));
    }

    // By hand, since a record's own are put together at run time, and every run of a suite would wait for that.

    @Override
    public boolean equals(Object other) {
        return other instanceof Observe observe
                && values.equals(observe.values)
                && aliases.equals(observe.aliases)
                && warnings == observe.warnings;
    }

    @Override
    public int hashCode() {
        return 31 * values.hashCode() + aliases.hashCode();
    }
}
