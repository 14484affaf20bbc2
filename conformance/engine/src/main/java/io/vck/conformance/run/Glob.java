package io.vck.conformance.run;

import java.util.regex.Pattern;

/**
 * A pattern for names. Only {@code *} (any text) and {@code ?} (one character) are special, because ids of cases hold
 * brackets. Some hold a star too: what names cases is read by {@link Selection}, which knows their ids.
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

    /** Whether the whole of a name matches. */
    public boolean matches(String name) {
        return pattern.matcher(name).matches();
    }
}
