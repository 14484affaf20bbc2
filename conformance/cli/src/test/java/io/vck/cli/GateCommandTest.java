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
import tools.jackson.databind.JsonNode;

class GateCommandTest {
    private static final String SOME = "api/levels/*";

    @TempDir
    private Path folder;

    private String log;
    private String baseline;

    @BeforeEach
    void runTheReference() {
        log = run("reference");
        baseline = folder.resolve("reference.json").toString();
    }

    private String run(String backend) {
        Ran.vck("run", "--backend", backend, "--filter", SOME, "--no-html", "--out", folder.toString());
        return folder.resolve(backend + ".jsonl").toString();
    }

    private static String read(String file) throws IOException {
        return Files.readString(Path.of(file));
    }

    private static void write(String file, String text) throws IOException {
        Files.writeString(Path.of(file), text);
    }

    @Test
    void beginsABaselineAndJudgesByIt() throws IOException {
        Ran begun = Ran.vck("gate", log, "--baseline", baseline, "--update", "--partial");
        Ran judged = Ran.vck("gate", log, "--baseline", baseline);

        assertThat(begun.exit()).isZero();
        assertThat(begun.out()).startsWith("written: " + baseline + "\nGREEN reference");
        assertThat(read(baseline)).contains("\"api/levels/outer-product\": []");
        assertThat(judged.exit()).isZero();
        assertThat(judged.out()).contains("judged: " + log + " by " + baseline);
    }

    @Test
    void namesWhatIsNotAsKnownAndHowToSeeIt() {
        Ran.vck("gate", log, "--baseline", baseline, "--update", "--partial");
        String failing = run("empty-handed");
        Ran otherBackend = Ran.vck("gate", failing, "--baseline", baseline);
        Ran red = Ran.vck("gate", failing, "--partial");

        assertThat(otherBackend.exit()).isEqualTo(2);
        assertThat(otherBackend.err())
                .isEqualTo("vck gate: " + baseline + " is the baseline of reference, and " + failing
                        + " is a log of empty-handed\n");
        assertThat(red.exit()).isEqualTo(1);
        assertThat(red.out())
                .startsWith("RED empty-handed 1: 0 of ")
                .contains("an unexpected failure: mend it")
                .contains("  api/levels/outer-product\n    now    fail: ")
                .contains("    again  vck run --backend empty-handed --filter api/levels/outer-product\n");
    }

    @Test
    void aRunOfAPartIsRedUnlessThatIsSaid() {
        Ran red = Ran.vck("gate", log);

        assertThat(red.exit()).isEqualTo(1);
        assertThat(red.out())
                .contains("a run of a part of the suite: run all of it, or judge the part alone with --partial");
        assertThat(Ran.vck("gate", log, "--partial").exit()).isZero();
    }

    @Test
    void anUpdateKeepsReasonsAndAsksForNewOnes() throws IOException {
        String failing = run("empty-handed");
        String its = folder.resolve("its.json").toString();
        Ran begun = Ran.vck("gate", failing, "--baseline", its, "--update", "--partial");
        Ran explained = Ran.vck("gate", failing, "--baseline", its, "--update", "--reason", "it sees nothing");

        assertThat(begun.exit()).isEqualTo(1);
        assertThat(begun.out()).contains("an entry without a reason: give the reason why it is excused");
        assertThat(explained.exit()).isZero();
        assertThat(read(its)).contains("\"reason\": \"it sees nothing\"").doesNotContain("\"reason\": \"\"");
        assertThat(Ran.vck("gate", failing, "--baseline", its).exit()).isZero();
    }

    @Test
    void aLogThatWasCutIsRedAndWritesNoBaseline() throws IOException {
        String whole = read(log);
        write(log, whole.substring(0, whole.length() - 1_000));
        Ran red = Ran.vck("gate", log, "--baseline", baseline, "--update", "--partial");

        assertThat(red.exit()).isEqualTo(1);
        assertThat(red.out()).contains("a log that was cut short: run again");
        assertThat(Path.of(baseline)).doesNotExist();
    }

    @Test
    void aBackendThatWasNotRunIsMissed() {
        Ran.vck("gate", log, "--baseline", folder.toString(), "--update", "--partial");
        String other = run("loop");
        Ran.vck("gate", other, "--baseline", folder.toString(), "--update", "--partial", "--reason", "a loop");
        Ran one = Ran.vck("gate", log, "--baseline", folder.toString());

        assertThat(Ran.vck("gate", log, other, "--baseline", folder.toString()).exit())
                .isZero();
        assertThat(one.exit()).isEqualTo(1);
        assertThat(one.out()).contains("RED loop: there is no log of it").contains("with --partial");
        assertThat(Ran.vck("gate", log, "--baseline", folder.toString(), "--partial")
                        .exit())
                .isZero();
    }

    @Test
    void aRunNamesItsBackendsSoThatNoOtherIsMissed() {
        Ran.vck("gate", log, "--baseline", folder.toString(), "--update", "--partial");
        String other = run("loop");
        Ran.vck("gate", other, "--baseline", folder.toString(), "--update", "--partial", "--reason", "a loop");
        Ran green = gated("reference", "--baseline", folder.toString());

        assertThat(green.exit()).isZero();
        assertThat(green.out())
                .contains("GREEN reference")
                .contains("note: loop was not run, so " + folder.resolve("loop.json") + " was not looked at");
    }

    private Ran gated(String backend, String... more) {
        List<String> arguments = new ArrayList<>(List.of("run", "--backend", backend, "--filter", SOME, "--no-html"));
        arguments.addAll(List.of("--out", folder.toString(), "--gate"));
        arguments.addAll(List.of(more));
        return Ran.vck(arguments.toArray(String[]::new));
    }

    @Test
    void anUpdateLeavesNothingBesideTheBaselineAndFollowsLinks() throws IOException {
        Path real = Files.createDirectory(folder.resolve("elsewhere")).resolve("real.json");
        Path link = Files.createSymbolicLink(Path.of(baseline), Path.of("elsewhere", "real.json"));
        Ran begun = Ran.vck("gate", log, "--baseline", baseline, "--update", "--partial");
        Ran again = Ran.vck("gate", log, "--baseline", baseline, "--update", "--partial");

        assertThat(begun.exit()).isZero();
        assertThat(again.exit()).isZero();
        assertThat(link).isSymbolicLink();
        assertThat(real).content().contains("\"api/levels/outer-product\": []");
        assertThat(real.getParent()).isDirectoryNotContaining(file -> !file.equals(real));
    }

    @Test
    void wrongUsageIsTold() throws IOException {
        assertThat(Ran.vck("gate").exit()).isEqualTo(2);
        assertThat(Ran.vck("gate", "nowhere.jsonl").err()).isEqualTo("vck gate: there is no file nowhere.jsonl\n");
        assertThat(Ran.vck("gate", folder.toString()).err()).contains(" is a folder; name the logs in it");
        assertThat(Ran.vck("gate", log, log).err()).contains("two of the logs are of reference");
        assertThat(Ran.vck("gate", log, "--baseline", "none.json").err())
                .isEqualTo("vck gate: there is no baseline none.json. --update makes it from a log\n");
        assertThat(Ran.vck("gate", log, "--update").err()).contains("--update needs --baseline");
        write(baseline, "{\"baseline\": \"1.0\"}");
        Ran bad = Ran.vck("gate", log, "--baseline", baseline);
        assertThat(bad.exit()).isEqualTo(2);
        assertThat(bad.err()).contains(baseline + ":1:1 (): the key \"backend\" is missing");
        assertThat(Ran.vck("run", "--baseline", baseline).err()).contains("the key \"backend\" is missing");
        assertThat(Ran.vck("run", "--baseline", baseline, "--update").err())
                .contains("are for --gate, which is missing");
        assertThat(Ran.vck("run", "--baseline", baseline, "--no-html").err())
                .contains("--baseline is for --gate, the site and --allure");
    }

    @Test
    void printsAllThatWasFoundAsJson() {
        JsonNode json =
                Ran.vck("gate", run("empty-handed"), "--partial", "--json").json();

        assertThat(json.get("green").booleanValue()).isFalse();
        JsonNode finding = json.get("logs").get(0).get("findings").get(1);
        assertThat(finding.get("kind").stringValue()).isEqualTo("unexpected-failure");
        assertThat(finding.get("subject").stringValue()).startsWith("api/levels/");
    }

    @Test
    void nothingThatOthersWroteMovesTheCursor() throws IOException {
        String hostile = "\\u001b[31m\\u202e\\u0007\\r";
        write(
                log,
                read(log)
                        .replaceAll(
                                "\"(verdict\":\"pass\",\"message\":\")",
                                "\"verdict\":\"fail\",\"message\":\"" + hostile)
                        .replace("\"name\":\"reference\"", "\"name\":\"" + hostile + "\"")
                        .replace("\"suite\":\"", "\"suite\":\"" + hostile)
                        .replace("api/levels/", "api/" + hostile + "/"));
        for (List<String> command : List.of(
                List.of("gate", log),
                List.of("gate", log, "--baseline", baseline, "--update", "--partial"),
                List.of("gate", log, "--baseline", folder.toString()),
                List.of("diff", log, run("loop")),
                List.of("diff", log, run("loop"), "--markdown"))) {
            Ran ran = Ran.vck(command.toArray(String[]::new));
            assertThat(ran.out() + ran.err()).doesNotContain("\u001b", "\u202e", "\u0007", "\r");
            assertThat(ran.err()).doesNotContain("defect of the kit");
        }
    }

    @Test
    void aRunCanBeJudgedAtOnce() {
        String[] run = {
            "run",
            "--backend",
            "reference",
            "--filter",
            SOME,
            "--no-html",
            "--out",
            folder.toString(),
            "--gate",
            "--baseline",
            baseline
        };
        assertThat(Ran.vck(run).exit()).as("there is no baseline").isEqualTo(2);
        Ran.vck("gate", log, "--baseline", baseline, "--update", "--partial");
        Ran green = Ran.vck(run);

        assertThat(green.exit()).isZero();
        assertThat(green.out()).contains("\nGREEN reference");
    }

    @Test
    void whatChangesWhenItIsRunAgainIsFlaky() {
        Ran ran = Ran.vck(
                "run",
                "--backend",
                "flaky",
                "--filter",
                "api/levels/outer-product",
                "--no-html",
                "--out",
                folder.toString(),
                "--gate",
                "--partial");

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err())
                .isEqualTo("vck run: 1 of the outcomes of flaky are not as expected; running the cases again\n");
        assertThat(ran.out()).contains("flaky: mend it").contains("; then pass\n");
        assertThat(folder.resolve("again/flaky.jsonl")).exists();
    }

    @Test
    void aBackendThatDoesNotStartAgainIsJudgedByWhatItDid() {
        Ran ran = gated("once", "--partial");

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err())
                .contains("can't be run again, and are judged by how they ended: the backend once is gone");
        assertThat(ran.out()).contains("RED once").contains("an unexpected failure");
    }

    @Test
    void twoBackendsOfOneNameAreRefusedBeforeAnythingRuns() throws IOException {
        String before = read(log);
        Ran ran = gated("reference", "--backend", "double", "--partial");

        assertThat(ran.exit()).isEqualTo(3);
        assertThat(ran.err()).startsWith("vck run: two backends call themselves reference. ");
        assertThat(read(log)).isEqualTo(before);
    }

    @Test
    void whatFailsAgainIsNoFlake() {
        Ran ran = Ran.vck(
                "run",
                "--backend",
                "empty-handed",
                "--filter",
                "api/levels/outer-product",
                "--no-html",
                "--out",
                folder.toString(),
                "--gate",
                "--partial",
                "--json");

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.json().get("gate").get("logs").get(0).get("findings"))
                .anyMatch(finding -> finding.get("kind").stringValue().equals("unexpected-failure"));
    }

    @Test
    void aKnownFailureMakesNoGatedRunFail() {
        String its = folder.resolve("its.json").toString();
        Ran.vck("gate", run("empty-handed"), "--baseline", its, "--update", "--partial", "--reason", "it sees nothing");
        Ran green = Ran.vck(
                "run",
                "--backend",
                "empty-handed",
                "--filter",
                SOME,
                "--no-html",
                "--out",
                folder.toString(),
                "--gate",
                "--baseline",
                its);

        assertThat(green.exit()).isZero();
    }
}
