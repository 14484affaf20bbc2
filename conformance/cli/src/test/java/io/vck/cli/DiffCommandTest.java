package io.vck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class DiffCommandTest {
    @TempDir
    private Path folder;

    private String good;
    private String bad;

    @BeforeEach
    void runTwoBackends() {
        good = run("reference");
        bad = run("empty-handed");
    }

    private String run(String backend) {
        Ran.vck(
                "run",
                "--backend",
                backend,
                "--filter",
                "api/levels/outer-product",
                "--no-html",
                "--out",
                folder.toString());
        return folder.resolve(backend + ".jsonl").toString();
    }

    @Test
    void saysWhatBrokeByGroup() {
        Ran diff = Ran.vck("diff", good, bad);

        assertThat(diff.exit()).isZero();
        assertThat(diff.out())
                .contains("note: the backend was reference, and is empty-handed\n")
                .contains(
                        "\n1 broken\n\napi/levels: 1 broken\n  broken  api/levels/outer-product\n          now  fail: ");
        assertThat(Ran.vck("diff", bad, good).out())
                .contains("  fixed   api/levels/outer-product\n          was  fail: ");
    }

    @Test
    void theExitCodeSaysWhetherTheyDifferIfThatIsAskedFor() {
        assertThat(Ran.vck("diff", good, bad, "--exit-code").exit()).isEqualTo(1);
        assertThat(Ran.vck("diff", good, good, "--exit-code").exit()).isZero();
        assertThat(Ran.vck("diff", good, good).out()).endsWith("no case ends otherwise\n");
    }

    @Test
    void asJson() {
        JsonNode json = Ran.vck("diff", good, bad, "--json").json();

        assertThat(json.get("counts").get("broken").intValue()).isEqualTo(1);
        JsonNode change = json.get("changes").get(0);
        assertThat(change.get("kind").stringValue()).isEqualTo("broken");
        assertThat(change.get("case").stringValue()).isEqualTo("api/levels/outer-product");
        assertThat(change.get("old").get("verdict").stringValue()).isEqualTo("pass");
    }

    @Test
    void asMarkdown() {
        assertThat(Ran.vck("diff", good, bad, "--markdown").out())
                .contains("| <code>api/levels</code> | 1 |  |  |  |  |\n| **all** | 1 |  |  |  |  |\n")
                .contains("| broken | <code>api/levels/outer-product</code> | <code>pass</code> | <code>fail");
    }

    @Test
    void wrongUsageIsTold() {
        assertThat(Ran.vck("diff", good).exit()).isEqualTo(2);
        assertThat(Ran.vck("diff", good, "nowhere").err()).isEqualTo("vck diff: there is no file nowhere\n");
        assertThat(Ran.vck("diff", good, bad, "--json", "--markdown").exit()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"diff", "gate"})
    void aNameCanNotPassForALineOfTheKitsOwn(String command) throws IOException {
        Path forged = folder.resolve("forged.jsonl");
        Files.writeString(
                forged,
                Files.readString(Path.of(bad))
                        .replace("\"empty-handed\"", "\"toy\\nGREEN forged\"")
                        .replace("\"api/levels/outer-product\"", "\"api/levels/x\\nGREEN forged\""));

        Ran ran =
                command.equals("diff") ? Ran.vck("diff", good, forged.toString()) : Ran.vck("gate", forged.toString());

        assertThat(ran.out()).contains("toy\\x0aGREEN forged").contains("api/levels/x\\x0aGREEN forged");
        assertThat(ran.out().lines()).noneMatch(line -> line.startsWith("GREEN"));
    }
}
