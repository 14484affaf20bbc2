package io.vck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.reports.html.HtmlReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The site that a run leaves beside its logs, and the one that it finds there. */
class RunSiteTest {
    private static final String CASE = "api/levels/outer-product";

    @TempDir
    private Path out;

    private Ran run(String... more) {
        List<String> args = new ArrayList<>(List.of("run", "--out", out.toString()));
        args.addAll(List.of(more));
        return Ran.vck(args.toArray(String[]::new));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(out)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> out.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--no-html", "--shard 1/2"})
    void theSiteOfAnEarlierRunDoesNotStayBesideLogsThatItKnowsNothingOf(String options) throws IOException {
        run("--backend", "reference", "--backend", "loop", "--filter", CASE);
        assertThat(files()).contains("index.html", "data/index.js", "assets/lib/preact.js");
        Files.writeString(out.resolve("data/notes.txt"), "mine");
        List<String> args = new ArrayList<>(List.of("--backend", "loop", "--filter", "api/levels/*"));
        args.addAll(List.of(options.split(" ")));

        assertThat(run(args.toArray(String[]::new)).exit()).isZero();
        assertThat(files())
                .contains("data/notes.txt", "reference.jsonl")
                .allMatch(file -> file.matches(".*(txt|jsonl)"));
    }

    /** A run that died has left the pieces of the site before it, to which nothing leads. */
    @Test
    void whatIsLeftOfASiteDoesNotStayEither() throws IOException {
        run("--backend", "reference", "--filter", CASE);
        HtmlReport.takeDown(out);
        assertThat(files()).contains("data/cases-0.js", "assets/start.js").doesNotContain("index.html");

        assertThat(run("--backend", "reference", "--filter", CASE, "--no-html").exit())
                .isZero();
        assertThat(files()).containsExactly("reference.jsonl");
    }

    /** Many small files take long to make. */
    @Test
    void whatAllSitesLoadIsWrittenWhereItIsNotThereAsItShouldBe() throws IOException {
        run("--backend", "reference", "--filter", CASE);
        Path kept = out.resolve("assets/lib/preact.js");
        Path spoilt = out.resolve("assets/start.js");
        String script = Files.readString(spoilt);
        FileTime written = FileTime.from(Instant.EPOCH);
        Files.setLastModifiedTime(kept, written);
        Files.writeString(spoilt, "spoilt");

        run("--backend", "loop", "--filter", CASE);
        assertThat(Files.getLastModifiedTime(kept)).isEqualTo(written);
        assertThat(spoilt).hasContent(script);
        assertThat(out.resolve("index.html")).isRegularFile();
    }

    @Test
    void theSiteStaysIfNoRunBegins() throws IOException {
        run("--backend", "reference", "--filter", CASE);
        List<String> before = files();

        assertThat(run("--backend", "absent", "--filter", CASE).exit()).isEqualTo(3);
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void pagesThatAreNotOfTheKitStay() throws IOException {
        Files.writeString(out.resolve("index.html"), "my own");
        Files.createDirectories(out.resolve("data"));
        Files.writeString(out.resolve("data/index.js"), "my.own()");

        assertThat(run("--backend", "reference", "--filter", CASE, "--no-html").exit())
                .isZero();
        assertThat(files()).containsExactly("data/index.js", "index.html", "reference.jsonl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json"})
    void aSiteThatCannotBeWrittenKeepsNothingElseFromBeingSaid(String form) throws IOException {
        Path inTheWay = Files.writeString(out.resolve("data"), "in the way");
        Path baseline = out.resolve("baseline.json");
        List<String> args =
                new ArrayList<>(List.of("--backend", "empty-handed", "--filter", CASE, "--gate", "--partial"));
        args.addAll(List.of("--baseline", baseline.toString(), "--update", "--reason", "why", "--junit"));
        args.add(out.resolve("junit.xml").toString());
        if (form.equals("json")) {
            args.add("--json");
        }
        Ran ran = run(args.toArray(String[]::new));

        assertThat(ran.exit()).isEqualTo(3);
        assertThat(ran.err())
                .endsWith("vck run: can't write " + inTheWay + ": a file of that name is in the way"
                        + System.lineSeparator());
        assertThat(ran.out()).doesNotContain("site:");
        if (form.equals("json")) {
            assertThat(ran.json().at("/backends/0/fail").asInt()).isEqualTo(1);
            assertThat(ran.json().has("gate")).isTrue();
        } else {
            assertThat(ran.out())
                    .contains("empty-handed 1 ", "FAIL " + CASE, "log of empty-handed: ", baseline.toString());
        }
        assertThat(out.resolve("junit.xml")).isRegularFile();
        assertThat(baseline).isRegularFile();
    }

    /** A baseline that the run itself rewrites is what its reports judge by. */
    @Test
    void itsReportsKnowTheBaselineAsItWasUpdated() throws IOException {
        Path allure = out.resolve("allure");
        run(
                "--backend",
                "empty-handed",
                "--filter",
                CASE,
                "--gate",
                "--partial",
                "--baseline",
                out.resolve("baseline.json").toString(),
                "--update",
                "--reason",
                "its hands are empty",
                "--allure",
                allure.toString());

        assertThat(out.resolve("data/index.js")).content().contains("\"standings\":\"k\"");
        try (Stream<Path> files = Files.list(allure)) {
            assertThat(files.filter(file -> file.toString().endsWith("-result.json")))
                    .singleElement()
                    .satisfies(
                            file -> assertThat(file).content().contains("\"message\":\"known: its hands are empty\""));
        }
    }
}
