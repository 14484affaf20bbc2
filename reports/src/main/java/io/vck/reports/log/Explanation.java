package io.vck.reports.log;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a record of a failure has beside the failure itself; logs before version 1.3 have none of it.
 *
 * @param origin whether vmap is at fault or an operator in it, where that was asked and can be told
 * @param snippets programs that reproduce the failure without the kit, by the library that they are for, first that of the
 *     backend, if there is one
 */
public record Explanation(Optional<LoggedOrigin> origin, Map<String, String> snippets) {
    /** Of a case that did not fail. */
    public static final Explanation NONE = new Explanation(Optional.empty(), Map.of());

    public Explanation {
        snippets = Collections.unmodifiableMap(new LinkedHashMap<>(snippets));
    }
}
