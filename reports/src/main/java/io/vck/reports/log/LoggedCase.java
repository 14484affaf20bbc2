package io.vck.reports.log;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A case, as a record tells it: what was run and why, whatever came of it.
 *
 * @param id {@code <area>/<file>/<case>[label,...]}
 * @param about why the case exists
 * @param requirements ids of the requirements that it tests
 * @param mirrors what it mirrors of the original's tests
 * @param disputed the reason, if the case is in dispute; it fails no run then
 * @param program as Python text, its lines divided by {@code \n}
 * @param settings switches that the case set for its program, all that are on, sorted; logs before version 1.2 have none
 * @param demands of the program
 */
public record LoggedCase(
        String id,
        String about,
        List<String> requirements,
        List<String> mirrors,
        Optional<String> disputed,
        String program,
        List<LoggedInput> inputs,
        SortedSet<String> settings,
        Demands demands) {
    public LoggedCase {
        requirements = List.copyOf(requirements);
        mirrors = List.copyOf(mirrors);
        inputs = List.copyOf(inputs);
        settings = Collections.unmodifiableSortedSet(new TreeSet<>(settings));
    }

    /** A case without settings, of whose demands nothing is known. */
    public LoggedCase(
            String id,
            String about,
            List<String> requirements,
            List<String> mirrors,
            Optional<String> disputed,
            String program,
            List<LoggedInput> inputs) {
        this(id, about, requirements, mirrors, disputed, program, inputs, new TreeSet<>(), Demands.UNKNOWN);
    }
}
