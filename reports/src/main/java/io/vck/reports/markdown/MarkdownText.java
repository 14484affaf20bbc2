package io.vck.reports.markdown;

import io.vck.reports.text.Printable;

/**
 * Text that others wrote, as Markdown that shows it and does nothing else. It stands in a code element, in which nobody is
 * mentioned and nothing is linked, and all punctuation that could mean something is written by its number, which no Markdown
 * takes for syntax: neither a pipe for the border of a cell, nor a backtick, nor HTML.
 */
public final class MarkdownText {
    private static final String HARMLESS = " ,;()=+-/";

    private MarkdownText() {}

    /** The text on one line, at most so many characters of it; empty if there is none. */
    public static String of(String text, int longest) {
        String cut = text.codePointCount(0, text.length()) > longest
                ? text.substring(0, text.offsetByCodePoints(0, longest)) + "…"
                : text;
        if (cut.isBlank()) {
            return "";
        }
        StringBuilder code = new StringBuilder("<code>");
        Printable.of(cut).strip().codePoints().forEach(point -> append(code, point));
        return code.append("</code>").toString();
    }

    private static void append(StringBuilder code, int point) {
        if (point == '\n') {
            code.append("<br>");
        } else if (Character.isWhitespace(point)) {
            code.append(' ');
        } else if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
            code.append('\ufffd');
        } else if (Character.isLetterOrDigit(point) || point > 0x7f || HARMLESS.indexOf(point) >= 0) {
            code.appendCodePoint(point);
        } else {
            code.append("&#").append(point).append(';');
        }
    }
}
