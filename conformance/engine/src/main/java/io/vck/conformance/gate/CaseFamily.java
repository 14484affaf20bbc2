package io.vck.conformance.gate;

import io.vck.reports.log.CaseName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A case, or expansions of a case that has a matrix.
 *
 * @param name the id without labels
 * @param labels what the ids of the expansions have between brackets; empty for a case without a matrix
 */
record CaseFamily(String name, List<String> labels) {
    CaseFamily {
        labels = List.copyOf(labels);
    }

    /** The ids. */
    List<String> ids() {
        return labels.isEmpty()
                ? List.of(name)
                : labels.stream().map(label -> name + "[" + label + "]").toList();
    }

    /** The families of some ids, in the order of their first ones. */
    static List<CaseFamily> of(Collection<String> ids) {
        Set<String> unlabelled = new HashSet<>(ids);
        Map<String, List<String>> labels = new LinkedHashMap<>();
        for (String id : ids) {
            CaseName name = CaseName.of(id);
            if (name.variant().isPresent() && !unlabelled.contains(name.family())) {
                labels.computeIfAbsent(name.family(), unseen -> new ArrayList<>())
                        .add(name.variant().get());
            } else {
                labels.put(id, List.of());
            }
        }
        return labels.entrySet().stream()
                .map(family -> new CaseFamily(family.getKey(), family.getValue()))
                .toList();
    }
}
