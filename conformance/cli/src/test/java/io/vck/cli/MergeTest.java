package io.vck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.reports.log.LogWriter;
import io.vck.reports.log.Tally;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MergeTest {
    @TempDir
    private Path folder;

    private SomeCases cases;
    private Path merged;

    @BeforeEach
    void writesCases() throws IOException {
        cases = SomeCases.in(folder);
        merged = folder.resolve("merged.jsonl");
    }

    private List<Path> shards(int count, String... more) {
        List<Path> logs = new ArrayList<>();
        for (int index = 1; index <= count; index++) {
            List<String> arguments = new ArrayList<>(List.of("--shard", index + "/" + count));
            arguments.addAll(List.of(more));
            Ran ran = cases.run(folder.resolve("shards"), arguments.toArray(String[]::new));
            assertThat(ran.err()).isEmpty();
            logs.add(folder.resolve("shards/loop.shard-" + index + "-of-" + count + ".jsonl"));
        }
        return logs;
    }

    private Ran merge(List<Path> logs) {
        List<String> arguments = new ArrayList<>(List.of("merge", "--out", merged.toString()));
        logs.forEach(log -> arguments.add(log.toString()));
        return Ran.vck(arguments.toArray(String[]::new));
    }

    private void refused(List<Path> logs, String... messages) {
        Ran ran = merge(logs);
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains(messages);
        assertThat(merged).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 20})
    void theLogOfAllShardsIsThatOfTheRunWithoutShards(int count) throws IOException {
        cases.run(folder);
        List<Path> logs = new ArrayList<>(shards(count));
        Collections.shuffle(logs, new Random(count));

        Ran ran = merge(logs);

        assertThat(ran.err()).isEmpty();
        assertThat(ran.exit()).isZero();
        assertThat(SomeCases.lines(merged)).isEqualTo(SomeCases.lines(folder.resolve("loop.jsonl")));
        List<String> ids = Files.readAllLines(merged).stream()
                .filter(line -> line.startsWith("{\"type\":\"record\""))
                .map(line -> line.replaceFirst(".*?\"id\":\"([^\"]*)\".*", "$1"))
                .toList();
        assertThat(ids).isSorted().hasSize(SomeCases.count());
        assertThat(ran.out()).contains("loop 0.1.0").contains("log: " + merged);
    }

    @Test
    void aSelectionIsDividedAsTheWholeSuiteIs() throws IOException {
        List<Path> all = shards(3);
        List<String> inSecond = Files.readAllLines(all.get(1));
        List<Path> some = shards(3, "--filter", "*good*");

        assertThat(merge(some).exit()).isZero();
        List<String> ofSome = Files.readAllLines(some.get(1)).stream()
                .filter(line -> line.startsWith("{\"type\":\"record\""))
                .map(line -> line.replaceFirst("\"milliseconds\":.*", ""))
                .toList();
        assertThat(ofSome)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(inSecond).anyMatch(other -> other.startsWith(line)));
    }

    @Test
    void aShardThatHasNoneOfTheSelectedCasesIsALogAllTheSame() throws IOException {
        List<Path> logs = shards(3, "--filter", "*/bad");
        List<Integer> lines = new ArrayList<>();
        for (Path log : logs) {
            lines.add(Files.readAllLines(log).size());
        }
        assertThat(lines).containsExactlyInAnyOrder(2, 2, 3);
        assertThat(merge(logs).exit()).isZero();
        assertThat(Files.readAllLines(merged)).hasSize(3);
    }

    @Test
    void missingShardsAreNamed() {
        List<Path> logs = shards(4);
        refused(List.of(logs.get(0), logs.get(2)), "of 4 shards these are missing: 2, 4.");
    }

    @Test
    void aShardThatIsThereTwiceIsNamed() throws IOException {
        List<Path> logs = new ArrayList<>(shards(2));
        Path again = Files.copy(logs.get(0), folder.resolve("again.jsonl"));
        logs.add(again);
        refused(logs, "shard 1/2 is there twice: " + logs.get(0) + " and " + again);
    }

    @Test
    void aLogThatWasCutShortIsRefusedAndItIsSaidHowToGoOn() throws IOException {
        List<Path> logs = shards(2);
        List<String> lines = Files.readAllLines(logs.get(1));
        Files.write(logs.get(1), lines.subList(0, 3));
        refused(
                logs,
                logs.get(1) + " was cut short after 2 of " + (lines.size() - 2)
                        + " cases. Go on with it: vck run --shard 2/2 --resume " + logs.get(1));
        assertThat(cases.resume(logs.get(1), "--shard", "2/2").err()).isEmpty();
        assertThat(merge(logs).exit()).isZero();
    }

    @Test
    void aLogThatLostARecordIsRefused() throws IOException {
        List<Path> logs = shards(2);
        List<String> lines = new ArrayList<>(Files.readAllLines(logs.get(1)));
        lines.remove(2);
        Files.write(logs.get(1), lines);
        refused(logs, logs.get(1) + " is not as its run left it: its footer counts other verdicts");
    }

    @Test
    void aLogThatWasChangedIsRefused() throws IOException {
        List<Path> logs = shards(2);
        Files.writeString(
                logs.get(1), Files.readString(logs.get(1)).replaceFirst("\"about\":\"a case", "\"about\":\"no case"));
        refused(logs, logs.get(1) + " is not as its run left it: a line is not as it was written");
    }

    @Test
    void aRecordInTwoLogsIsNamed() throws IOException {
        List<Path> logs = shards(2);
        List<String> first = Files.readAllLines(logs.get(0));
        String id = first.get(1).replaceFirst(".*?\"id\":\"([^\"]*)\".*", "$1");
        SomeCases.rewrite(logs.get(1), "\"id\":\"[^\"]*\"", "\"id\":\"" + id + "\"");
        refused(logs, id + " has a record in " + logs.get(0) + " and another in " + logs.get(1));
    }

    @Test
    void aRecordOfAnotherCaseIsRefused() throws IOException {
        List<Path> logs = shards(2);
        SomeCases.rewrite(logs.get(1), "\"id\":\"[^\"]*\"", "\"id\":\"user/some/other\"");
        refused(logs, "the logs have 13 cases (", ", their run was to take 13 cases (");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"backend\":{\"name\":\"loop\"|\"backend\":{\"name\":\"pool\"|the backend: loop in the first, pool in the second",
                "\"language\":\"Java|\"language\":\"Jabba|the backend's language: Java",
                "\"suite\":\"1.0\"|\"suite\":\"0.9\"|the version of the suite: 1.0 in the first, 0.9 in the second",
                "\"timeout_ms\":10000|\"timeout_ms\":5|--timeout: 10.0 s in the first, 0.005 s in the second",
                "\"filters\":[]|\"filters\":[\"*\"]|--filter: [] in the first, [*] in the second",
                "\"count\":2,|\"count\":3,|the number of shards: 2 in the first, 3 in the second",
            })
    void logsOfAnotherRunAreRefused(String from, String to, String message) throws IOException {
        List<Path> logs = shards(2);
        assertThat(Files.readString(logs.get(1))).contains(from);
        SomeCases.rewrite(logs.get(1), Pattern.quote(from), to);
        refused(logs, logs.get(0) + " and " + logs.get(1) + " are not of one run:\n", message);
    }

    @Test
    void shardsBalancedByOtherDurationsAreRefused() {
        cases.run(folder);
        List<Path> plain = shards(2);
        List<Path> measured =
                shards(2, "--durations", folder.resolve("loop.jsonl").toString());
        assertThat(merge(measured).exit()).isZero();
        assertThat(plain).isEqualTo(measured);
    }

    @Test
    void aLogThatIsOfNoShardIsRefused() {
        cases.run(folder);
        refused(
                List.of(folder.resolve("loop.jsonl")),
                "loop.jsonl is not the log of a shard: its run was not begun with");
    }

    @Test
    void whatCanNotBeReadIsWrongUsage() throws IOException {
        refused(List.of(folder.resolve("none.jsonl")), "there is no file " + folder.resolve("none.jsonl"));
        refused(List.of(folder), folder + " is a folder; name the logs in it");
        refused(List.of(cases.file()), cases.file() + ":1: ");
    }

    @Test
    void whatCanNotBeWrittenIsSaidAndNoLogIsWrittenOver() throws IOException {
        List<Path> logs = shards(2);
        byte[] before = Files.readAllBytes(logs.get(0));
        merged = logs.get(0);
        Ran ran = merge(logs);
        assertThat(ran.exit()).isEqualTo(3);
        assertThat(ran.err()).contains("can't write " + merged + ": it is one of the logs that are merged");
        assertThat(merged).hasBinaryContent(before);
        merged = cases.file().resolve("a-file-is-no-folder.jsonl");
        assertThat(merge(logs).exit()).isEqualTo(3);
    }

    @Test
    void foldersAreMadeForTheMergedLog() {
        List<Path> logs = shards(2);
        merged = folder.resolve("not/yet/there.jsonl");
        assertThat(merge(logs).exit()).isZero();
        assertThat(merged).exists();
    }

    @Test
    void aLogThatIsBeingWrittenStaysAsItIs() throws IOException {
        List<Path> logs = shards(2);
        cases.run(folder);
        merged = folder.resolve("loop.jsonl");
        byte[] before = Files.readAllBytes(merged);
        try (LogWriter other = LogWriter.resume(merged, LogWriter.Tensors.WHOLE, before.length, Tally.NONE)) {
            Ran ran = merge(logs);
            assertThat(ran.exit()).isEqualTo(3);
            assertThat(ran.err()).contains("can't write " + merged + ": this process is writing to it already");
        }
        assertThat(merged).hasBinaryContent(before);
    }

    @Test
    void wrongShardsAreWrongUsage() {
        for (String shard : List.of("0/2", "3/2", "x", "1/", "auto")) {
            Ran ran = cases.run(folder, "--shard", shard);
            assertThat(ran.exit()).isEqualTo(2);
            assertThat(ran.err()).startsWith("vck run: --shard: ");
        }
        assertThat(cases.run(folder, "--durations", "x").err()).contains("it needs --shard");
        assertThat(cases.run(folder, "--shard", "1/2", "--durations", "x").err())
                .contains("--durations: there is no file x");
    }
}
