package io.vck.reports.text;

/** Text that others wrote, as Markdown that shows it and does nothing else. */
public final class MarkdownText {
    private static final int LONGEST = 500;
    private static final String HARMLESS = " /,.:;()=+-?%";

    private MarkdownText() {}

    /**
     * The text as code, in one line, fit for a cell of a table. Within a code element nobody is mentioned and no issue is
     * linked; what has a meaning in Markdown or HTML is written by its number.
     */
    public static String code(String text) {
        String shown = Printable.of(text).replaceAll("\\s+", " ").strip();
        StringBuilder code = new StringBuilder("<code>");
        shown.codePoints().limit(LONGEST).forEach(c -> append(code, c));
        return code.append(shown.length() > LONGEST ? "..." : "")
                .append("</code>")
                .toString();
    }

    private static void append(StringBuilder code, int c) {
        if (c < 0x80 && !Character.isLetterOrDigit(c) && HARMLESS.indexOf(c) < 0) {
            code.append("&#").append(c).append(';');
        } else if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
            code.append('\ufffd');
        } else {
            code.appendCodePoint(c);
        }
    }
}
