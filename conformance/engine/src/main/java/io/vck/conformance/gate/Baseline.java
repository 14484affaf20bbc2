package io.vck.conformance.gate;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What is known of a backend: the cases that it was judged by, all of which pass but for those that have an entry.
 *
 * @param file from which it was read, for messages; empty if from none
 * @param backend its name
 * @param backendVersion of the backend when the baseline was written
 * @param capabilities of the backend then
 * @param suite version of the suite then
 * @param profile to which judging was limited
 * @param entries outcomes other than a pass; no two of one case
 * @param cases the ids of all cases that were judged
 */
public record Baseline(
        String file,
        String backend,
        String backendVersion,
        SortedSet<String> capabilities,
        String suite,
        Optional<String> profile,
        List<KnownOutcome> entries,
        Set<String> cases) {
    /** The version of the format of baselines. */
    public static final String VERSION = "1.0";

    public Baseline {
        capabilities = Collections.unmodifiableSortedSet(new TreeSet<>(capabilities));
        entries = List.copyOf(entries);
        cases = Collections.unmodifiableSet(new LinkedHashSet<>(cases));
    }

    /** The entries by the ids of their cases. */
    Map<String, KnownOutcome> entriesById() {
        Map<String, KnownOutcome> byId = new HashMap<>();
        entries.forEach(entry -> entry.cases().ids().forEach(id -> byId.put(id, entry)));
        return byId;
    }

    /** How many outcomes other than a pass are known. */
    public long known() {
        return entries.stream().mapToLong(entry -> entry.cases().ids().size()).sum();
    }
}
