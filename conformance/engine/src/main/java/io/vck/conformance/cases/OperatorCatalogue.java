package io.vck.conformance.cases;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Operators that cases may call though the reference has no kernel for them.
 *
 * @param signatures by operator, those of its overloads in the notation of PyTorch's {@code native_functions.yaml}
 */
public record OperatorCatalogue(SortedMap<String, List<String>> signatures) {
    /** A catalogue of nothing. */
    public static final OperatorCatalogue EMPTY = new OperatorCatalogue(new TreeMap<>());

    public OperatorCatalogue {
        SortedMap<String, List<String>> copy = new TreeMap<>();
        signatures.forEach((name, overloads) -> copy.put(name, List.copyOf(overloads)));
        signatures = Collections.unmodifiableSortedMap(copy);
    }

    public boolean has(String operator) {
        return signatures.containsKey(operator);
    }
}
