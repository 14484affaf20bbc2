package io.vck.reports.html;

import io.vck.reports.log.CaseRecord;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The cases that some logs are about, put together from their records. */
final class Suite {
    private final SortedMap<String, CaseFacts> cases = new TreeMap<>();
    private final Set<String> contradictory = new HashSet<>();

    /** Adds what a record says of its case. */
    void add(CaseRecord record) {
        CaseFacts facts = CaseFacts.of(record);
        CaseFacts known = cases.putIfAbsent(record.id(), facts);
        if (known != null) {
            cases.put(record.id(), known.or(facts));
            if (!known.agreesWith(facts)) {
                contradictory.add(record.id());
            }
        }
    }

    /** By id. */
    Collection<CaseFacts> cases() {
        return cases.values();
    }

    /** Ids under which logs describe different cases. */
    Set<String> contradictory() {
        return contradictory;
    }
}
