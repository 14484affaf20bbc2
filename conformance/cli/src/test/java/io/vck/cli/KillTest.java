package io.vck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command as a process of its own that is killed at any moment, by a signal that it can't hear of, and then goes on. How
 * often is up to the system property {@code vck.kills}.
 */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class KillTest {
    private static final int KILLS = Integer.getInteger("vck.kills", 3);

    @TempDir
    private Path folder;

    private Process start(Path log, SomeCases cases) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Vck.class.getName()));
        command.addAll(List.of(
                "run",
                "--no-html",
                "--jobs",
                "2",
                "--backend",
                "loop",
                "--cases",
                cases.file().toString(),
                "--resume",
                log.toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
    }

    @Test
    void killedAtAnyMomentTheLogEndsAsThatOfAnUndisturbedRun() throws IOException, InterruptedException {
        SomeCases cases = SomeCases.in(folder);
        cases.run(folder.resolve("undisturbed"));
        List<String> expected = SomeCases.lines(folder.resolve("undisturbed/loop.jsonl"));
        Random random = new Random(4);
        int runs = 0;
        for (int kills = 0; kills < KILLS; runs++) {
            Path log = folder.resolve("killed-" + runs + ".jsonl");
            long needed = 0;
            boolean ended = false;
            while (!ended) {
                // At first anywhere in the life of the process, and later where the log is being written.
                long patience = needed == 0 ? random.nextInt(1_500) : needed + random.nextInt(60);
                long start = System.nanoTime();
                Process process = start(log, cases);
                ended = kills >= KILLS
                        ? process.waitFor(2, TimeUnit.MINUTES)
                        : endsWithin(process, log, patience, needed > 0);
                if (!ended) {
                    process.destroyForcibly().waitFor();
                    kills++;
                    needed = Files.exists(log) && Files.size(log) > 0 ? 1 : needed;
                } else {
                    assertThat(process.exitValue())
                            .as(() -> read(folder.resolve("output")))
                            .isEqualTo(1);
                }
                assertThat(System.nanoTime()).isGreaterThan(start);
            }
            assertThat(SomeCases.lines(log)).isEqualTo(expected);
        }
        assertThat(runs).isPositive();
    }

    /** Waits, for the log to grow if need be, and then for so many milliseconds. */
    private static boolean endsWithin(Process process, Path log, long milliseconds, boolean untilItGrows)
            throws IOException, InterruptedException {
        long before = Files.exists(log) ? Files.size(log) : 0;
        while (untilItGrows && process.isAlive() && Files.size(log) == before) {
            Thread.sleep(1);
        }
        return process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
