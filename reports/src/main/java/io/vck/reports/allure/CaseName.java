package io.vck.reports.allure;

import java.util.Optional;

/**
 * A case's id taken apart.
 *
 * @param area the first part; empty if the id has none
 * @param file the second part; empty if the id has none
 * @param name the case's own name
 * @param variant the labels of its matrix, as the id has them between brackets
 */
record CaseName(String area, String file, String name, Optional<String> variant) {

    /** Labels can have slashes and brackets too. */
    static CaseName of(String id) {
        int bracket = id.indexOf('[');
        String path = bracket < 0 ? id : id.substring(0, bracket);
        Optional<String> variant =
                bracket < 0 ? Optional.empty() : Optional.of(id.substring(bracket + 1, id.length() - 1));
        String[] parts = path.split("/", 3);
        return parts.length < 3
                ? new CaseName("", "", path, variant)
                : new CaseName(parts[0], parts[1], parts[2], variant);
    }

    /** Without what the suites around it say. */
    String readable() {
        return name + variant.map(labels -> " [" + labels + "]").orElse("");
    }
}
