package io.vck.conformance.judge;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression in Python's syntax, searched for in messages and warnings. What Python writes otherwise than Java
 * is translated: braces that are no quantifier, brackets and {@code &&} within a class, named groups, {@code \Z}.
 *
 * @param text as the case has it
 */
public record MessagePattern(String text) {
    /**
     * @throws IllegalArgumentException if it is no regular expression, with the place
     */
    public MessagePattern {
        try {
            compile(text);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "not a regular expression: " + e.getDescription() + " near index " + e.getIndex() + " of " + text,
                    e);
        }
    }

    /** Whether the pattern is found anywhere in a message. */
    public boolean foundIn(String message) {
        return compile(text).matcher(message).find();
    }

    /** The same regular expression in Java's syntax. */
    public String toJava() {
        return new PythonRegex(text).toJava();
    }

    @Override
    public String toString() {
        return "/" + text + "/";
    }

    private static Pattern compile(String python) {
        return Pattern.compile(new PythonRegex(python).toJava(), Pattern.UNIX_LINES);
    }
}
