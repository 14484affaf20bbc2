package io.vck.reports.console;

/**
 * Text that others wrote, fit for a terminal: a case file, an adapter or a library may put anything into a name or a
 * message, and what it puts there must not move the cursor or colour the screen.
 */
public final class Printable {
    private Printable() {}

    /** The text with control characters, other than line ends and tabs, written as {@code \x1b}. */
    public static String of(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) && c != '\n' && c != '\t') {
                printable.append(String.format("\\x%02x", (int) c));
            } else {
                printable.append(c);
            }
        }
        return printable.toString();
    }
}
