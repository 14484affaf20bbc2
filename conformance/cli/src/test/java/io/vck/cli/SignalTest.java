package io.vck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command as a process of its own that is told to end. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class SignalTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;

    @AfterEach
    void endWhatIsLeft() throws IOException {
        if (Files.exists(pids())) {
            SlowAdapter.processes(pids()).forEach(ProcessHandle::destroyForcibly);
        }
    }

    private Path pids() {
        return folder.resolve("pids");
    }

    private Path log() {
        return folder.resolve("out").resolve("slow.jsonl");
    }

    /** They take so long together that no signal comes too late. */
    private Path cases() throws IOException {
        String numbers = IntStream.range(0, 200).mapToObj(String::valueOf).collect(Collectors.joining(", "));
        return Files.writeString(folder.resolve("cases.json"), """
                {"cases": [{"name": "slow", "about": "Slow.", "matrix": {"n": [%s]},
                  "inputs": {"x": "full((2,), 1.0 * n)"}, "run": "vmap(torch.sin)(x)", "expect": {"equals": "x.sin()"}}]}
                """.formatted(numbers));
    }

    private Process start(String jobs) throws IOException {
        List<String> command = new ArrayList<>(InterruptibleProcess.PREFIX);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Vck.class.getName(),
                "run",
                "--jobs",
                jobs,
                "--backend-command",
                SlowAdapter.command("250", pids().toString()),
                "--cases",
                cases().toString(),
                "--out",
                folder.resolve("out").toString(),
                "--wire-log",
                folder.resolve("wire.jsonl").toString()));
        return new ProcessBuilder(command)
                .redirectOutput(folder.resolve("stdout").toFile())
                .redirectError(folder.resolve("stderr").toFile())
                .start();
    }

    /** Waits until some verdicts are there. */
    private void awaitVerdicts(Process kit) throws IOException, InterruptedException {
        while (!Files.exists(log()) || Files.readAllLines(log()).size() < 4) {
            assertThat(kit.isAlive())
                    .as(Files.readString(folder.resolve("stderr")))
                    .isTrue();
            Thread.sleep(20);
        }
    }

    private static void signal(String name, long pid) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                .inheritIO()
                .start()
                .waitFor();
    }

    private static void assertEnded(List<ProcessHandle> processes) {
        processes.forEach(process -> process.onExit().join());
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream().map(JSON::readTree).toList();
    }

    @ParameterizedTest
    @CsvSource({"INT, 130, 1", "TERM, 143, 1", "HUP, 129, 1", "INT, 130, 2"})
    void aSignalEndsTheRunAndAllProcessesAndTheLogHasEveryVerdict(String signal, int exitCode, String jobs)
            throws IOException, InterruptedException {
        String out = String.valueOf(log().getParent());
        Ran.vck("run", "--backend", "reference", "--filter", "api/levels/*", "--out", out);
        Process kit = start(jobs);
        awaitVerdicts(kit);
        List<ProcessHandle> processes = SlowAdapter.processes(pids());
        assertThat(processes).hasSize(2);

        signal(signal, kit.pid());

        assertThat(kit.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(kit.exitValue()).isEqualTo(exitCode);
        assertEnded(processes);
        List<JsonNode> log = lines(log());
        List<JsonNode> records = log.subList(1, log.size() - 1);
        assertThat(records)
                .hasSizeGreaterThan(2)
                .allSatisfy(
                        record -> assertThat(record.get("verdict").asString()).isEqualTo("unsupported"));
        assertThat(log.get(log.size() - 1).get("type").asString()).isEqualTo("footer");
        assertThat(log.get(log.size() - 1).get("complete").asBoolean()).isFalse();
        assertThat(folder.resolve("stderr"))
                .hasContent(
                        "vck run: interrupted after " + records.size() + " verdicts, which are in the log: " + log());
        assertThat(folder.resolve("stdout")).isEmptyFile();
        assertThat(log().resolveSibling("index.html"))
                .as("the site of the run before")
                .doesNotExist();
        assertThat(lines(folder.resolve("wire.jsonl")))
                .extracting(line -> line.get("event").asString())
                .contains("started", "sent", "received", "ended");
    }

    /** Nothing can be done then but what was done before: the log has whole lines, and the adapter sees its input end. */
    @Test
    void ifTheKitIsKilledTheAdapterSeesTheEndOfItsInputAndTheLogIsWholeAsFarAsItGoes()
            throws IOException, InterruptedException {
        Process kit = start("1");
        awaitVerdicts(kit);
        ProcessHandle adapter = SlowAdapter.processes(pids()).get(1);

        signal("KILL", kit.pid());

        adapter.onExit().join();
        assertThat(lines(log())).hasSizeGreaterThan(3);
        assertThat(lines(folder.resolve("wire.jsonl")))
                .extracting(line -> line.get("event").asString())
                .contains("started", "sent", "received");
    }
}
