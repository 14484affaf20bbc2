package io.vck.reports.log;

import java.util.Optional;

/**
 * A case's id, {@code <area>/<file>/<case>[label,...]}, taken apart.
 *
 * @param area the first part; empty if the id has no three parts
 * @param file the second part; empty if the id has no three parts
 * @param name the case's own name
 * @param variant the labels of its matrix, as the id has them between brackets
 */
public record CaseName(String area, String file, String name, Optional<String> variant) {

    /** Takes an id apart. Labels can have slashes and brackets too. */
    public static CaseName of(String id) {
        int bracket = id.endsWith("]") ? id.indexOf('[') : -1;
        String path = bracket < 0 ? id : id.substring(0, bracket);
        Optional<String> variant =
                bracket < 0 ? Optional.empty() : Optional.of(id.substring(bracket + 1, id.length() - 1));
        String[] parts = path.split("/", 3);
        return parts.length < 3
                ? new CaseName("", "", path, variant)
                : new CaseName(parts[0], parts[1], parts[2], variant);
    }

    /** The case file, {@code <area>/<file>}; empty if the id has no three parts. */
    public String group() {
        return file.isEmpty() ? area : area + "/" + file;
    }

    /** What the id has after the group, {@code <case>[label,...]}. */
    public String inGroup() {
        return name + variant.map(labels -> "[" + labels + "]").orElse("");
    }

    /** All variants of the case: the id without labels. */
    public String family() {
        return group().isEmpty() ? name : group() + "/" + name;
    }

    /** The name for people, without what the suites around it say. */
    public String readable() {
        return name + variant.map(labels -> " [" + labels + "]").orElse("");
    }
}
