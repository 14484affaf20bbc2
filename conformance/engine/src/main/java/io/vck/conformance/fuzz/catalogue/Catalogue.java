package io.vck.conformance.fuzz.catalogue;

import io.vck.backend.program.Node;
import io.vck.backend.value.DType;
import io.vck.conformance.language.CalledOperators;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The operators that random programs are made of. */
public record Catalogue(List<Entry> entries) {
    public Catalogue {
        entries = List.copyOf(entries);
    }

    /** The names of all operators. */
    public SortedSet<String> operators() {
        SortedSet<String> operators = new TreeSet<>();
        entries.forEach(entry -> entry.calls().forEach(call -> operators.addAll(CalledOperators.of(call))));
        return operators;
    }

    /** The part of the catalogue that calls certain operators, or that stands in certain families. */
    public Catalogue only(Predicate<String> wanted) {
        return new Catalogue(entries.stream()
                .map(entry -> wanted.test(entry.family())
                        ? entry
                        : entry.only(call -> CalledOperators.of(call).stream().anyMatch(wanted)))
                .filter(entry -> !entry.calls().isEmpty())
                .toList());
    }

    /** The part of the catalogue whose calls can be made. */
    public Catalogue callable(Predicate<Node> possible) {
        return new Catalogue(entries.stream()
                .map(entry -> entry.only(possible))
                .filter(entry -> !entry.calls().isEmpty())
                .toList());
    }

    /**
     * The catalogue for a library that lacks some dtypes. Rows stay as far as their arguments can be had; where only int64 would
     * do, as for indices, int32 stands for it.
     */
    public Catalogue without(Set<DType> lacking) {
        return lacking.isEmpty()
                ? this
                : new Catalogue(entries.stream()
                        .flatMap(entry -> entry.without(lacking).stream())
                        .toList());
    }
}
