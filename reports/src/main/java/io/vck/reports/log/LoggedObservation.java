package io.vck.reports.log;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a backend answered. Identities are numbered in the order of their appearance, because a backend's own numbers
 * are others in each run. Of a case that passed, large tensors are kept as a summary, and so are those which are large together.
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
    /** If tensors that are not large take more bytes together, only the smallest are kept: a program can return a thousand. */
    private static final long MANY = 2L * LogValue.LARGE;

    /** What a summary would take, in bytes. */
    private static final int SMALLEST = 256;

    public LoggedObservation {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        aliases = Collections.unmodifiableMap(new AliasNumbers().renumber(aliases));
        warnings = List.copyOf(warnings);
    }

    LoggedObservation abridged() {
        LoggedObservation abridged = keeping(LogValue.LARGE);
        long kept = abridged.values.values().stream().mapToLong(LogValue::bytes).sum();
        return kept > MANY ? abridged.keeping(SMALLEST) : abridged;
    }

    /** The same with tensors of up to so many bytes. */
    private LoggedObservation keeping(int largest) {
        Map<String, LogValue> kept = new LinkedHashMap<>();
        values.forEach((name, value) -> kept.put(name, value.map(leaf -> LogValue.abridgeTensor(leaf, largest))));
        return new LoggedObservation(raised, kept, aliases, warnings);
    }
}
