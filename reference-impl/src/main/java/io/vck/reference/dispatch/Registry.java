package io.vck.reference.dispatch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All operators by name. */
public final class Registry {
    /** By name, since it builds on this package. To look for a service would open every jar, for which each run would wait. */
    private static final String WIRED_BY = "io.vck.reference.ReferenceWiring";

    private static final Wiring WIRING = wired();
    private static final Map<String, Operator> BY_NAME = new LinkedHashMap<>();
    private static final Map<String, List<Operator>> OVERLOADS = new LinkedHashMap<>();

    static {
        for (Operator operator : WIRING.operators()) {
            if (BY_NAME.put(operator.name(), operator) != null) {
                throw new IllegalStateException("two operators are called " + operator.name());
            }
            OVERLOADS
                    .computeIfAbsent(operator.baseName(), name -> new ArrayList<>())
                    .add(operator);
        }
    }

    private Registry() {}

    private static Wiring wired() {
        try {
            return (Wiring) Class.forName(WIRED_BY).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException missing) {
            throw new IllegalStateException("no " + WIRED_BY + " on the class path", missing);
        }
    }

    static Wiring wiring() {
        return WIRING;
    }

    /** The operator of that name and overload. */
    public static Operator get(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("no operator is called " + name));
    }

    public static Optional<Operator> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** The operators of that name, in the order in which they are tried; none if the name is unknown. */
    public static List<Operator> overloads(String baseName) {
        return Collections.unmodifiableList(OVERLOADS.getOrDefault(baseName, List.of()));
    }

    /** Every operator, in order of declaration. */
    public static Collection<Operator> all() {
        return Collections.unmodifiableCollection(BY_NAME.values());
    }
}
