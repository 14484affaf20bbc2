package io.vck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResumeTest {
    @TempDir
    private Path folder;

    private SomeCases cases;
    private Path log;
    private byte[] whole;
    private List<String> expected;

    @BeforeEach
    void runs() throws IOException {
        cases = SomeCases.in(folder);
        cases.run(folder);
        log = folder.resolve("loop.jsonl");
        whole = Files.readAllBytes(log);
        expected = SomeCases.lines(log);
        assertThat(expected).hasSize(SomeCases.count() + 2);
    }

    private void cut(int length) throws IOException {
        Files.write(log, Arrays.copyOf(whole, length));
    }

    /** The log of a run that was killed has no footer, and so no checksum. */
    private void writeUnended(String lines) throws IOException {
        Files.writeString(log, lines.substring(0, lines.indexOf("{\"type\":\"footer\"")));
    }

    private int lineEnd(int line) {
        int at = -1;
        for (int i = 0; i < line; i++) {
            do {
                at++;
            } while (whole[at] != '\n');
        }
        return at + 1;
    }

    @Test
    void cutAnywhereTheLogEndsAsThatOfAnUndisturbedRun() throws IOException {
        Random random = new Random(6);
        for (int i = 0; i < 40; i++) {
            cut(random.nextInt(whole.length + 1));

            Ran ran = cases.resume(log);

            assertThat(ran.err()).isEmpty();
            assertThat(ran.exit()).isEqualTo(1);
            assertThat(SomeCases.lines(log)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "20", "5000"})
    void aLogThatHasNoWholeHeaderYetIsBegun(int length) throws IOException {
        assertThat(length).isLessThan(lineEnd(1));
        cut(length);
        cases.resume(log);
        assertThat(SomeCases.lines(log)).isEqualTo(expected);
    }

    @Test
    void aLogThatDoesNotExistIsBegunInItsPlace() throws IOException {
        Path other = folder.resolve("new/other.jsonl");
        cases.resume(other);
        assertThat(SomeCases.lines(other)).isEqualTo(expected);
    }

    @Test
    void aRecordWithoutItsLineEndIsWrittenAgainAndNotTwice() throws IOException {
        cut(lineEnd(4) - 1);
        cases.resume(log);
        assertThat(SomeCases.lines(log)).isEqualTo(expected);
    }

    @Test
    void theFooterOfAnInterruptedRunIsNoLongerTrue() throws IOException {
        Files.writeString(log, Files.readString(log).replace("\"complete\":true", "\"complete\":false"));
        cases.resume(log);
        assertThat(SomeCases.lines(log)).isEqualTo(expected);
    }

    @Test
    void onlyWhatIsMissingRunsAndEverythingIsReported() throws IOException {
        cut(lineEnd(SomeCases.count() - 1));
        Ran ran = cases.resume(log, "--json");
        assertThat(ran.json().get("backends").get(0).get("total").asInt()).isEqualTo(SomeCases.count());
        cut(lineEnd(SomeCases.count() - 1));
        assertThat(cases.resume(log).out()).contains("FAIL user/some/bad on loop", "FAIL user/some/large-and-bad");
        assertThat(Files.readAllLines(log).subList(0, SomeCases.count() - 1))
                .isEqualTo(new String(whole, java.nio.charset.StandardCharsets.UTF_8)
                        .lines()
                        .limit(SomeCases.count() - 1)
                        .toList());
    }

    @Test
    void aLogWithNothingMissingStaysAsItIsAndStaysRed() throws IOException {
        assertThat(cases.resume(log).exit()).isEqualTo(1);
        assertThat(SomeCases.lines(log)).isEqualTo(expected);
    }

    @Test
    void severalBackendsGoOnWithTheirOwnLogs() throws IOException {
        Path both = folder.resolve("both");
        String[] run = {
            "run", "--no-html", "--jobs", "2", "--cases", cases.file().toString(), "--out", both.toString()
        };
        Ran.vck(run);
        List<String> reference = SomeCases.lines(both.resolve("reference.jsonl"));
        List<String> loop = SomeCases.lines(both.resolve("loop.jsonl"));
        Files.writeString(
                both.resolve("loop.jsonl"),
                Files.readAllLines(both.resolve("loop.jsonl")).get(0) + "\n");
        List<String> some = Files.readAllLines(both.resolve("reference.jsonl")).subList(0, 4);
        Files.writeString(both.resolve("reference.jsonl"), String.join("\n", some));

        Ran ran = Ran.vck(
                "run",
                "--no-html",
                "--cases",
                cases.file().toString(),
                "--resume",
                both.resolve("loop.jsonl").toString(),
                "--resume",
                both.resolve("reference.jsonl").toString());

        assertThat(ran.err()).isEmpty();
        assertThat(SomeCases.lines(both.resolve("reference.jsonl"))).isEqualTo(reference);
        assertThat(SomeCases.lines(both.resolve("loop.jsonl"))).isEqualTo(loop);
    }

    private void refused(Ran ran, String... messages) throws IOException {
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains(messages);
        assertThat(ran.out()).isEmpty();
        assertThat(log).hasBinaryContent(whole);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--filter|*good*|--filter: [] then, [*good*] now",
                "--filter|*good*|the selected cases: 13 cases (",
                "--profile|portable|--profile: none then, portable now",
                "--timeout|3|--timeout: 10.0 s then, 3.0 s now",
                "--shard|1/2|the number of shards: none then, 2 now",
            })
    void otherOptionsAreRefused(String option, String value, String message) throws IOException {
        refused(cases.resume(log, option, value), log + " is of another run:\n", message, "Resume it with the options");
    }

    @Test
    void valuesThatAreKeptOtherwiseAreRefused() throws IOException {
        refused(cases.resume(log, "--keep-values"), "--keep-values: false then, true now");
    }

    @Test
    void anotherBackendIsRefused() throws IOException {
        Ran ran = Ran.vck(
                "run", "--backend", "reference", "--cases", cases.file().toString(), "--resume", log.toString());
        refused(ran, "the backend: loop then, reference now");
    }

    @Test
    void casesThatWereChangedAreRefused() throws IOException {
        Files.writeString(cases.file(), Files.readString(cases.file()).replace("x.cos()", "x.sin()"));
        refused(cases.resume(log), "the case files (by a digest of their text): ");
    }

    @Test
    void anotherKitIsRefused() throws IOException {
        writeUnended(Files.readString(log).replaceFirst("\"suite\":\"[^\"]*\"", "\"suite\":\"0.9\""));
        whole = Files.readAllBytes(log);
        refused(cases.resume(log), "the version of the suite: 0.9 then, ");
    }

    @Test
    void aRecordThatIsThereTwiceIsRefused() throws IOException {
        Files.writeString(log, Files.readString(log).replace("user/some/good-1\"", "user/some/good-0\""));
        whole = Files.readAllBytes(log);
        refused(cases.resume(log), log + " has two records of user/some/good-0: several runs wrote to it");
    }

    @Test
    void aRecordOfNoCaseOfTheRunIsRefused() throws IOException {
        writeUnended(Files.readString(log).replace("user/some/good-1\"", "user/some/good-9\""));
        whole = Files.readAllBytes(log);
        refused(cases.resume(log), log + " has a record of user/some/good-9, which this run does not take");
    }

    @Test
    void aFileThatIsNoLogIsNotOverwritten() throws IOException {
        whole = "{\"type\": \"something\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Files.write(log, whole);
        refused(cases.resume(log), "--resume: " + log + ":1: ");
    }

    @Test
    void aLogThatAnotherProcessWritesToIsLeftAlone() throws IOException {
        try (RandomAccessFile other = new RandomAccessFile(log.toFile(), "rw");
                FileLock lock = other.getChannel().lock()) {
            assertThat(lock.isValid()).isTrue();
            Ran ran = cases.resume(log);
            assertThat(ran.exit()).isEqualTo(3);
            assertThat(ran.err()).contains("can't write " + log + ": this process is writing to it already");
        }
        assertThat(log).hasBinaryContent(whole);
    }

    @Test
    void neitherAFolderNorARerunGoesWithIt() throws IOException {
        refused(cases.resume(log, "--out", "x"), "leave --out out");
        refused(cases.resume(log, "--rerun-failed", log.toString()), "leave one of them out");
    }

    @Test
    void aLogOfWhichNothingWasWrittenDoesNotSayItsBackend() throws IOException {
        Ran ran = Ran.vck("run", "--resume", folder.resolve("none.jsonl").toString());
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("nothing was written to", "Name it, with --backend or --backend-command");
    }

    @Test
    void aLogThatWasChangedAfterItsRunIsRefused() throws IOException {
        String changed =
                Files.readString(log).replaceFirst("\"verdict\":\"(fail|unsupported)\"", "\"verdict\":\"pass\"");
        Files.writeString(log, changed);

        Ran ran = cases.resume(log);

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("is not as its run left it").contains("Begin again, without --resume");
        assertThat(Files.readString(log)).isEqualTo(changed);
    }
}
