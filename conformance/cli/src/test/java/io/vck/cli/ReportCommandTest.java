package io.vck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
    private static final String CASE = "api/levels/outer-product";

    @TempDir
    private Path folder;

    private Path out(String name) {
        return folder.resolve(name);
    }

    private Ran run(String out, String... more) {
        String[] args = {"run", "--filter", CASE, "--out", out(out).toString()};
        String[] all = Arrays.copyOf(args, args.length + more.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        return Ran.vck(all);
    }

    @Test
    void runWritesASiteBesideTheLogs() throws IOException {
        Ran ran = run("a", "--backend", "reference", "--backend", "empty-handed");

        assertThat(ran.out()).contains("site: " + out("a").resolve("index.html"));
        assertThat(out("a").resolve("index.html")).isRegularFile();
        assertThat(Files.readString(out("a").resolve("data/index.js")))
                .contains("\"name\":[\"outer-product\"]", "\"verdicts\":[\"p\",\"f\"]")
                .contains("\"rerun\":\"vck run --backend empty-handed\"");
    }

    /** A run gathers its site as it goes; whoever makes it of the logs must see the same. */
    @Test
    void theSiteOfARunIsThatOfItsLogs() throws IOException {
        String[] backends = {"reference", "loop", "empty-handed", "throwing"};
        List<String> run = new ArrayList<>(List.of("run", "--filter", "api/*", "--filter", "operators/random*"));
        run.addAll(List.of("--jobs", "2", "--out", out("a").toString()));
        List<String> report =
                new ArrayList<>(List.of("report", "--html", out("page").toString()));
        for (String backend : backends) {
            run.addAll(List.of("--backend", backend));
            report.add(out("a").resolve(backend + ".jsonl").toString());
        }
        assertThat(Ran.vck(run.toArray(String[]::new)).exit()).isEqualTo(1);
        assertThat(Ran.vck(report.toArray(String[]::new)).exit()).isZero();

        try (Stream<Path> files = Files.walk(out("page"))) {
            assertThat(files.filter(Files::isRegularFile))
                    .hasSizeGreaterThan(20)
                    .allSatisfy(file -> assertThat(file)
                            .hasSameBinaryContentAs(out("a").resolve(out("page").relativize(file))));
        }
    }

    @Test
    void runWritesNoSiteWhereNoneIsWanted() {
        Ran ran = run("a", "--backend", "reference", "--no-html");

        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).doesNotContain("site:");
        assertThat(out("a").resolve("index.html")).doesNotExist();
    }

    @Test
    void reportBringsSeveralLogsTogether() throws IOException {
        run("a", "--backend", "reference", "--no-html");
        run("b", "--backend", "empty-handed", "--no-html");
        Ran ran = Ran.vck(
                "report",
                out("a").resolve("reference.jsonl").toString(),
                out("b").resolve("empty-handed.jsonl").toString(),
                "--html",
                out("page").toString());

        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).isEqualTo("site: " + out("page").resolve("index.html") + System.lineSeparator());
        assertThat(Files.readString(out("page").resolve("data/index.js"))).contains("\"verdicts\":[\"p\",\"f\"]");
    }

    @Test
    void foldersAndPatternsNameLogs() throws IOException {
        run("old/1", "--backend", "reference", "--no-html");
        run("old/2", "--backend", "loop", "--no-html");
        run("now", "--backend", "reference", "--backend", "empty-handed");
        Ran ran = Ran.vck(
                "report",
                out("old") + "/*/*.jsonl",
                out("now").toString(),
                out("now").resolve("reference.jsonl").toString(),
                "--html",
                out("page").toString());

        assertThat(ran.err()).isEmpty();
        assertThat(Files.readString(out("page").resolve("data/index.js")))
                .contains("\"verdicts\":[\"p\",\"p\",\"f\",\"p\"]");
    }

    @Test
    void whatIsNoLogIsNamed() throws IOException {
        Path none = Files.writeString(out("none.jsonl"), "hello\n");

        assertWrongUsage(
                Ran.vck("report", none.toString(), "--html", out("page").toString()),
                "vck report: " + none + ":1: a log begins with its header");
        assertWrongUsage(
                Ran.vck("report", folder.toString(), "--html", out("page").toString()),
                "vck report: " + none + ":1: a log begins with its header");
        Path empty = Files.createDirectory(out("empty"));
        assertWrongUsage(
                Ran.vck("report", empty.toString(), "--html", out("page").toString()),
                "vck report: there is no log in the folder " + empty);
        assertWrongUsage(
                Ran.vck("report", empty + "/**/x*.jsonl", "--html", out("page").toString()),
                "vck report: there is no log that " + empty + "/**/x*.jsonl matches");
        assertWrongUsage(
                Ran.vck(
                        "report",
                        out("missing").toString(),
                        "--html",
                        out("page").toString()),
                "vck report: there is no file " + out("missing"));
        assertWrongUsage(Ran.vck("report", none.toString()), "vck report: which report? Give --html DIR");
        assertWrongUsage(Ran.vck("report", "--html", "x"), "vck report: Missing required parameter: 'LOG'");
    }

    private static void assertWrongUsage(Ran ran, String message) {
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).startsWith(message);
    }

    @Test
    void aSiteThatCannotBeWrittenIsSaid() throws IOException {
        run("a", "--backend", "reference", "--no-html");
        Files.writeString(out("file"), "in the way");
        Ran ran = Ran.vck(
                "report",
                out("a").resolve("reference.jsonl").toString(),
                "--html",
                out("file").toString());

        assertThat(ran.exit()).isEqualTo(3);
        assertThat(ran.err())
                .isEqualTo("vck report: can't write " + out("file") + ": a file of that name is in the way"
                        + System.lineSeparator());
    }

    @Test
    void filesForCiAreMadeOfLogsAndByTheRunItself() throws IOException {
        Ran ran = Ran.vck(
                "run",
                "--backend",
                "loop",
                "--filter",
                "api/levels/*",
                "--no-html",
                "--out",
                out("a").toString(),
                "--junit",
                out("by/run.xml").toString(),
                "--markdown",
                out("by/run.md").toString(),
                "--badge",
                out("by/run.json").toString());
        assertThat(ran.err()).isEmpty();
        Ran report = Ran.vck(
                "report",
                out("a").resolve("loop.jsonl").toString(),
                "--junit",
                out("by/report.xml").toString(),
                "--markdown",
                out("by/report.md").toString(),
                "--badge",
                out("by/report.json").toString());
        assertThat(report.err()).isEmpty();
        assertThat(report.exit()).isZero();
        for (String kind : List.of("xml", "md", "json")) {
            assertThat(out("by/report." + kind)).hasSameTextualContentAs(out("by/run." + kind));
        }
        assertThat(out("by/run.xml")).content().contains("<testcase classname=\"api.levels\"");
    }

    @Test
    void aBadgeIsOfOneBackend() {
        Ran ran = Ran.vck("run", "--badge", out("badge.json").toString());
        assertWrongUsage(ran, "vck run: --badge: a badge is of one backend, this is about 2");
    }

    @Test
    void resultsOfAllureKnowWhatTheBaselineKnows() throws IOException {
        run("a", "--backend", "empty-handed", "--no-html");
        String log = out("a").resolve("empty-handed.jsonl").toString();
        String baseline = out("baseline.json").toString();
        Ran.vck("gate", log, "--baseline", baseline, "--partial", "--update", "--reason", "its hands are empty");

        Ran report = Ran.vck(
                "report", log, "--baseline", baseline, "--allure", out("report").toString());
        assertThat(report.err()).isEmpty();
        assertThat(report.exit()).isZero();
        Ran gated = run(
                "b",
                "--backend",
                "empty-handed",
                "--no-html",
                "--gate",
                "--partial",
                "--baseline",
                baseline,
                "--allure",
                out("run").toString());
        assertThat(gated.exit()).isZero();
        for (String kind : List.of("report", "run")) {
            assertThat(result(out(kind))).contains("\"message\":\"known: its hands are empty\"", "\"known\":true");
        }
    }

    @Test
    void theSiteKnowsWhatTheBaselineKnowsAndTheFindingsBesideIt() throws IOException {
        run("a", "--backend", "empty-handed", "--no-html");
        String log = out("a").resolve("empty-handed.jsonl").toString();
        String baseline = out("baseline.json").toString();
        Ran.vck("gate", log, "--baseline", baseline, "--partial", "--update", "--reason", "its hands are empty");
        Files.writeString(
                out("FINDINGS.md"),
                "## `toy` 1.0\n\n"
                        + "### X01 `roll`: values\n\n"
                        + "It rolls.\n\n"
                        + "```python\n"
                        + "roll(x)\n"
                        + "```\n\n"
                        + "- got: 1\n"
                        + "- law: 2\n");

        Ran report = Ran.vck(
                "report", log, "--baseline", baseline, "--html", out("report").toString());
        assertThat(report.err()).isEmpty();
        assertThat(report.exit()).isZero();
        Ran ran = run("b", "--backend", "empty-handed", "--baseline", baseline);
        assertThat(ran.exit()).as("it is known, and fails the run all the same").isEqualTo(1);
        for (String kind : List.of("report", "b")) {
            assertThat(out(kind).resolve("data/index.js"))
                    .content()
                    .contains("\"reason\":\"its hands are empty\"", "\"standings\":\"k\"", "\"id\":\"X01\"");
        }
    }

    @Test
    void findingsThatCannotBeReadAreWrongUsage() throws IOException {
        run("a", "--backend", "empty-handed", "--no-html");
        String log = out("a").resolve("empty-handed.jsonl").toString();
        String baseline = out("baseline.json").toString();
        Ran.vck("gate", log, "--baseline", baseline, "--partial", "--update", "--reason", "its hands are empty");
        Files.writeString(out("FINDINGS.md"), "## toy\n\n### roll\n");

        assertWrongUsage(
                Ran.vck(
                        "report",
                        log,
                        "--baseline",
                        baseline,
                        "--html",
                        out("site").toString()),
                "vck report: " + out("FINDINGS.md") + ":3: expected a heading such as \"### F01 `roll`: values\"");
    }

    private static String result(Path results) throws IOException {
        try (Stream<Path> files = Files.list(results)) {
            List<Path> found = files.filter(file -> file.toString().endsWith("-result.json"))
                    .toList();
            assertThat(found).hasSize(1);
            return Files.readString(found.get(0));
        }
    }

    @Test
    void aBaselineIsForWhatShowsIt() {
        Ran ran = Ran.vck("report", "a.jsonl", "--baseline", "b.json", "--junit", "c.xml");
        assertWrongUsage(ran, "vck report: --baseline is for --html and --allure, which are missing");
    }
}
