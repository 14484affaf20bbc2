package io.vck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WireLogOptionTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;

    private Ran run(Path wireLog, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "run",
                "--filter",
                "api/levels/*",
                "--out",
                folder.resolve("out").toString(),
                "--wire-log",
                wireLog.toString()));
        args.addAll(List.of(more));
        return Ran.vck(args.toArray(String[]::new));
    }

    @Test
    void theConversationsOfAllProcessesAreInOneFile() throws IOException {
        Path file = folder.resolve("wire.jsonl");
        Ran ran = run(file, "--backend-command", SlowAdapter.command("0"), "--backend", "reference", "--jobs", "2");
        assertThat(ran.exit()).isZero();
        assertThat(ran.err()).isEmpty();
        List<JsonNode> lines =
                Files.readAllLines(file).stream().map(JSON::readTree).toList();
        assertThat(lines).extracting(line -> line.get("process").asInt()).contains(1, 2);
        assertThat(lines)
                .filteredOn(line -> line.get("event").asString().equals("received"))
                .filteredOn(line -> line.get("message").get("type").asString().equals("unsupported"))
                .hasSize(JSON.readTree(
                                run(file, "--backend", "reference", "--json").out())
                        .get("backends")
                        .get(0)
                        .get("total")
                        .asInt());
        assertThat(lines)
                .filteredOn(line -> line.get("event").asString().equals("stderr"))
                .extracting(line -> line.get("text").asString())
                .containsExactly("good morning", "good morning");
    }

    @Test
    void aFileThatCanNotBeWrittenIsNamedBeforeAnythingRuns() {
        Path file = folder.resolve("no-such-folder").resolve("wire.jsonl");
        Ran ran = run(file, "--backend", "reference");
        assertThat(ran.exit()).isEqualTo(3);
        assertThat(ran.err()).isEqualToIgnoringNewLines("vck run: can't write " + file + ": there is no such folder");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void aRunWithoutAdaptersHasNothingToWriteDown() {
        Path file = folder.resolve("wire.jsonl");
        Ran ran = run(file, "--backend", "reference");
        assertThat(ran.exit()).isZero();
        assertThat(ran.err())
                .isEqualToIgnoringNewLines("vck run: no backend of this run is in a process of its own, so there is"
                        + " nothing to write to " + file);
        assertThat(file).isEmptyFile();
    }
}
