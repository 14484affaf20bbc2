package io.vck.reports.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vck.reports.html.Runs.End;
import io.vck.reports.log.CaseVerdict;
import io.vck.reports.log.Logs;
import io.vck.reports.log.MalformedLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlReportTest {
    @TempDir
    private Path folder;

    private Runs runs;

    @BeforeEach
    void setUp() {
        runs = new Runs(folder);
    }

    private Document page(Path... logs) throws IOException {
        return Jsoup.parse(Files.readString(HtmlReport.write(List.of(logs), folder.resolve("out/page"))));
    }

    private Document toy() throws IOException {
        return page(
                runs.log("one", Logs.passed("a/b/c"), Logs.failed("a/b/d")),
                runs.log("two", Logs.passed("a/b/c"), Logs.passed("a/b/d")));
    }

    @Test
    void thePageHasTotalsAMatrixAndCases() throws IOException {
        Document page = toy();

        assertThat(page.title()).isEqualTo("vmap conformance: one, two");
        assertThat(page.select(".backend .score").eachText()).containsExactly("1 of 2 pass", "2 of 2 pass");
        assertThat(page.select(".heads .cell").eachText()).containsExactly("one", "two");
        assertThat(page.select(".group > summary .name").eachText()).containsExactly("a/b");
        assertThat(page.select(".group > summary .tally").eachText()).containsExactly("one 1/2", "two 2/2");
        assertThat(page.select(".case > summary .name").eachText()).containsExactly("c", "d");
        assertThat(page.select(".case[data-id=a/b/d] > summary .cell").eachText())
                .containsExactly("one fail, 1 unchecked", "two pass, 1 unchecked");
        assertThat(page.select(".case").eachAttr("data-marks"))
                .containsExactly("pass,unchecked pass,unchecked", "fail,unchecked pass,unchecked");
    }

    @Test
    void aCaseSaysWhatWasRunExpectedAndObservedAndHowToRunItAgain() throws IOException {
        Element failed = toy().select(".case[data-id=a/b/d]").first();

        assertThat(failed).isNotNull();
        assertThat(failed.select(".lead").text()).isEqualTo("why");
        assertThat(failed.select(".why a").text()).isEqualTo("LEVELS-1 Nested calls");
        assertThat(failed.select(".program").first().wholeText()).isEqualTo("y = x * 2\nvmap(f)(y)");
        assertThat(failed.select(".inputs dt").text()).isEqualTo("x = randn(2, 3)");
        assertThat(failed.select(".expected li").eachText()).contains("the result equals x");
        Element answer = failed.select(".answer.fail").first();
        assertThat(answer.select("h4").text()).isEqualTo("fail one");
        assertThat(answer.select(".place").text()).isEqualTo("result at [0, 2], lane 0 1 of 6 elements differ");
        assertThat(answer.select(".short").eachText()).containsExactly("1.5", "2.5");
        assertThat(answer.select(".rerun code").text()).isEqualTo("vck run --backend one --filter a/b/d");
    }

    @Test
    void theDifferenceIsMarked() throws IOException {
        Path log = runs.log("one", Logs.failedAt("a/b/c", 3, "[2]"));

        assertThat(page(log).select(".side mark").eachText()).containsExactly("2.0", "2.0");
    }

    @Test
    void aRequirementIsExplainedOnThePage() throws IOException {
        Document page = toy();
        String anchor = page.select(".case .why a").first().attr("href");

        assertThat(page.select(anchor + " .text").text()).isEqualTo("Each level peels off one dim.");
    }

    @Test
    void nothingIsLoadedAndTheStyleAndScriptAreThoseThatThePolicyAllows() throws IOException {
        Document page = toy();

        assertThat(page.select("link, img, iframe, object, embed, base, [src], [style]"))
                .isEmpty();
        assertThat(page.select("[href]").eachAttr("href")).allMatch(link -> link.startsWith("#"));
        assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
                .isEqualTo(Assets.load().policy())
                .startsWith("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(page.select("script"))
                .hasSize(1)
                .first()
                .extracting(Element::data)
                .isEqualTo(Assets.load().script());
        assertThat(page.select("style"))
                .hasSize(1)
                .first()
                .extracting(Element::data)
                .isEqualTo(Assets.load().style());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>boom()</script>",
                "</script><script>boom()</script>",
                "</style></code></pre><img src=x onerror=boom()>",
                "\" onmouseover=\"boom()\" x=\"",
                "' autofocus onfocus='boom()",
                "<!-- --><b>&amp;&lt;",
                "javascript:boom()",
                "${boom} $unsafe{boom} @raw",
            })
    void textStaysText(String hostile) throws IOException {
        Document page = page(runs.log(
                new HostileLogs(hostile).header(),
                End.INTERRUPTED,
                new HostileLogs(hostile).record(CaseVerdict.FAIL, hostile),
                new HostileLogs(hostile).record(CaseVerdict.PASS, "a/b/" + hostile),
                new HostileLogs(hostile).record(CaseVerdict.CRASH, hostile + "/" + hostile + "/" + hostile)));
        Document harmless = page(runs.log(
                new HostileLogs("harmless").header(),
                End.INTERRUPTED,
                new HostileLogs("harmless").record(CaseVerdict.FAIL, "harmless"),
                new HostileLogs("harmless").record(CaseVerdict.PASS, "a/b/harmless"),
                new HostileLogs("harmless").record(CaseVerdict.CRASH, "harmless/harmless/harmless")));

        assertThat(elements(page)).isSubsetOf(elements(harmless));
        assertThat(page.select("script, style")).hasSize(2);
        for (String place : List.of(
                ".backend h3",
                ".heads .cell",
                ".case > summary .about",
                ".lead",
                ".program",
                ".answer .message",
                ".place code",
                ".short code",
                ".rerun code",
                ".mirrors code",
                ".requirements b")) {
            assertThat(page.select(place).text())
                    .as(place)
                    .contains(Jsoup.parse("<p></p>")
                            .select("p")
                            .first()
                            .text(hostile)
                            .text());
        }
    }

    /** The kinds of elements and attributes of a page. */
    private static Set<String> elements(Document page) {
        Set<String> kinds = new TreeSet<>();
        for (Element element : page.getAllElements()) {
            kinds.add(element.tagName());
            for (Attribute attribute : element.attributes()) {
                kinds.add(element.tagName() + "@" + attribute.getKey());
            }
        }
        return kinds;
    }

    @Test
    void charactersThatHideOrTurnTextAroundAreWrittenOut() throws IOException {
        String text = page(runs.log(
                        new HostileLogs("a\u202eb\u0000cd\u001b[31m").header(),
                        End.COMPLETE,
                        new HostileLogs("a\u202eb\u0000cd\u001b[31m").record(CaseVerdict.FAIL, "x/y/z")))
                .select(".lead")
                .text();

        assertThat(text).startsWith("a\\u202eb\\x00c").endsWith("d\\x1b[31m");
    }

    @Test
    void aLogThatIsNoneIsRefusedAndThePageBeforeStays() throws IOException {
        Document before = toy();
        Path none = Files.writeString(folder.resolve("none.jsonl"), "hello\n");

        assertThatThrownBy(() -> page(none)).isInstanceOf(MalformedLog.class).hasMessageContaining("none.jsonl:1");
        assertThatThrownBy(() -> page(folder.resolve("missing"))).isInstanceOf(NoSuchFileException.class);
        assertThat(Jsoup.parse(Files.readString(folder.resolve("out/page/index.html")))
                        .text())
                .isEqualTo(before.text());
        assertThat(folder.resolve("out/page")).isDirectoryNotContaining("glob:*.new");
    }

    @Test
    void noCaseIsNoTrouble() throws IOException {
        assertThat(page(runs.log("one")).select(".score").text()).isEqualTo("0 of 0 pass");
    }
}
