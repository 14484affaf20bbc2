package io.vck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.reports.log.LogSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a run when there is no room for its log. */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class FullDiskTest {
    @TempDir
    private Path folder;

    /**
     * Runs the command as a process whose files can't grow beyond so many kilobytes. The wire is not written: the limit is
     * one for every file.
     */
    private int limited(int kilobytes, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "bash",
                "-c",
                "ulimit -f " + kilobytes + "; exec \"$@\"",
                "bash",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                Vck.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out.txt").toFile())
                .redirectError(folder.resolve("err.txt").toFile())
                .start();
        assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void theVerdictsReachedSoFarAreKeptAndTheRunCanGoOn(String jobs) throws IOException, InterruptedException {
        SomeCases cases = SomeCases.in(folder);
        cases.run(folder.resolve("roomy"));
        Path roomy = folder.resolve("roomy/loop.jsonl");
        int kilobytes = (int) (Files.size(roomy) / 1024 * 2 / 3);
        String[] run = {
            "run",
            "--no-html",
            "--jobs",
            jobs,
            "--backend",
            "loop",
            "--cases",
            cases.file().toString(),
            "--out",
            folder.toString()
        };

        int exit = limited(kilobytes, run);

        Path log = folder.resolve("loop.jsonl");
        assertThat(folder.resolve("err.txt"))
                .content()
                .startsWith("vck run: can't write " + log + ": File too large. ")
                .contains("go on with it by --resume " + log)
                .doesNotContain("at io.vck", "defect of the kit");
        assertThat(exit).isEqualTo(3);
        LogSummary kept = LogSummary.read(log);
        assertThat(kept.flaw()).isPresent();
        assertThat(kept.tally().total()).isPositive();
        cases.resume(log);
        assertThat(SomeCases.lines(log)).isEqualTo(SomeCases.lines(roomy));
    }

    @Test
    void aDeviceWithoutAnyRoomIsSaid() throws IOException {
        Path full = Path.of("/dev/full");
        assertThat(full).exists();
        SomeCases cases = SomeCases.in(folder);
        Files.createSymbolicLink(folder.resolve("loop.jsonl"), full);
        Ran ran = cases.run(folder);
        assertThat(ran.exit()).isEqualTo(3);
        assertThat(ran.err()).startsWith("vck run: can't write " + folder.resolve("loop.jsonl") + ": No space left");
        for (String report : List.of("--junit", "--markdown", "--badge")) {
            cases.run(folder.resolve("ok"));
            Ran rendered = Ran.vck("report", folder.resolve("ok/loop.jsonl").toString(), report, full.toString());
            assertThat(rendered.exit()).isEqualTo(3);
            assertThat(rendered.err()).startsWith("vck report: can't write /dev/full: No space left");
        }
    }
}
