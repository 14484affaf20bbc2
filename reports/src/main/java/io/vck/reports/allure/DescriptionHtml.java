package io.vck.reports.allure;

import gg.jte.html.escape.Escape;
import gg.jte.output.StringOutput;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A description as HTML. Allure makes HTML of Markdown too, but passes on the tags that are in it, scripts among them; what is
 * written here has no others than those of this class.
 */
final class DescriptionHtml {
    private static final Pattern BLANK_LINE = Pattern.compile("\\n[ \\t]*\\n");
    private static final Pattern ITEM = Pattern.compile("\\n(?=\\s*([-*|]|\\d+\\.)\\s)");
    private static final Pattern MARKED = Pattern.compile("`([^`]+)`|\\*(\\S[^*]*)\\*");

    private final StringBuilder html = new StringBuilder();

    /** A heading, and text below it. */
    DescriptionHtml section(String heading, String text) {
        html.append("<p><strong>").append(escaped(heading)).append("</strong></p>\n");
        return text(text);
    }

    /** The Markdown that requirements are written in: paragraphs, {@code `code`}, {@code *emphasis*}, items of lists. */
    DescriptionHtml text(String text) {
        Arrays.stream(BLANK_LINE.split(FitText.of(text)))
                .map(String::strip)
                .filter(paragraph -> !paragraph.isEmpty())
                .forEach(paragraph ->
                        html.append("<p>").append(marked(paragraph)).append("</p>\n"));
        return this;
    }

    private static String marked(String paragraph) {
        String items = ITEM.matcher(escaped(paragraph)).replaceAll("<br>");
        return MARKED.matcher(items)
                .replaceAll(mark -> Matcher.quoteReplacement(
                        mark.group(1) == null
                                ? "<em>" + mark.group(2) + "</em>"
                                : "<code>" + mark.group(1) + "</code>"));
    }

    /** A line to copy. */
    DescriptionHtml command(String heading, String command) {
        html.append("<p><strong>")
                .append(escaped(heading))
                .append("</strong></p>\n<pre>")
                .append(escaped(FitText.of(command)))
                .append("</pre>\n");
        return this;
    }

    private static String escaped(String text) {
        StringOutput escaped = new StringOutput();
        Escape.htmlContent(text, escaped);
        return escaped.toString();
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
