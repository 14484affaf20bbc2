package io.vck.conformance.cases.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON value and its place in a text. */
public sealed interface Json {
    Place place();

    /** What it is, for messages: {@code an object}. */
    String kind();

    record Text(String value, Place place) implements Json {
        @Override
        public String kind() {
            return "a string";
        }
    }

    /**
     * A number.
     *
     * @param literal as it is written
     */
    record Number(String literal, Place place) implements Json {
        /** Whether it is written without a fraction and an exponent. */
        public boolean isWhole() {
            return literal.chars().noneMatch(c -> c == '.' || c == 'e' || c == 'E');
        }

        @Override
        public String kind() {
            return "the number " + literal;
        }
    }

    record Bool(boolean value, Place place) implements Json {
        @Override
        public String kind() {
            return String.valueOf(value);
        }
    }

    record Null(Place place) implements Json {
        @Override
        public String kind() {
            return "null";
        }
    }

    record Array(List<Json> items, Place place) implements Json {
        public Array {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "an array";
        }
    }

    /** An object; of a key that stands twice, the first value. */
    record Object(Map<String, Member> members, Place place) implements Json {
        public Object {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        @Override
        public String kind() {
            return "an object";
        }
    }

    /** A value of an object, with the place of its key. */
    record Member(Place key, Json value) {}
}
