package io.vck.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.reports.html.view.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParagraphsTest {
    @Test
    void blankLinesDivideParagraphs() {
        assertThat(Paragraphs.of("one\ntwo\n\n three\n"))
                .containsExactly(List.of(new Span("text", "one\ntwo")), List.of(new Span("text", " three")));
        assertThat(Paragraphs.of("")).isEmpty();
    }

    @Test
    void codeAndEmphasisAreFound() {
        assertThat(Paragraphs.line("`x` of *lane i* in `a*b*c`, 2 * 3 * 4"))
                .containsExactly(
                        new Span("code", "x"),
                        new Span("text", " of "),
                        new Span("emphasis", "lane i"),
                        new Span("text", " in "),
                        new Span("code", "a*b*c"),
                        new Span("text", ", 2 * 3 * 4"));
    }

    @Test
    void endlessTextIsCut() {
        assertThat(Shown.text("x".repeat(5000)))
                .hasSizeLessThan(4100)
                .endsWith("(1000 more characters are in the log)");
    }
}
