package io.vck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user can get wrong: a clear message on standard error, nothing on standard output, the documented exit code. */
class BadInputTest {
    @TempDir
    private Path folder;

    private static void refused(Ran ran, int exit, String... messages) {
        assertThat(ran.exit()).as(ran.err()).isEqualTo(exit);
        assertThat(ran.err()).contains(messages).doesNotContain("\tat ", "Exception");
        assertThat(ran.out()).isEmpty();
    }

    private Ran runInFolder(String... more) {
        String[] args = new String[more.length + 3];
        args[0] = "run";
        args[1] = "--out";
        args[2] = folder.resolve("out").toString();
        System.arraycopy(more, 0, args, 3, more.length);
        return Ran.vck(args);
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("mine.json"), text).toString();
    }

    @Test
    void unknownCommand() {
        refused(Ran.vck("rum"), 2, "vck: unknown command 'rum'. Known are: run, smoke, new-adapter, ");
        assertThat(Ran.vck("rum").err()).doesNotContain("benchmark");
    }

    @Test
    void noCommand() {
        refused(Ran.vck(), 2, "vck: which command?", "See vck --help");
    }

    @Test
    void unknownOption() {
        refused(Ran.vck("run", "--fliter", "x"), 2, "vck run: Unknown option", "--fliter", "See vck run --help");
    }

    @Test
    void filterThatMatchesNothing() {
        refused(
                runInFolder("--filter", "api/levels/outer-prodct"),
                2,
                "vck run: no case matches 'api/levels/outer-prodct'. Did you mean api/levels/outer-product");
    }

    @Test
    void unknownCaseToShow() {
        refused(Ran.vck("show", "api/levels/outer"), 2, "no case matches 'api/levels/outer'. Did you mean ");
    }

    @Test
    void unknownBackend() {
        refused(runInFolder("--backend", "torch"), 2, "unknown backend 'torch'. Known are: reference, loop, ");
    }

    @Test
    void unknownProfile() {
        refused(runInFolder("--profile", "all"), 2, "unknown profile 'all'. Known are: portable, pytorch-legacy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "NaN", "1e300"})
    void timeoutThatIsNoTime(String seconds) {
        refused(runInFolder("--timeout=" + seconds), 2, "--timeout: expected seconds, 0 or more, got ");
    }

    @Test
    void timeoutThatIsNoNumber() {
        refused(runInFolder("--timeout=soon"), 2, "--timeout", "'soon' is not a double");
    }

    @Test
    void backendCommandWithAnOpenQuote() {
        refused(runInFolder("--backend-command", "python3 'my"), 2, "--backend-command: a single quote is not closed");
    }

    @Test
    void missingCaseFile() {
        refused(
                runInFolder("--cases", "/nowhere/x.json"),
                2,
                "vck run: /nowhere/x.json: there is no such file or folder");
    }

    @Test
    void malformedJson() throws IOException {
        refused(runInFolder("--cases", file("{\"cases\": [}")), 2, "mine.json:1:");
    }

    @Test
    void everythingThatIsWrongWithAFileIsSaidAtOnceWithItsPlace() throws IOException {
        String text = "{\"about\": \"x\", \"casses\": [], \"cases\": [\n"
                + "{\"name\": \"a\", \"inputs\": {\"x\": \"randn(2)\"}, \"run\": \"vmap(torch.sinn)(x)\",\n"
                + " \"expect\": {\"equals\": \"y\"}}]}";
        refused(
                runInFolder("--cases", file(text)),
                2,
                "mine.json:1:16",
                "casses",
                "mine.json:2:",
                "sinn",
                "(/cases/0/run)",
                "mine.json:3:",
                "(/cases/0/expect/equals)");
    }

    @Test
    void backendThatIsNotThere() {
        refused(
                runInFolder("--backend", "absent"),
                3,
                "vck run: the backend absent needs what is not here; install it");
    }

    @Test
    void adapterThatIsNotThere() {
        refused(runInFolder("--backend-command", "/nowhere/adapter --fast"), 3, "/nowhere/adapter");
    }

    @Test
    void originalWithoutItsEnvironment() {
        Ran ran = Ran.installedIn(
                folder,
                "run",
                "--backend",
                "pytorch-legacy",
                "--out",
                folder.resolve("out").toString());
        refused(ran, 3, "adapters/python/setup pytorch-legacy");
    }

    @Test
    void outputFolderThatCannotBeMade() throws IOException {
        Path inTheWay = Files.writeString(folder.resolve("file"), "");
        refused(
                Ran.vck(
                        "run",
                        "--filter",
                        "api/levels/*",
                        "--out",
                        inTheWay.resolve("out").toString()),
                3,
                "vck run: can't write " + inTheWay.resolve("out"));
    }

    @Test
    void outputFolderThatIsAFile() throws IOException {
        Path inTheWay = Files.writeString(folder.resolve("file"), "");
        refused(
                Ran.vck("run", "--filter", "api/levels/*", "--out", inTheWay.toString()),
                3,
                "vck run: can't write " + inTheWay + ": a file of that name is in the way");
    }
}
