package io.vck.reports.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.reports.log.CaseRecord;
import io.vck.reports.log.CaseVerdict;
import io.vck.reports.log.LogSummary;
import io.vck.reports.log.Logs;
import io.vck.reports.log.WrittenLogs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class MarkdownReportTest {
    @TempDir
    private Path folder;

    private String markdown(LogSummary... logs) throws IOException {
        Path file = folder.resolve("summary.md");
        MarkdownReport.write(List.of(logs), file);
        return Files.readString(file);
    }

    /** As a page shows it. */
    private static Document rendered(String markdown) {
        List<Extension> tables = List.of(TablesExtension.create());
        String html = HtmlRenderer.builder()
                .extensions(tables)
                .build()
                .render(Parser.builder().extensions(tables).build().parse(markdown));
        return Jsoup.parse(html);
    }

    private LogSummary log(CaseRecord... records) throws IOException {
        return WrittenLogs.whole(folder.resolve("a.jsonl"), records);
    }

    @Test
    void aRunThatIsGoodIsATable() throws IOException {
        String markdown = markdown(log(Logs.passed("api/a/b"), Logs.passed("api/a/c")));

        assertThat(markdown).isEqualTo("""
                        ## vmap conformance: nothing failed

                        | | backend | pass | fail | error | unsupported | timeout | crash | broken | disputed | total | unchecked |
                        |---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
                        | ✅ | <code>toy 2&#46;1</code> | 2 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 2 | 2 |

                        """);
    }

    @Test
    void whatFailedIsToldWithTheReasonAndHowToRunItAgain() throws IOException {
        Document page = rendered(markdown(log(
                Logs.passed("api/a/good"),
                WrittenLogs.ended("api/a/bad[d=-1]", CaseVerdict.FAIL, "1 is not 2")
                        .explained(Logs.failed("").explanation()),
                WrittenLogs.ended("api/a/dead", CaseVerdict.CRASH, "died"),
                WrittenLogs.ended("api/a/x", CaseVerdict.UNSUPPORTED, "no complex"),
                WrittenLogs.ended("api/a/y", CaseVerdict.UNSUPPORTED, "no complex"),
                Logs.disputed(WrittenLogs.ended("api/a/z", CaseVerdict.FAIL, "no"), "who knows"))));

        assertThat(page.select("h2").text()).isEqualTo("vmap conformance: 1 of 1 runs failed");
        assertThat(page.select("h3").text()).isEqualTo("What failed on toy 2.1: 2");
        assertThat(page.select("table").get(1).select("tbody tr"))
                .extracting(Element::text)
                .containsExactly(
                        "api/a/bad[d=-1] fail 1 is not 2 lane 1 is broadcast over all lanes the vectorisation differs",
                        "api/a/dead crash died lane 1 is broadcast over all lanes");
        assertThat(page.select("summary"))
                .extracting(Element::text)
                .containsExactly("Disputed on toy 2.1, which fail no run: 1", "Unsupported by toy 2.1: 2");
        assertThat(page.select("details table").get(0).select("tbody tr").text())
                .isEqualTo("api/a/z fail who knows");
        assertThat(page.select("details table").get(1).select("tbody tr").text())
                .isEqualTo("2 no complex");
        assertThat(page.text()).contains("Again, one case: vck run --backend toy --filter CASE");
    }

    @Test
    void aLogThatDoesNotTellTheWholeOfItsRunIsNotGreen() throws IOException {
        String markdown = markdown(WrittenLogs.interrupted(folder.resolve("b.jsonl"), Logs.passed("a")));

        assertThat(markdown).contains("1 of 1 runs failed", "| ❌ |");
        assertThat(rendered(markdown).text())
                .contains("does not tell the whole of its run: the run was interrupted after 1");
    }

    @Test
    void aRunOfNoCasesIsNotGreen() throws IOException {
        assertThat(markdown(log())).contains("1 of 1 runs failed", "No case ran on");
    }

    @Test
    void ofManyFailuresTheFirstAreTold() throws IOException {
        List<CaseRecord> records = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            records.add(WrittenLogs.ended("api/a/" + i, CaseVerdict.FAIL, "x".repeat(10_000)));
        }
        String markdown = markdown(log(records.toArray(CaseRecord[]::new)));

        assertThat(markdown).contains("and 950 more, which the log has").hasSizeLessThan(100_000);
    }

    static final List<String> HOSTILE = WrittenLogs.HOSTILE;

    @ParameterizedTest
    @FieldSource("HOSTILE")
    void hostileTextStaysTextInItsCell(String text) throws IOException {
        Document page = rendered(markdown(log(
                WrittenLogs.hostile("api/a/x" + text, CaseVerdict.FAIL, text),
                WrittenLogs.hostile("api/a/y" + text, CaseVerdict.UNSUPPORTED, text),
                Logs.disputed(WrittenLogs.hostile("api/a/z", CaseVerdict.FAIL, text), text))));

        assertThat(page.select("table")).hasSize(4);
        assertThat(page.select("tbody tr"))
                .allSatisfy(row -> assertThat(row.select("td"))
                        .hasSameSizeAs(row.closest("table").select("th")));
        assertThat(page.select("body *"))
                .extracting(Element::tagName)
                .isSubsetOf(
                        "h2", "h3", "p", "table", "thead", "tbody", "tr", "th", "td", "code", "details", "summary",
                        "br");
        Document quiet = page.clone();
        quiet.select("code").remove();
        assertThat(quiet.text()).doesNotContain("@", "#", "http", "<", "`");
    }

    @Test
    void textIsShownAsItIs() {
        String text = "a | b `c` <d> & *e* @f #1 \ud83d\ude00";

        assertThat(rendered("| x |\n|---|\n| " + MarkdownText.of(text, 100) + " |")
                        .select("td")
                        .text())
                .isEqualTo(text);
        assertThat(MarkdownText.of("\ud83d\ude00\ud83d\ude00\ud83d\ude00", 2))
                .isEqualTo("<code>\ud83d\ude00\ud83d\ude00…</code>");
        assertThat(MarkdownText.of("", 9)).isEmpty();
    }
}
