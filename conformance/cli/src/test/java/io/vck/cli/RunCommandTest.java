package io.vck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class RunCommandTest {
    private static final String CASE = "api/levels/outer-product";

    @TempDir
    private Path out;

    private Ran run(String... more) {
        List<String> args = new ArrayList<>(List.of("run", "--out", out.toString()));
        args.addAll(List.of(more));
        return Ran.vck(args.toArray(String[]::new));
    }

    private JsonNode backend(Ran ran, String name) {
        for (JsonNode backend : ran.json().get("backends")) {
            if (backend.get("name").asString().equals(name)) {
                return backend;
            }
        }
        throw new AssertionError("no backend " + name + " in " + ran.out());
    }

    @Test
    void judgesReferenceAndLoopByDefaultAndPrintsATable() {
        Ran ran = run("--filter", "api/levels/*");
        assertThat(ran.exit()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out())
                .containsPattern("backend +pass +fail +error +unsupported +timeout +crash +broken")
                .containsPattern("reference [0-9.]+ +[1-9]")
                .containsPattern("loop [0-9.]+ +[0-9]")
                .contains("log of reference: " + out.resolve("reference.jsonl"))
                .contains("log of loop: " + out.resolve("loop.jsonl"));
    }

    /** Those that it has no kernel for, the tests of the backends name. */
    @Test
    void everyBundledCaseThatTheReferenceRunsPasses() {
        Ran ran = run("--backend", "reference", "--json");
        assertThat(ran.exit()).isZero();
        JsonNode reference = backend(ran, "reference");
        int pass = reference.get("pass").asInt();
        assertThat(pass + reference.get("unsupported").asInt())
                .isEqualTo(reference.get("total").asInt());
        assertThat(pass).isGreaterThan(4_000);
        assertThat(reference.get("unchecked").asInt()).isZero();
    }

    @Test
    void jsonHasEveryNumberAndNothingElseIsPrinted() {
        Ran ran = run("--filter", CASE, "--backend", "reference", "--json");
        assertThat(ran.err()).isEmpty();
        assertThat(backend(ran, "reference").propertyNames())
                .containsExactly(
                        "name",
                        "version",
                        "pass",
                        "fail",
                        "error",
                        "unsupported",
                        "timeout",
                        "crash",
                        "broken",
                        "disputed",
                        "unchecked",
                        "total");
    }

    @Test
    void writesALogWithHeaderRecordsAndFooter() throws IOException {
        run("--filter", CASE, "--backend", "reference");
        List<String> lines = Files.readAllLines(out.resolve("reference.jsonl"));
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0))
                .startsWith("{\"type\":\"header\"")
                .contains("\"rerun\":\"vck run --backend reference\"");
        assertThat(lines.get(1)).startsWith("{\"type\":\"record\",\"id\":\"" + CASE + "\",\"verdict\":\"pass\"");
        assertThat(lines.get(2)).startsWith("{\"type\":\"footer\",\"complete\":true");
    }

    @ParameterizedTest
    @CsvSource({"empty-handed, fail, FAIL", "throwing, crash, CRASH", "hanging, timeout, TIMEOUT"})
    void saysWhatWentWrongAndHowToRunItAgain(String name, String verdict, String shown) {
        String[] args = {"--filter", CASE, "--backend", name, "--timeout", "0.2"};
        Ran ran = run(args);
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out())
                .contains(shown + " " + CASE + " on " + name)
                .contains("program   vmap(lambda x: vmap(lambda y: x * y)(y))(x)")
                .contains("vck run --backend " + name + " --filter " + CASE);
        assertThat(out.resolve(name + ".jsonl")).content().contains("\"verdict\":\"" + verdict + "\"");
    }

    @Test
    void oneBadBackendMakesTheRunFailAndTheOthersAreJudgedAllTheSame() {
        Ran ran = run("--filter", CASE, "--backend", "throwing", "--backend", "reference", "--json");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(backend(ran, "throwing").get("crash").asInt()).isEqualTo(1);
        assertThat(backend(ran, "reference").get("pass").asInt()).isEqualTo(1);
    }

    @Test
    void profileLimitsBothCasesAndWhatIsJudged() {
        Ran all = run("--backend", "reference", "--filter", "operators/a*", "--json");
        Ran portable = run("--backend", "reference", "--filter", "operators/a*", "--profile", "portable", "--json");
        assertThat(portable.exit()).isZero();
        assertThat(backend(portable, "reference").get("total").asInt())
                .isPositive()
                .isLessThan(backend(all, "reference").get("total").asInt());
        assertThat(backend(portable, "reference").get("unchecked").asInt()).isPositive();
    }

    @Test
    void backendThatIsNamedTwiceRunsOnce() {
        Ran ran = run("--filter", CASE, "--backend", "reference", "--backend", "reference", "--json");
        assertThat(ran.json().get("backends")).hasSize(1);
    }

    @Test
    void disputedCaseIsShownAndNeverFailsARun() throws IOException {
        Path file = out.resolve("disputed.json");
        Files.writeString(
                file,
                "{\"about\": \"a dispute\", \"cases\": [{\"name\": \"a\", \"disputed\": \"who knows\","
                        + " \"inputs\": {\"x\": \"randn(2, 3)\"}, \"run\": \"vmap(torch.sin)(x)\","
                        + " \"expect\": {\"equals\": \"x\"}}]}");
        Ran ran = run("--cases", file.toString(), "--backend", "reference");
        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).contains("FAIL user/disputed/a on reference").contains("who knows");
    }

    @Test
    void whatToRunAgainNamesTheCaseFilesAndTheProfile() throws IOException {
        Path file = out.resolve("of mine.json");
        Files.writeString(
                file,
                "{\"cases\": [{\"name\": \"a\", \"about\": \"wrong on purpose\","
                        + " \"inputs\": {\"x\": \"randn(2, 3)\"}, \"run\": \"vmap(torch.sin)(x)\","
                        + " \"expect\": {\"equals\": \"x\"}}]}");
        Ran ran = run("--cases", file.toString(), "--backend", "reference", "--profile", "portable");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out())
                .contains("vck run --backend reference --cases '" + file
                        + "' --profile portable --filter 'user/of mine/a'");
    }

    @Test
    void severalJobsPrintTheSameAsOneButForTheTime() {
        String[] args = {"--backend", "empty-handed", "--backend", "throwing", "--filter", "api/out*"};
        Ran one = run(args);
        List<String> more = new ArrayList<>(List.of(args));
        more.addAll(List.of("--jobs", "5"));
        Ran five = run(more.toArray(String[]::new));
        assertThat(five.exit()).isEqualTo(one.exit()).isEqualTo(1);
        assertThat(withoutTime(five)).isEqualTo(withoutTime(one)).contains("CRASH", "FAIL");
    }

    private static String withoutTime(Ran ran) {
        return ran.out().replaceFirst("[0-9.]+ s\n$", "");
    }

    @Test
    void asManyJobsAsThereAreProcessorsCanBeAskedFor() {
        assertThat(run("--filter", CASE, "--jobs", "auto").exit()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "many", "1001", "1.5"})
    void numberOfJobsThatMakesNoSenseIsWrongUsage(String jobs) {
        Ran ran = run("--jobs", jobs);
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err())
                .contains("--jobs")
                .contains("expected 1 to 1000, or auto for as many as there are processors, got '" + jobs + "'");
    }
}
