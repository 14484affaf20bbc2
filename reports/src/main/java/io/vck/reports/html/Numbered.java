package io.vck.reports.html;

import java.util.LinkedHashMap;
import java.util.Map;

/** Things by number, each once. */
final class Numbered<T> {
    private final Map<T, Integer> numbers = new LinkedHashMap<>();

    /** The number of a thing, a new one if it has none. */
    int of(T thing) {
        return numbers.computeIfAbsent(thing, unseen -> numbers.size());
    }

    /** All things, by number. */
    Iterable<T> all() {
        return numbers.keySet();
    }
}
