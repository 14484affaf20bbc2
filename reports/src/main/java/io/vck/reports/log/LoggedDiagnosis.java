package io.vck.reports.log;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a difference looks like.
 *
 * @param kind {@code lanes-permuted}, {@code stale}, {@code off-by}, ...
 * @param text a sentence for people
 * @param facts what the sentence says, as values by name: {@code ulp}, {@code sources}, ...
 */
public record LoggedDiagnosis(String kind, String text, Map<String, LogValue> facts) {
    public LoggedDiagnosis {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }
}
