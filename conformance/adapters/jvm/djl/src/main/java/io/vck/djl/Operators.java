package io.vck.djl;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** All operators, by the names that PyTorch gives them, however a program spells them. */
final class Operators {
    private static final Map<String, Operator> ALL = all();

    private Operators() {}

    static Optional<Operator> find(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    private static Map<String, Operator> all() {
        Map<String, Operator> all = new HashMap<>(Elementwise.TABLE);
        all.putAll(Shapes.TABLE);
        all.putAll(Parts.TABLE);
        all.putAll(Others.TABLE);
        return Map.copyOf(all);
    }
}
