package io.vck.reference.pytree;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Values and their types as Python's messages show them. */
public final class PythonRepr {
    private PythonRepr() {}

    /** What {@code str(value)} gives: a string as it is, everything else as {@link #repr}. */
    public static String str(Object value) {
        return value instanceof String text ? text : repr(value);
    }

    /** What {@code repr(value)} gives. */
    public static String repr(Object value) {
        if (value instanceof String text) {
            return "'" + text + "'";
        } else if (value instanceof Boolean truth) {
            return truth ? "True" : "False";
        } else if (value instanceof Tuple tuple) {
            return "(" + join(tuple.items()) + (tuple.items().size() == 1 ? ",)" : ")");
        } else if (value instanceof List<?> list) {
            return "[" + join(list) + "]";
        } else if (value instanceof Set<?> set) {
            return set.isEmpty() ? "set()" : "{" + join(new ArrayList<>(set)) + "}";
        } else if (value instanceof Map<?, ?> map) {
            List<String> entries = new ArrayList<>();
            map.forEach((key, item) -> entries.add(repr(key) + ": " + repr(item)));
            return "{" + String.join(", ", entries) + "}";
        }
        return String.valueOf(value);
    }

    private static String join(List<?> items) {
        List<String> texts = new ArrayList<>();
        for (Object item : items) {
            texts.add(repr(item));
        }
        return String.join(", ", texts);
    }

    /** What {@code str(type(value))} gives, for example {@code <class 'list'>}. */
    public static String type(Object value) {
        return "<class '" + typeName(value) + "'>";
    }

    private static String typeName(Object value) {
        if (value instanceof Long || value instanceof Integer) {
            return "int";
        } else if (value instanceof Double) {
            return "float";
        } else if (value instanceof Boolean) {
            return "bool";
        } else if (value instanceof String) {
            return "str";
        } else if (value instanceof Tuple) {
            return "tuple";
        } else if (value instanceof List<?>) {
            return "list";
        } else if (value instanceof Set<?>) {
            return "set";
        } else if (value instanceof Map<?, ?>) {
            return "dict";
        } else if (value.toString().equals("None")) {
            return "NoneType";
        }
        return value.getClass().getSimpleName();
    }
}
