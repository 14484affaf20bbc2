package io.vck.reports.html;

import io.vck.reports.log.CaseRecord;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The cases that some logs are about. */
final class SiteCases {
    private final Map<String, SiteCase> cases = new HashMap<>();
    private final Set<String> contradictory = new HashSet<>();

    /** Adds what a record says of its case. */
    void add(CaseRecord record) {
        SiteCase made = SiteCase.of(record);
        SiteCase known = cases.putIfAbsent(record.id(), made);
        if (known != null && known.content() != made.content()) {
            contradictory.add(record.id());
        }
    }

    /** In the site's order. */
    List<SiteCase> inOrder() {
        return cases.values().stream().sorted(SiteCase.ORDER).toList();
    }

    /** Whether logs describe different cases under this id. */
    boolean isContradictory(SiteCase each) {
        return contradictory.contains(each.id());
    }
}
