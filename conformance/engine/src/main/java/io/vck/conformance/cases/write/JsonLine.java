package io.vck.conformance.cases.write;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.io.JsonStringEncoder;

/** JSON on one line, as case files have it for what is short. */
final class JsonLine {
    private JsonLine() {}

    static String quoted(String text) {
        return "\"" + new String(JsonStringEncoder.getInstance().quoteAsCharArray(text)) + "\"";
    }

    /** An array of values that are JSON already. */
    static String array(Collection<String> values) {
        return values.stream().collect(Collectors.joining(", ", "[", "]"));
    }

    static String strings(Collection<String> values) {
        return array(values.stream().map(JsonLine::quoted).toList());
    }

    /** An object whose values are JSON already. */
    static String object(Map<String, String> members) {
        return object(members, " ");
    }

    /**
     * The same with something else than a space between two members.
     *
     * @param between line break and indentation, for example
     */
    static String object(Map<String, String> members, String between) {
        return members.entrySet().stream()
                .map(member -> quoted(member.getKey()) + ": " + member.getValue())
                .collect(Collectors.joining("," + between, "{", "}"));
    }
}
