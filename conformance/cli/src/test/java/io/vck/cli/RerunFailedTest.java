package io.vck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RerunFailedTest {
    private static final String CASE = "api/levels/outer-product";

    @TempDir
    private Path folder;

    private Path cases;

    @BeforeEach
    void writesCases() throws IOException {
        cases = folder.resolve("some.json");
        Files.writeString(cases, file(one("good", "x.sin()"), one("bad", "x"), one("worse", "x.cos()")));
    }

    private static String one(String name, String expected) {
        return "{\"name\": \"" + name + "\", \"about\": \"a case\", \"inputs\": {\"x\": \"randn(2, 3)\"},"
                + " \"run\": \"vmap(torch.sin)(x)\", \"expect\": {\"equals\": \"" + expected + "\"}}";
    }

    private static String file(String... cases) {
        return "{\"cases\": [" + String.join(", ", cases) + "]}";
    }

    /** An earlier run. */
    private Path run(String... args) {
        List<String> all =
                new ArrayList<>(List.of("run", "--out", folder.resolve("first").toString()));
        all.addAll(List.of(args));
        Ran.vck(all.toArray(String[]::new));
        return folder.resolve("first");
    }

    private Ran again(Path log, String... args) {
        List<String> all =
                new ArrayList<>(List.of("run", "--out", folder.resolve("again").toString()));
        all.addAll(List.of("--rerun-failed", log.toString()));
        all.addAll(List.of(args));
        return Ran.vck(all.toArray(String[]::new));
    }

    private String[] ofMine(String... more) {
        List<String> all = new ArrayList<>(List.of("--cases", cases.toString()));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private static void edit(Path log, String from, String to) throws IOException {
        String text = Files.readString(log);
        assertThat(text).contains(from);
        Files.writeString(log, text.replace(from, to));
    }

    @Test
    void runsWhatFailedAndNothingElseOnTheBackendOfTheLog() {
        Path log = run(ofMine("--backend", "loop")).resolve("loop.jsonl");
        Ran ran = again(log, ofMine("--json"));
        assertThat(ran.err()).isEmpty();
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.json().get("backends")).hasSize(1);
        assertThat(ran.json().get("backends").get(0).get("name").asString()).isEqualTo("loop");
        assertThat(ran.json().get("backends").get(0).get("fail").asInt()).isEqualTo(2);
        assertThat(ran.json().get("backends").get(0).get("total").asInt()).isEqualTo(2);
    }

    @Test
    void theLogSaysThatItIsOneOfAPart() {
        Path log = run(ofMine("--backend", "loop")).resolve("loop.jsonl");
        again(log, ofMine());
        Ran gate = Ran.vck("gate", folder.resolve("again/loop.jsonl").toString());
        assertThat(gate.exit()).isEqualTo(1);
        assertThat(gate.out()).contains("a run of a part of the suite").contains("limited by --rerun-failed");
    }

    @Test
    void crashesCountAsFailuresAndACaseThatIsMendedPasses() {
        Path log = run("--backend", "throwing", "--filter", CASE).resolve("throwing.jsonl");
        Ran ran = again(log, "--backend", "reference", "--json");
        assertThat(ran.exit()).isZero();
        assertThat(ran.json().get("backends").get(0).get("name").asString()).isEqualTo("reference");
        assertThat(ran.json().get("backends").get(0).get("pass").asInt()).isEqualTo(1);
        assertThat(ran.json().get("backends").get(0).get("total").asInt()).isEqualTo(1);
    }

    @Test
    void severalLogsGiveTheirCasesAndBackendsTogether() {
        Path first = run(ofMine("--backend", "reference", "--backend", "loop"));
        Ran ran = again(
                first.resolve("reference.jsonl"),
                ofMine("--rerun-failed", first.resolve("loop.jsonl").toString(), "--json"));
        assertThat(ran.json().get("backends")).hasSize(2);
        assertThat(ran.json().get("backends").get(1).get("total").asInt()).isEqualTo(2);
    }

    @Test
    void filterTakesAPartOfWhatFailed() {
        Path log = run(ofMine("--backend", "loop")).resolve("loop.jsonl");
        Ran ran = again(log, ofMine("--filter", "*/worse", "--json"));
        assertThat(ran.json().get("backends").get(0).get("total").asInt()).isEqualTo(1);
    }

    @Test
    void filterThatIsTheIdOfACaseThatPassedIsNoGlobForThoseThatFailed() throws IOException {
        Files.writeString(
                cases,
                file(one("labelled", "x.sin()")
                        .replace("torch.sin", "f")
                        .replace(
                                "\"inputs\"",
                                "\"matrix\": {\"f\": {\"*\": \"lambda a: a.sin()\", \"**\": \"lambda a: a.cos()\"}},"
                                        + " \"inputs\"")));
        Path log = run(ofMine("--backend", "loop")).resolve("loop.jsonl");
        assertThat(again(log, ofMine("--filter", "user/some/labelled[**]", "--json"))
                        .json()
                        .get("backends")
                        .get(0)
                        .get("total")
                        .asInt())
                .isEqualTo(1);
        Ran ran = again(log, ofMine("--filter", "user/some/labelled[*]"));
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("no case matches 'user/some/labelled[*]'");
    }

    @Test
    void nothingFailedNothingRuns() {
        Path log = run("--backend", "reference", "--filter", CASE).resolve("reference.jsonl");
        Ran ran = again(log);
        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).isEqualTo("vck run: no case failed in " + log + ", so none is run again\n");
        assertThat(again(log, "--json").json().get("backends")).isEmpty();
        assertThat(folder.resolve("again")).doesNotExist();
    }

    @Test
    void disputedCaseFailedNoRunAndIsNotRunAgain() throws IOException {
        Files.writeString(
                cases, file(one("bad", "x").replace("\"inputs\"", "\"disputed\": \"who knows\", \"inputs\"")));
        Path log = run(ofMine("--backend", "loop")).resolve("loop.jsonl");
        assertThat(again(log, ofMine()).err()).contains("no case failed");
    }

    @Test
    void logThatWasCutShortIsReadAsFarAsItGoesAndSaysSo() throws IOException {
        Path log = run(ofMine("--backend", "loop")).resolve("loop.jsonl");
        List<String> lines = Files.readAllLines(log);
        Files.write(log, lines.subList(0, 3));
        Ran ran = again(log, ofMine("--json"));
        assertThat(ran.err())
                .isEqualTo("vck run: " + log + " was cut short after 2 cases. What would have failed after those is not"
                        + " run again.\n");
        assertThat(ran.json().get("backends").get(0).get("total").asInt()).isEqualTo(1);
    }

    @Test
    void aLogThatWasCutShortBeforeAnythingFailedIsNoGoodSign() throws IOException {
        Path log = run(ofMine("--backend", "loop")).resolve("loop.jsonl");
        Files.write(log, Files.readAllLines(log).subList(0, 2));
        Ran ran = again(log, ofMine());
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err())
                .contains("was cut short after 1 case.")
                .contains("no case failed in " + log + " as far as it goes")
                .contains("by --resume, or run the whole suite again");
    }

    @Test
    void oneCaseIsCountedAsOne() throws IOException {
        Path log = run(ofMine("--backend", "loop")).resolve("loop.jsonl");
        Files.write(log, Files.readAllLines(log).subList(0, 2));
        assertThat(again(log, ofMine()).err()).contains("was cut short after 1 case. What");
    }

    @Test
    void interruptedLogSaysSoToo() throws IOException {
        Path log = run(ofMine("--backend", "loop")).resolve("loop.jsonl");
        edit(log, "\"complete\":true", "\"complete\":false");
        assertThat(again(log, ofMine()).err()).contains("was cut short after 3 cases");
    }

    @Test
    void logOfAnotherVersionOfTheSuiteSaysSo() throws IOException {
        Path log = run(ofMine("--backend", "loop")).resolve("loop.jsonl");
        edit(log, "\"versions\":{\"suite\":\"", "\"versions\":{\"suite\":\"9");
        assertThat(again(log, ofMine()).err())
                .contains(log + " is of version 9")
                .contains("of the suite, this is ");
    }

    @Test
    void casesThatAreNotThereAreNamedAndNothingRuns() {
        Path log = run(ofMine("--backend", "loop")).resolve("loop.jsonl");
        Ran ran = again(log);
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err())
                .contains("of the 2 cases that failed in " + log + ", 2 are not in the suite: user/some/bad,"
                        + " user/some/worse.")
                .contains("name their files with --cases, as then: vck run --backend loop --cases " + cases);
    }

    @Test
    void backendThatWasStartedByACommandIsAskedForAndItsCommandNotRun() throws IOException {
        Path log = run(ofMine("--backend", "loop")).resolve("loop.jsonl");
        edit(log, "vck run --backend loop", "vck run --backend-command 'python3 my_adapter.py'");
        Ran ran = again(log, ofMine());
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err())
                .contains("is of loop, which was started by a command of your own. Say how, with --backend-command,"
                        + " as then: vck run --backend-command 'python3 my_adapter.py'");
        assertThat(again(log, ofMine("--backend", "reference")).exit()).isEqualTo(1);
    }

    @Test
    void backendThatTheKitDoesNotKnowIsAskedForToo() throws IOException {
        Path log = run(ofMine("--backend", "loop")).resolve("loop.jsonl");
        edit(log, "\"name\":\"loop\"", "\"name\":\"toy\"");
        assertThat(again(log, ofMine()).err()).contains("is of toy, which was started by a command of your own");
    }

    @Test
    void fileThatIsNoLogIsWrongUsage() {
        Ran ran = again(cases);
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("--rerun-failed: " + cases + ":1: ");
        Ran missing = again(folder.resolve("none.jsonl"));
        assertThat(missing.exit()).isEqualTo(2);
        assertThat(missing.err()).contains("--rerun-failed: there is no file " + folder.resolve("none.jsonl"));
    }
}
