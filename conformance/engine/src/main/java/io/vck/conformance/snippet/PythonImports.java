package io.vck.conformance.snippet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a Python program imports, and which functions it brings along: no more than it uses. */
final class PythonImports {
    private final TreeSet<String> modules = new TreeSet<>();
    private final Map<String, TreeSet<String>> names = new TreeMap<>();
    private final Map<String, String> helpers = new LinkedHashMap<>();

    /** {@code import base64}. */
    void module(String name) {
        modules.add(name);
    }

    /** {@code from math import nan}. */
    void name(String module, String name) {
        names.computeIfAbsent(module, unseen -> new TreeSet<>()).add(name);
    }

    /** A function that is defined before the program. */
    void helper(String name, String definition) {
        helpers.put(name, definition);
    }

    /** A float as Python writes it, from Java's text of it. */
    String real(String java) {
        switch (java) {
            case "NaN":
                name("math", "nan");
                return "nan";
            case "Infinity":
                name("math", "inf");
                return "inf";
            case "-Infinity":
                name("math", "inf");
                return "-inf";
            default:
                return java.replace('E', 'e');
        }
    }

    /** The lines that stand first. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        modules.forEach(module -> lines.add("import " + module));
        names.forEach((module, imported) -> lines.add("from " + module + " import " + String.join(", ", imported)));
        for (String definition : helpers.values()) {
            lines.add("");
            lines.add("");
            lines.addAll(definition.strip().lines().toList());
        }
        if (!helpers.isEmpty()) {
            lines.add("");
        }
        return lines;
    }
}
