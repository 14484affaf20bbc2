package io.vck.conformance.run;

import java.util.regex.Pattern;

/**
 * A pattern for case ids. Only {@code *} (any text) and {@code ?} (one character) are special, because ids hold brackets.
 *
 * @param text as the user wrote it
 */
public record Glob(String text, Pattern pattern) {

    /** Reads a pattern; every text is one. */
    public static Glob of(String text) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '*') {
                regex.append(".*");
            } else if (c == '?') {
                regex.append('.');
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return new Glob(text, Pattern.compile(regex.toString(), Pattern.DOTALL));
    }

    /** Whether the whole of an id matches. */
    public boolean matches(String id) {
        return pattern.matcher(id).matches();
    }
}
