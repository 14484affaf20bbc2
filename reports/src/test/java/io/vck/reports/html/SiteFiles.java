package io.vck.reports.html;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The data of a site, read as a browser reads them. */
record SiteFiles(Path folder) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern BEGINNING = Pattern.compile("vck\\.data\\('([a-z0-9-]+)', '([0-9a-f]{8})', '");
    private static final String END = "');\n";

    JsonNode index() {
        return data("index");
    }

    /** What a file holds, if it is one call with a string and nothing else. */
    JsonNode data(String name) {
        String script = script(name);
        Matcher beginning = beginning(name, script);
        StringBuilder json = new StringBuilder();
        int at = beginning.end();
        while (script.charAt(at) != '\'') {
            char next = script.charAt(at++);
            if (next == '\n' || next == '\r') {
                throw new AssertionError("a line end in the string of " + name);
            }
            json.append(next == '\\' ? unescaped(script.charAt(at++)) : next);
        }
        if (!script.substring(at).equals(END)) {
            throw new AssertionError("more than a string in " + name + ": " + script.substring(at));
        }
        return JSON.readTree(json.toString());
    }

    String stamp(String name) {
        return beginning(name, script(name)).group(2);
    }

    private static char unescaped(char escaped) {
        return escaped == 'n' ? '\n' : escaped == 'r' ? '\r' : escaped;
    }

    private String script(String name) {
        try {
            return Files.readString(folder.resolve("data/" + name + ".js"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Matcher beginning(String name, String script) {
        Matcher call = BEGINNING.matcher(script);
        if (!call.lookingAt() || !call.group(1).equals(name)) {
            throw new AssertionError("no call with the name " + name + ": " + script);
        }
        return call;
    }
}
