package io.vck.reports.log;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a log says of the ids in its records, so that whoever shows them needs no suite.
 *
 * @param requirements the texts of the specification's requirements, by id
 * @param requirementTitles their titles, by id; logs before version 1.1 have none
 * @param operators the reference's operators
 * @param profiles named sets of capabilities; logs before version 1.3 have none
 * @param capabilities what each capability is for, by id; logs before version 1.4 have none
 */
public record Glossary(
        SortedMap<String, String> requirements,
        SortedMap<String, String> requirementTitles,
        List<OperatorEntry> operators,
        SortedMap<String, List<String>> profiles,
        SortedMap<String, String> capabilities) {
    /** It says nothing. */
    public static final Glossary EMPTY =
            new Glossary(new TreeMap<>(), new TreeMap<>(), List.of(), new TreeMap<>(), new TreeMap<>());

    public Glossary {
        requirements = Collections.unmodifiableSortedMap(new TreeMap<>(requirements));
        requirementTitles = Collections.unmodifiableSortedMap(new TreeMap<>(requirementTitles));
        operators = List.copyOf(operators);
        SortedMap<String, List<String>> copied = new TreeMap<>();
        profiles.forEach((name, members) -> copied.put(name, List.copyOf(members)));
        profiles = Collections.unmodifiableSortedMap(copied);
        capabilities = Collections.unmodifiableSortedMap(new TreeMap<>(capabilities));
    }
}
