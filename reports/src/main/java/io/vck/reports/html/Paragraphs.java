package io.vck.reports.html;

import io.vck.reports.html.view.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The little of Markdown that requirements and expectations are written in: paragraphs, {@code `code`} and {@code *emphasis*}. */
final class Paragraphs {
    private static final Pattern BLANK_LINES = Pattern.compile("\\n\\s*\\n");
    private static final Pattern MARKED = Pattern.compile("`([^`]+)`|\\*(\\S[^*]*)\\*");

    private Paragraphs() {}

    static List<List<Span>> of(String markdown) {
        List<List<Span>> paragraphs = new ArrayList<>();
        for (String paragraph : BLANK_LINES.split(markdown.strip(), -1)) {
            if (!paragraph.isBlank()) {
                paragraphs.add(line(paragraph));
            }
        }
        return paragraphs;
    }

    /** A text that is one paragraph. */
    static List<Span> line(String markdown) {
        String paragraph = Shown.text(markdown);
        List<Span> spans = new ArrayList<>();
        Matcher marked = MARKED.matcher(paragraph);
        int end = 0;
        while (marked.find()) {
            if (marked.start() > end) {
                spans.add(new Span("text", paragraph.substring(end, marked.start())));
            }
            String code = marked.group(1);
            spans.add(code == null ? new Span("emphasis", marked.group(2)) : new Span("code", code));
            end = marked.end();
        }
        if (end < paragraph.length()) {
            spans.add(new Span("text", paragraph.substring(end)));
        }
        return spans;
    }
}
