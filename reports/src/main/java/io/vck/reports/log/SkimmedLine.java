package io.vck.reports.log;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The fields of a line that say which run it is of and how its case ended, read off a stream. All others are skipped, and
 * take no memory. A field of an object is named by its path, {@code backend.name}.
 */
final class SkimmedLine {
    private static final Set<String> OBJECTS =
            Set.of("versions", "backend", "plan", "plan.selected", "plan.shard", "tally", "origin");
    private static final Set<String> LISTS = Set.of("backend.capabilities", "plan.filters");
    private static final Set<String> SCALARS = Set.of(
            "type", "id", "verdict", "message", "disputed", "unchecked", "complete", "ended", "checksum", "rerun");

    /** Beside each other, since a line has few, and there are very many lines. */
    private final List<String> paths = new ArrayList<>();

    private final List<Object> values = new ArrayList<>();

    private final List<String> remarks = new ArrayList<>();

    private SkimmedLine() {}

    /**
     * Reads an object to its end.
     *
     * @throws UnexpectedJson if it is none, a key stands twice, or more follows
     * @throws tools.jackson.core.JacksonException if it isn't JSON
     */
    static SkimmedLine read(JsonParser json) {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new UnexpectedJson("expected an object");
        }
        SkimmedLine line = new SkimmedLine();
        line.object("", json);
        if (json.nextToken() != null) {
            throw new UnexpectedJson("more follows after the object");
        }
        return line;
    }

    private void object(String prefix, JsonParser json) {
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String path = prefix.isEmpty() ? json.currentName() : prefix + json.currentName();
            JsonToken token = json.nextToken();
            if (token == JsonToken.START_OBJECT && OBJECTS.contains(path)) {
                put(path, Map.of());
                object(path + ".", json);
            } else if (token == JsonToken.START_ARRAY && LISTS.contains(path)) {
                put(path, strings(path, json));
            } else if (path.equals("expect") && token == JsonToken.START_ARRAY) {
                expectations(json);
            } else if (!prefix.isEmpty() || SCALARS.contains(path)) {
                scalar(path, token, json);
            } else {
                json.skipChildren();
            }
        }
    }

    /** Reads what the differences among expectations look like. */
    private void expectations(JsonParser json) {
        while (json.nextToken() != JsonToken.END_ARRAY) {
            within(json, List.of("difference", "diagnosis", "text"));
        }
    }

    /** Reads a value to its end, and keeps the text that stands at a path into it. */
    private void within(JsonParser json, List<String> path) {
        if (path.isEmpty() && json.currentToken() == JsonToken.VALUE_STRING) {
            remarks.add(json.getString());
        } else if (path.isEmpty() || json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
        } else {
            while (json.nextToken() != JsonToken.END_OBJECT) {
                boolean wanted = path.get(0).equals(json.currentName());
                json.nextToken();
                if (wanted) {
                    within(json, path.subList(1, path.size()));
                } else {
                    json.skipChildren();
                }
            }
        }
    }

    private void scalar(String path, JsonToken token, JsonParser json) {
        switch (token) {
            case VALUE_STRING:
                put(path, json.getString());
                break;
            case VALUE_NUMBER_INT:
                put(path, json.getLongValue());
                break;
            case VALUE_TRUE:
            case VALUE_FALSE:
                put(path, json.getBooleanValue());
                break;
            default:
                json.skipChildren();
                put(path, token);
        }
    }

    private static List<String> strings(String path, JsonParser json) {
        List<String> strings = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                throw new UnexpectedJson("`" + path + "` is to be strings");
            }
            strings.add(json.getString());
        }
        return strings;
    }

    private void put(String path, Object value) {
        if (has(path)) {
            throw new UnexpectedJson("the key `" + path + "` stands twice");
        }
        paths.add(path);
        values.add(value);
    }

    boolean has(String path) {
        return paths.contains(path);
    }

    /** What the differences of a record look like, in words. */
    List<String> remarks() {
        return remarks;
    }

    String text(String path) {
        return value(path, String.class, "a string");
    }

    long integer(String path) {
        return value(path, Long.class, "an integer");
    }

    boolean bool(String path) {
        return value(path, Boolean.class, "true or false");
    }

    @SuppressWarnings("unchecked")
    List<String> texts(String path) {
        return (List<String>) value(path, List.class, "an array of strings");
    }

    Instant instant(String path) {
        try {
            return Instant.parse(text(path));
        } catch (DateTimeException e) {
            throw new UnexpectedJson("`" + path + "` is to be a time in ISO 8601");
        }
    }

    /** What is made of a field, if it is there. */
    <E> Optional<E> optional(String path, Function<String, E> read) {
        return has(path) ? Optional.of(read.apply(path)) : Optional.empty();
    }

    private <E> E value(String path, Class<E> type, String expected) {
        int index = paths.indexOf(path);
        if (index < 0) {
            throw new UnexpectedJson("the key `" + path + "` is missing");
        }
        Object value = values.get(index);
        if (!type.isInstance(value)) {
            throw new UnexpectedJson("`" + path + "` is to be " + expected);
        }
        return type.cast(value);
    }
}
