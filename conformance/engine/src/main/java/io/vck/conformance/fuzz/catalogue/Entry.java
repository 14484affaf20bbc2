package io.vck.conformance.fuzz.catalogue;

import io.vck.backend.program.Node;
import io.vck.backend.value.DType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Calls that take the same arguments: a row of the catalogue.
 *
 * @param family the file that it stands in, {@code reductions}
 * @param calls steps of the language, in which names stand for the arguments and for size variables
 * @param arguments by name, in the order in which they are chosen
 * @param sizes the least and the greatest value of size variables, where they are not to be just any
 * @param gives what each of the calls returns
 */
public record Entry(
        String family, List<Node> calls, Map<String, Argument> arguments, Map<String, Range> sizes, Outcomes gives) {
    public Entry {
        calls = List.copyOf(calls);
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
        sizes = Map.copyOf(sizes);
    }

    /** The row for a library that lacks some dtypes; empty if it can't have one of the arguments. */
    Optional<Entry> without(Set<DType> lacking) {
        Map<String, Argument> possible = new LinkedHashMap<>();
        arguments.forEach((name, argument) -> argument.without(lacking).ifPresent(some -> possible.put(name, some)));
        return possible.size() < arguments.size()
                ? Optional.empty()
                : Optional.of(new Entry(family, calls, possible, sizes, gives.without(lacking)));
    }

    /** The row with some of its calls. */
    Entry only(Predicate<Node> wanted) {
        return new Entry(family, calls.stream().filter(wanted).toList(), arguments, sizes, gives);
    }

    /** A range of sizes, its ends included. */
    public record Range(int low, int high) {}
}
