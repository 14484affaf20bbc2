package io.vck.reports.text;

/**
 * Text that others wrote, fit to be shown: a case file, an adapter or a library may put anything into a name or a
 * message, and what it puts there must not move the cursor, colour the screen, or turn the order of the characters
 * around, by which text can be made to look like another.
 */
public final class Printable {
    private Printable() {}

    /**
     * The text with control characters, other than line ends and tabs, written as {@code \x1b}, and with characters that
     * steer the direction of writing written as {@code \u202e}.
     */
    public static String of(String text) {
        int first = firstUnprintable(text);
        if (first < 0) {
            return text;
        }
        StringBuilder printable = new StringBuilder(text.length() + 16).append(text, 0, first);
        for (int i = first; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isControl(c)) {
                printable.append(String.format("\\x%02x", (int) c));
            } else if (isDirection(c)) {
                printable.append(String.format("\\u%04x", (int) c));
            } else {
                printable.append(c);
            }
        }
        return printable.toString();
    }

    /**
     * The same on one line: line ends and tabs are written as {@code \x0a} and {@code \x09}. For names: what follows a line
     * end in one would look like a line of the kit's own.
     */
    public static String line(String text) {
        return of(text).replace("\n", "\\x0a").replace("\t", "\\x09");
    }

    private static int firstUnprintable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isControl(c) || isDirection(c)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isControl(char c) {
        return Character.isISOControl(c) && c != '\n' && c != '\t';
    }

    /** The marks, embeddings, overrides and isolates of the Unicode Bidirectional Algorithm (UAX 9). */
    private static boolean isDirection(char c) {
        return (c >= '\u202a' && c <= '\u202e')
                || (c >= '\u2066' && c <= '\u2069')
                || c == '\u200e'
                || c == '\u200f'
                || c == '\u061c';
    }
}
