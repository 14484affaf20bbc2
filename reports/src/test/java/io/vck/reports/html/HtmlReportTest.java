package io.vck.reports.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vck.reports.html.Runs.End;
import io.vck.reports.known.BaselineEntry;
import io.vck.reports.known.KnownBackends;
import io.vck.reports.known.Standing;
import io.vck.reports.log.CaseRecord;
import io.vck.reports.log.CaseVerdict;
import io.vck.reports.log.LogReader;
import io.vck.reports.log.Logs;
import io.vck.reports.log.MalformedLog;
import io.vck.reports.log.WrittenRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HtmlReportTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;

    private Runs runs;

    @BeforeEach
    void setUp() {
        runs = new Runs(folder);
    }

    private static List<String> lines(Path log) throws IOException {
        return Files.readAllLines(log).stream()
                .filter(line -> line.startsWith("{\"type\":\"record\""))
                .toList();
    }

    @Test
    void theDetailsAreTheLogsRecordsInTheOrderOfTheIndex() throws IOException {
        Path one = runs.log("one", Logs.passed("a/b/d"), Logs.failed("a/b/c"));
        Path two = runs.log("two", Logs.passed("a/b/d"));
        SiteFiles site = runs.site(one, two);

        assertThat(site.index().at("/cases/name"))
                .extracting(JsonNode::asString)
                .containsExactly("c", "d");
        JsonNode details = site.data("cases-0");
        assertThat(details).hasSize(2);
        assertThat(details.at("/0/0")).isEqualTo(JSON.readTree(lines(one).get(1)));
        assertThat(details.at("/0/1").isNull()).isTrue();
        assertThat(details.at("/1/0")).isEqualTo(JSON.readTree(lines(one).get(0)));
        assertThat(details.at("/1/1")).isEqualTo(JSON.readTree(lines(two).get(0)));
    }

    @Test
    void detailsComeInPiecesOfWhichTheIndexKnowsTheFirstCases() {
        CaseRecord[] large = IntStream.range(100, 160)
                .mapToObj(number -> Logs.failed("a/b/" + number))
                .toArray(CaseRecord[]::new);
        SiteFiles site = runs.site(runs.log("one", large));
        JsonNode chunks = site.index().get("chunks");

        assertThat(chunks).hasSizeBetween(5, 20);
        List<Integer> firsts = new ArrayList<>();
        for (int chunk = 0; chunk < chunks.size(); chunk++) {
            int first = chunks.get(chunk).asInt();
            firsts.add(first);
            assertThat(site.data("cases-" + chunk).at("/0/0/id").asString()).isEqualTo("a/b/" + (100 + first));
        }
        assertThat(firsts).startsWith(0).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void whatIsSearchedForBesideIdsAreProgramsAndMessagesEachOnce() {
        SiteFiles site = runs.site(
                runs.log("one", Logs.failed("a/b/c"), Logs.passed("a/b/d")), runs.log("two", Logs.failed("a/b/c")));

        assertThat(site.data("texts"))
                .extracting(JsonNode::asString)
                .containsExactly(
                        "y = x * 2\nvmap(f)(y)\n" + Logs.failed("a/b/c").message(), "vmap(f)(x)");
    }

    @Test
    void anEarlierSiteIsReplacedAndWhatItHadMoreIsRemoved() {
        CaseRecord[] large = IntStream.range(0, 40)
                .mapToObj(number -> Logs.failed("a/b/" + number))
                .toArray(CaseRecord[]::new);
        SiteFiles before = runs.site(runs.log("one", large));
        String stamp = before.stamp("index");
        assertThat(before.folder().resolve("data/cases-1.js")).exists();
        SiteFiles after = runs.site(runs.log("one", Logs.passed("a/b/c")));

        assertThat(after.folder().resolve("data")).isDirectoryNotContaining("glob:**cases-1.js");
        assertThat(after.folder().resolve("data")).isDirectoryNotContaining("glob:**.new");
        assertThat(after.stamp("index")).isNotEqualTo(stamp);
        assertThat(List.of(after.stamp("cases-0"), after.stamp("texts"))).containsOnly(after.stamp("index"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "index.html",
                "requirements.html",
                "operators.html",
                "capabilities.html",
                "known.html",
                "findings.html"
            })
    void aPageLoadsWhatStandsBesideItAndNothingElse(String name) throws IOException {
        SiteFiles site = runs.site(runs.log("one", Logs.passed("a/b/c")));
        Document page = Jsoup.parse(Files.readString(site.folder().resolve(name)));

        assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
                .isEqualTo(
                        "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'");
        assertThat(page.select("style, [style], img, iframe, object, embed, base"))
                .isEmpty();
        assertThat(page.select("script")).allMatch(script -> script.data().isEmpty());
        List<String> loaded = new ArrayList<>(page.select("script").eachAttr("src"));
        loaded.addAll(page.select("link").eachAttr("href"));
        assertThat(loaded)
                .isNotEmpty()
                .allSatisfy(file -> assertThat(site.folder().resolve(file)).isRegularFile());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'); boom(); vck.data('",
                "\\'); boom(); //",
                "\\\\'\\n\r\n\u2028${boom}`",
                "</script><script>boom()</script>",
                "<!--<script>",
                "\u202e__proto__",
            })
    void textStaysText(String hostile) {
        HostileLogs logs = new HostileLogs(hostile);
        CaseRecord record = logs.record(CaseVerdict.FAIL, "a/b/" + hostile);
        Path log = runs.log(logs.header(), End.INTERRUPTED, record);
        SiteFiles site = runs.site(log);

        assertThat(site.index().at("/cases/name/0").asString()).isEqualTo(hostile);
        assertThat(site.index().at("/backends/0/label").asString()).isEqualTo(hostile);
        assertThat(site.data("texts").get(0).asString()).isEqualTo(hostile + "\n" + hostile);
        assertThat(site.data("cases-0").at("/0/0/about").asString()).isEqualTo(hostile);
    }

    @Test
    void aLogThatIsNoneIsRefusedAndTheSiteBeforeStays() throws IOException {
        SiteFiles before = runs.site(runs.log("one", Logs.passed("a/b/c")));
        String stamp = before.stamp("index");
        Path none = Files.writeString(folder.resolve("none.jsonl"), "hello\n");

        assertThatThrownBy(() -> HtmlReport.write(List.of(none), before.folder()))
                .isInstanceOf(MalformedLog.class)
                .hasMessageContaining("none.jsonl:1");
        assertThatThrownBy(() -> HtmlReport.write(List.of(folder.resolve("missing")), before.folder()))
                .isInstanceOf(NoSuchFileException.class);
        assertThat(before.stamp("index")).isEqualTo(stamp);
    }

    /** As on a disk that is full by then. */
    @Test
    void noPageIsThereIfTheIndexCannotBeWritten() throws IOException {
        Path site = folder.resolve("site");
        Files.createDirectories(site.resolve("data/index.js/in-the-way"));
        List<Path> logs = List.of(runs.log("one", Logs.passed("a/b/c")));

        assertThatThrownBy(() -> HtmlReport.write(logs, site)).isInstanceOf(IOException.class);
        assertThat(site).isDirectoryNotContaining("glob:**.html");
    }

    /** As by {@code cp -al}, or a store of files that large ones lie in. */
    @ParameterizedTest
    @ValueSource(strings = {"data/cases-0.js", "data/texts.js", "assets/start.js", "assets/lib/preact.js"})
    void anEarlierSiteThatIsKeptByLinksStaysAsItWas(String name) throws IOException {
        Path file = runs.site(runs.log("one", Logs.passed("a/b/c"))).folder().resolve(name);
        Files.writeString(file, Files.readString(file) + "// of another kit");
        String before = Files.readString(file);
        Path hard = Files.createLink(folder.resolve("hard"), file);
        runs.site(runs.log("one", Logs.failed("a/b/d")));
        assertThat(file).isRegularFile().content().doesNotEndWith("kit");
        assertThat(hard).hasContent(before);

        Files.delete(file);
        Files.createSymbolicLink(file, hard);
        runs.site(runs.log("one", Logs.failed("a/b/d")));
        assertThat(file).content().doesNotEndWith("kit");
        assertThat(hard).hasContent(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cases-0.js", "texts.js"})
    void whatIsLeftOfASiteThatWasNotWrittenToItsEndIsRemoved(String found) throws IOException {
        Path site = runs.site(runs.log("one", Logs.passed("a/b/c"))).folder();
        Path other = found.equals("texts.js") ? site.resolve("data/cases-0.js") : site.resolve("data/cases-1.js");
        HtmlReport.takeDown(site);
        Files.writeString(site.resolve("data/texts.js"), "vck.data('texts', '");
        Files.writeString(site.resolve("data/index.js.new"), "vck.data('index', '");
        Files.deleteIfExists(other);

        HtmlReport.remove(site);
        assertThat(site).isEmptyDirectory();
    }

    /** A run knows its records, and does not parse its log again. */
    @Test
    void theSiteOfARunIsThatOfItsLog() throws IOException {
        BaselineEntry entry =
                new BaselineEntry("fail: x", false, "why", Optional.empty(), Optional.empty(), Optional.empty());
        KnownBackends known = (backend, profile) -> Optional.of(outcome ->
                outcome.verdict() == CaseVerdict.PASS ? Standing.NOTHING_TO_SAY : new Standing.AsKnown(entry));
        CaseRecord[] records = {Logs.failed("a/b/d"), Logs.passed("a/b/c"), Logs.passed("b/a/\u00e9\"]")};
        Path log = runs.log("one", records);
        RunSite run = new RunSite(known, Optional.empty());
        try (LogReader reader = LogReader.open(log)) {
            for (Optional<CaseRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
                run.add("one", new WrittenRecord(next.get(), reader.extent()));
            }
            run.end(log, reader.header(), reader.footer());
        }
        Path gathered = folder.resolve("gathered");
        run.write(gathered);
        SiteFiles site = runs.site(known, log);

        assertThat(site.index().at("/known/backends/0/standings").asString()).contains("k");
        for (String file : List.of("index", "texts", "cases-0")) {
            assertThat(gathered.resolve("data/" + file + ".js"))
                    .hasSameBinaryContentAs(site.folder().resolve("data/" + file + ".js"));
        }
    }

    @Test
    void noCaseIsNoTrouble() {
        SiteFiles site = runs.site(runs.log("one"));

        assertThat(site.index().get("chunks")).isEmpty();
        assertThat(site.index().at("/cases/verdicts/0").asString()).isEmpty();
    }
}
