package io.vck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.reports.log.LogSummary;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every command that writes or reads logs, on a log that is larger than its heap. How large is up to the system property
 * {@code vck.large.megabytes}; the heap stays the same.
 */
class LargeLogTest {
    private static final int MEGABYTES = Integer.getInteger("vck.large.megabytes", 40);
    private static final int HEAP_MEGABYTES = 32;
    private static final int CASES = MEGABYTES * 10 / 7 + 2;

    @TempDir
    private Path folder;

    /** Each fails, and so leaves a record of 0.7 megabytes. */
    private Path cases() throws IOException {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= CASES; i++) {
            values.add(String.valueOf(i));
        }
        return Files.writeString(folder.resolve("large.json"), """
                {"cases": [{"name": "large", "about": "Large.", "matrix": {"n": [%s]},
                  "inputs": {"x": "full((2, 65536), 0.001 * n)"}, "run": "vmap(torch.sin)(x)", "expect": {"equals": "x.cos()"}}]}
                """.formatted(String.join(", ", values)));
    }

    /** Runs the command as a process of a small heap, and returns its exit code. */
    private int vck(Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP_MEGABYTES + "m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Vck.class.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        int exit = process.waitFor();
        assertThat(folder.resolve("output")).content().doesNotContain("out of memory", "defect of the kit");
        return exit;
    }

    @Test
    void everyCommandTakesBoundedMemory() throws IOException, InterruptedException {
        Path cases = cases();
        Path log = folder.resolve("loop.shard-1-of-1.jsonl");
        Object[] run = {"run", "--backend", "loop", "--cases", cases, "--no-html", "--shard", "1/1", "--out", folder};
        assertThat(vck(run)).isEqualTo(1);
        long size = Files.size(log);
        assertThat(size).isGreaterThan(MEGABYTES * 1_000_000L);

        try (FileChannel file = FileChannel.open(log, StandardOpenOption.WRITE)) {
            file.truncate(size / 2);
        }
        assertThat(vck("run", "--backend", "loop", "--cases", cases, "--shard", "1/1", "--resume", log))
                .isEqualTo(1);
        assertThat(LogSummary.read(log).flaw()).isEmpty();
        assertThat(Files.size(log)).isBetween(size - 1_000, size + 1_000);

        Path merged = folder.resolve("merged.jsonl");
        assertThat(vck("merge", log, "--out", merged)).isZero();
        Path baseline = folder.resolve("loop.json");
        assertThat(vck("gate", merged, "--baseline", baseline, "--update", "--reason", "made so"))
                .isZero();
        assertThat(vck("gate", merged, "--baseline", baseline)).isZero();
        assertThat(vck("diff", log, merged, "--exit-code")).isZero();
        Path again = folder.resolve("again.jsonl");
        assertThat(vck("rejudge", merged, "--cases", cases, "--out", again)).isEqualTo(1);
        assertThat(LogSummary.read(again).tally())
                .isEqualTo(LogSummary.read(merged).tally());
        Path page = folder.resolve("page");
        Object[] report = {
            "report", merged, "--junit", page.resolve("j.xml"), "--markdown", page.resolve("m.md"), "--html", page
        };
        assertThat(vck(report)).isZero();
    }
}
