package io.vck.reports.log;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a backend answered. Identities are numbered in the order of their appearance, because a backend's own numbers
 * are others in each run.
 *
 * @param raised the error, if the program did not return
 * @param values of the variables that were asked for
 * @param aliases identities of their tensors
 */
public record LoggedObservation(
        Optional<LoggedError> raised,
        Map<String, LogValue> values,
        Map<String, LogValue> aliases,
        List<String> warnings) {
    public LoggedObservation {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        aliases = Collections.unmodifiableMap(new AliasNumbers().renumber(aliases));
        warnings = List.copyOf(warnings);
    }

    LoggedObservation abridged() {
        Map<String, LogValue> abridged = new LinkedHashMap<>();
        values.forEach((name, value) -> abridged.put(name, value.map(LogValue::abridgeTensor)));
        return new LoggedObservation(raised, abridged, aliases, warnings);
    }
}
