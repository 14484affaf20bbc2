package io.vck.reports.log;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A log's first line: all that its records have in common.
 *
 * @param requirements the texts of the specification's requirements, by id
 * @param operators the reference's operators
 */
public record Header(
        Versions versions,
        BackendIdentity backend,
        Environment environment,
        SortedMap<String, String> requirements,
        List<OperatorEntry> operators)
        implements LogLine {
    public Header {
        requirements = Collections.unmodifiableSortedMap(new TreeMap<>(requirements));
        operators = List.copyOf(operators);
    }

    /** A header without the texts and tables. */
    public static Header of(Versions versions, BackendIdentity backend, Environment environment) {
        return new Header(versions, backend, environment, new TreeMap<>(Map.of()), List.of());
    }
}
