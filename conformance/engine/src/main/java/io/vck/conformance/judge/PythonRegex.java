package io.vck.conformance.judge;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rewrites a regular expression from Python's syntax to Java's. Most are the same in both. */
final class PythonRegex {
    private static final Pattern QUANTIFIER = Pattern.compile("\\{(?:\\d+(?:,\\d*)?|,\\d+)}");

    private final String python;
    private final StringBuilder java = new StringBuilder();
    private int position;

    PythonRegex(String python) {
        this.python = python;
    }

    String toJava() {
        while (position < python.length()) {
            switch (python.charAt(position)) {
                case '\\':
                    escape();
                    break;
                case '[':
                    characterClass();
                    break;
                case '{':
                    brace();
                    break;
                case '}':
                    literal();
                    break;
                default:
                    copy(namedGroup());
                    break;
            }
        }
        return java.toString();
    }

    private void escape() {
        if (python.startsWith("\\Z", position)) {
            java.append("\\z");
            position += 2;
        } else {
            copy(2);
        }
    }

    private void characterClass() {
        copy(1);
        copy(at('^') ? 1 : 0);
        boolean first = true;
        while (position < python.length() && (first || !at(']'))) {
            if (at('\\')) {
                copy(2);
            } else if (at('[') || at('&') || at(']') || (first && at('^'))) {
                literal();
            } else {
                copy(1);
            }
            first = false;
        }
        copy(1);
    }

    /** A brace that begins no {@code {2,3}} stands for itself. */
    private void brace() {
        Matcher quantifier = QUANTIFIER.matcher(python).region(position, python.length());
        if (!quantifier.lookingAt()) {
            literal();
        } else {
            String text = quantifier.group();
            java.append(text.startsWith("{,") ? "{0" + text.substring(1) : text);
            position = quantifier.end();
        }
    }

    /** {@code (?P<name>} is {@code (?<name>}. How many characters are still to be copied. */
    private int namedGroup() {
        if (!python.startsWith("(?P<", position)) {
            return 1;
        }
        java.append("(?<");
        position += 4;
        return 0;
    }

    private boolean at(char c) {
        return position < python.length() && python.charAt(position) == c;
    }

    private void literal() {
        java.append('\\');
        copy(1);
    }

    private void copy(int count) {
        int end = Math.min(position + count, python.length());
        java.append(python, position, end);
        position = end;
    }
}
