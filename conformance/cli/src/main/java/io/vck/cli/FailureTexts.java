package io.vck.cli;

import io.vck.conformance.cases.Case;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * What there is to say of failures, in the order of the cases, whichever came to its end first. Only the first ones are
 * kept: they wait in memory until the run is over, and nobody reads thousands.
 */
final class FailureTexts {
    /** How many are kept. */
    static final int KEPT = 1_000;

    private final List<Case> cases;
    private final Map<String, Integer> caseOrder = new HashMap<>();
    private final Map<String, Integer> backendOrder = new HashMap<>();
    private final NavigableMap<Place, String> kept = new TreeMap<>();
    private long all;

    /**
     * @param cases of the run, in their order
     */
    FailureTexts(List<Case> cases) {
        this.cases = cases;
    }

    private record Place(int ofCase, int ofBackend) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return ofCase == other.ofCase
                    ? Integer.compare(ofBackend, other.ofBackend)
                    : Integer.compare(ofCase, other.ofCase);
        }
    }

    /** Says in which order the failures of one case are to be. */
    void backends(List<String> names) {
        names.forEach(name -> backendOrder.putIfAbsent(name, backendOrder.size()));
    }

    /**
     * @param text made only if it is kept
     */
    void add(String caseId, String backend, Supplier<String> text) {
        if (caseOrder.isEmpty()) {
            cases.forEach(each -> caseOrder.put(each.id(), caseOrder.size()));
        }
        Place place = new Place(caseOrder.getOrDefault(caseId, 0), backendOrder.getOrDefault(backend, 0));
        all++;
        if (kept.size() < KEPT || place.compareTo(kept.lastKey()) < 0) {
            kept.put(place, text.get());
        }
        if (kept.size() > KEPT) {
            kept.pollLastEntry();
        }
    }

    /** The first failures. */
    List<String> first() {
        return List.copyOf(kept.values());
    }

    /** How many there were after those. */
    long more() {
        return all - kept.size();
    }
}
