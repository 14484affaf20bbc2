package io.vck.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vck.conformance.cases.Case;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShardsTest {
    private static final List<Case> SUITE = LoggedRuns.bundledCases();
    private static final Durations DURATIONS = Durations.bundled();

    private static List<String> ids(List<Case> cases) {
        return cases.stream().map(Case::id).toList();
    }

    private static List<Case> shard(int index, int count, List<Case> part) {
        return Shards.of(ids(SUITE), count, DURATIONS).take(new Shard(index, count), part);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 50, 2000})
    void everyCaseIsInOneShardAndInNoOther(int count) {
        List<String> all = new ArrayList<>();
        Shards shards = Shards.of(ids(SUITE), count, DURATIONS);
        for (int index = 1; index <= count; index++) {
            all.addAll(ids(shards.take(new Shard(index, count), SUITE)));
        }

        assertThat(all).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(ids(SUITE));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 8, 16})
    void noShardTakesMuchLongerThanItsPart(int count) {
        long all = ids(SUITE).stream().mapToLong(DURATIONS::of).sum();
        long longest = ids(SUITE).stream().mapToLong(DURATIONS::of).max().orElseThrow();
        for (int index = 1; index <= count; index++) {
            long micros = ids(shard(index, count, SUITE)).stream()
                    .mapToLong(DURATIONS::of)
                    .sum();

            assertThat(micros).isLessThanOrEqualTo(Math.max(all / count, longest) * 102 / 100);
        }
    }

    @Test
    void aCaseIsInTheSameShardWhateverElseIsSelectedAndInWhicheverOrder() {
        List<Case> shuffled = new ArrayList<>(SUITE);
        Collections.shuffle(shuffled, new Random(7));
        List<String> shard = ids(shard(3, 8, SUITE));

        assertThat(ids(Shards.of(ids(shuffled), 8, DURATIONS).take(new Shard(3, 8), SUITE)))
                .isEqualTo(shard);
        List<Case> few = SUITE.subList(100, 200);
        Set<String> expected = new HashSet<>(ids(few));
        expected.retainAll(shard);
        assertThat(ids(shard(3, 8, few))).containsExactlyInAnyOrderElementsOf(expected);
    }

    /** What decides is written down: if this fails, shards have moved, which only a new version of the suite may do. */
    @Test
    void theLongestCaseComesFirstAndTiesAreBrokenById() {
        Durations durations = new Durations(10, new TreeMap<>(Map.of("z", 40L, "m", 25L)));
        Shards shards = Shards.of(List.of("a", "b", "c", "m", "z"), 2, durations);
        List<Case> cases =
                List.of("a", "b", "c", "m", "z").stream().map(Fakes::caseNamed).toList();

        assertThat(ids(shards.take(new Shard(1, 2), cases))).containsExactly("c", "z");
        assertThat(ids(shards.take(new Shard(2, 2), cases))).containsExactly("a", "b", "m");
    }

    @Test
    void theDurationsThatComeWithTheSuiteAreOfItsCases() {
        assertThat(ids(SUITE)).containsAll(DURATIONS.byCase().keySet());
        assertThat(DURATIONS.byCase()).hasSizeGreaterThan(40);
    }

    @Test
    void durationsOfALogAreThoseOfItsRecordsAndTheirMedianForOthers(@TempDir Path folder) throws IOException {
        LoggedRuns.run(folder, 1, SUITE.subList(0, 3), new io.vck.conformance.backends.ReferenceBackend());
        Path log = folder.resolve("reference.jsonl");
        Files.writeString(log, timed(Files.readString(log), 1, 4, 2));

        Durations durations = Durations.ofLog(log);

        List<String> ids = ids(SUITE.subList(0, 3));
        assertThat(durations.byCase()).containsOnlyKeys(ids);
        assertThat(durations.of(ids.get(1)) - durations.of(ids.get(0))).isEqualTo(3_000);
        assertThat(durations.of("unknown")).isEqualTo(durations.of(ids.get(2)));
        assertThat(durations.digest())
                .isNotEqualTo(DURATIONS.digest())
                .isEqualTo(Durations.ofLog(log).digest());
    }

    private static String timed(String log, int... milliseconds) {
        String timed = log;
        for (int each : milliseconds) {
            timed = timed.replaceFirst("\"milliseconds\":[0-9.E-]+", "\"took\":0,\"milliseconds\": " + each);
        }
        return timed;
    }

    @Test
    void aShardIsWrittenAsItsNumberAndHowManyThereAre() {
        assertThat(Shard.parse("2/8")).isEqualTo(new Shard(2, 8)).hasToString("2/8");
    }

    @ParameterizedTest
    @CsvSource({
        "0/8, 'the shards of 8 have the numbers 1 to 8, got 0'",
        "9/8, 'the shards of 8 have the numbers 1 to 8, got 9'",
        "1/0, 'expected 1 to 10000 shards, got 0'",
        "1/99999, 'expected 1 to 10000 shards, got 99999'",
        "2, 'expected a number and how many there are, as 2/8, got ''2'''",
        "-1/8, 'expected a number and how many there are, as 2/8, got ''-1/8'''",
        "1/9999999999, 'expected a number and how many there are, as 2/8, got ''1/9999999999'''",
    })
    void aShardThatThereCannotBeIsRefused(String text, String message) {
        assertThatThrownBy(() -> Shard.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
