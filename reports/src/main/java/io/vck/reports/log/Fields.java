package io.vck.reports.log;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** The keys of a JSON object, each asked for by its type. What is not asked for is passed over. */
record Fields(JsonNode json) {

    static Fields of(JsonNode json) {
        if (!json.isObject()) {
            throw new UnexpectedJson("expected an object, got " + abbreviated(json));
        }
        return new Fields(json);
    }

    String text(String key) {
        JsonNode value = required(key);
        if (!value.isString()) {
            throw wrong(key, "a string", value);
        }
        return value.stringValue();
    }

    long integer(String key) {
        JsonNode value = required(key);
        if (!value.isIntegralNumber()) {
            throw wrong(key, "an integer", value);
        }
        return value.longValue();
    }

    boolean bool(String key) {
        JsonNode value = required(key);
        if (!value.isBoolean()) {
            throw wrong(key, "true or false", value);
        }
        return value.booleanValue();
    }

    /** A number, or the name of one that JSON does not have. */
    double real(String key) {
        return real(required(key));
    }

    Instant instant(String key) {
        try {
            return Instant.parse(text(key));
        } catch (DateTimeException e) {
            throw wrong(key, "a time in ISO 8601", required(key));
        }
    }

    Fields object(String key) {
        JsonNode value = required(key);
        if (!value.isObject()) {
            throw wrong(key, "an object", value);
        }
        return new Fields(value);
    }

    <E> List<E> list(String key, Function<JsonNode, E> item) {
        JsonNode value = required(key);
        if (!value.isArray()) {
            throw wrong(key, "an array", value);
        }
        List<E> items = new ArrayList<>();
        value.forEach(element -> items.add(item.apply(element)));
        return items;
    }

    List<String> texts(String key) {
        return list(key, element -> new Fields(json).textOf(key, element));
    }

    List<Long> integers(String key) {
        return list(key, element -> {
            if (!element.isIntegralNumber()) {
                throw wrong(key, "integers", element);
            }
            return element.longValue();
        });
    }

    <E> Map<String, E> map(String key, Function<JsonNode, E> value) {
        Map<String, E> items = new LinkedHashMap<>();
        object(key).json().properties().forEach(entry -> items.put(entry.getKey(), value.apply(entry.getValue())));
        return items;
    }

    /** What is made of a key, if the key is there. */
    <E> Optional<E> optional(String key, Function<String, E> read) {
        return json.has(key) ? Optional.of(read.apply(key)) : Optional.empty();
    }

    static double real(JsonNode value) {
        if (value.isNumber()) {
            return value.doubleValue();
        } else if (value.isString()) {
            switch (value.stringValue()) {
                case "NaN":
                    return Double.NaN;
                case "Infinity":
                    return Double.POSITIVE_INFINITY;
                case "-Infinity":
                    return Double.NEGATIVE_INFINITY;
                default:
                    break;
            }
        }
        throw new UnexpectedJson("expected a number, got " + abbreviated(value));
    }

    private String textOf(String key, JsonNode element) {
        if (!element.isString()) {
            throw wrong(key, "strings", element);
        }
        return element.stringValue();
    }

    private JsonNode required(String key) {
        JsonNode value = json.get(key);
        if (value == null) {
            throw new UnexpectedJson("the key `" + key + "` is missing");
        }
        return value;
    }

    private static UnexpectedJson wrong(String key, String expected, JsonNode value) {
        return new UnexpectedJson("`" + key + "` is to be " + expected + ", got " + abbreviated(value));
    }

    private static String abbreviated(JsonNode json) {
        String text = json.toString();
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }
}
