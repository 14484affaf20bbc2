package io.vck.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.backend.spi.Backend;
import io.vck.conformance.cases.Case;
import io.vck.conformance.run.BackendRegistry;
import io.vck.conformance.run.Kit;
import io.vck.conformance.run.LoggedRuns;
import io.vck.reports.log.CaseRecord;
import io.vck.reports.log.CaseVerdict;
import io.vck.reports.log.LogReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole runs on adapters that misbehave: each case gets its one verdict, and the log comes to its end. */
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
class HostileAdapterRunTest {
    private static final String UNVALUED = "\"unvalued\": \"the adapter makes its values up\"";
    private static final Duration LIMIT = Duration.ofSeconds(5);

    @TempDir
    private Path folder;

    private static Map<String, CaseVerdict> misbehaviours() {
        Map<String, CaseVerdict> expected = new LinkedHashMap<>();
        for (String each : List.of(
                "exits",
                "exits-without-an-error",
                "exits-in-the-middle-of-a-line",
                "is-killed",
                "leaves-a-child-and-exits",
                "closes-standard-output",
                "prints-garbage",
                "prints-an-empty-line",
                "prints-an-object-without-an-end",
                "prints-invalid-utf-8",
                "prints-a-bare-nan",
                "prints-a-line-without-an-end",
                "answers-with-a-wrong-number",
                "answers-with-the-number-before",
                "answers-twice",
                "has-too-little-data")) {
            expected.put(each, CaseVerdict.CRASH);
        }
        expected.put("hangs", CaseVerdict.TIMEOUT);
        expected.put("drips", CaseVerdict.TIMEOUT);
        for (String each :
                List.of("is-talkative", "answers-again-when-asked-again", "closes-standard-input", "leaves-a-child")) {
            expected.put(each, CaseVerdict.PASS);
        }
        return expected;
    }

    private Backend toy(String start) {
        WireLimits limits = new WireLimits(Optional.of(LIMIT), Duration.ofSeconds(60), 1 << 20);
        return new WireBackend(ToyAdapter.command(start, folder.resolve("pid").toString()), limits);
    }

    private List<Case> cases(List<String> cases) throws IOException {
        Path file = folder.resolve("hostile.json");
        Files.writeString(file, "{\"cases\": [" + String.join(",\n", cases) + "]}");
        return new Kit(new BackendRegistry(List.of())).suite(List.of(file)).cases();
    }

    private static String caseOf(String name, String behaviour, String expect) {
        return "{\"name\": \"" + name + "\", \"about\": \"how adapters behave\", \"inputs\": {\"x\": \"randn(2)\"},"
                + " \"run\": \"('" + behaviour + "', 42, x)[1]\", \"expect\": " + expect + "}";
    }

    /** The verdicts of a log that is complete, by the names of cases. */
    private Map<String, CaseRecord> records(int all) throws IOException {
        Map<String, CaseRecord> records = new LinkedHashMap<>();
        try (LogReader log = LogReader.open(folder.resolve("out").resolve("toy.jsonl"))) {
            for (Optional<CaseRecord> next = log.next(); next.isPresent(); next = log.next()) {
                records.put(next.get().id().replace("user/hostile/", ""), next.get());
            }
            assertThat(log.footer().orElseThrow().complete()).isTrue();
        }
        assertThat(records).hasSize(all);
        return records;
    }

    @ParameterizedTest
    @CsvSource({"1, well", "2, well", "1, takes-messages-ahead"})
    void everyMisbehaviourCostsItsOwnCaseAndNoOther(int jobs, String start) throws IOException {
        Map<String, CaseVerdict> misbehaviours = misbehaviours();
        List<String> cases = new ArrayList<>();
        misbehaviours.keySet().forEach(each -> {
            cases.add(caseOf(each, each, "{\"equals\": \"42\"}"));
            cases.add(caseOf("after-" + each, "well", "{\"equals\": \"42\"}"));
        });
        LoggedRuns.run(folder.resolve("out"), jobs, cases(cases), toy(start));
        Map<String, CaseRecord> records = records(2 * misbehaviours.size());
        misbehaviours.forEach((name, verdict) -> {
            assertThat(records.get(name).verdict())
                    .as(name + ": " + records.get(name).message())
                    .isEqualTo(verdict);
            assertThat(records.get("after-" + name).verdict())
                    .as("after " + name)
                    .isEqualTo(CaseVerdict.PASS);
        });
    }

    /** What an adapter claims is held against it: exactly one verdict, which says what it did not show. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "shows-nothing | {\"equals\": \"42\"} | equals: result: expected a value, observed none",
                "shows-a-bare-tensor | {\"strides\": [1], UNVALUED} | strides: result: expected strides [1], observed a tensor of which the backend gave no strides",
                "shows-a-bare-tensor | {\"requires_grad\": false, UNVALUED} | requires_grad: result: expected requires_grad false, observed a tensor of which the backend gave no requires_grad",
                "well | {\"same_object\": [\"result\", \"x\"], UNVALUED} | same_object: result: expected an identity, observed a value of which the backend gave none",
                "well | {\"same_data\": [\"result\", \"x\"], UNVALUED} | same_data: result: expected an identity, observed a value of which the backend gave none",
                "well | {\"inputs_after\": {\"x\": \"x\"}, UNVALUED} | inputs_after: x: expected a value, observed none",
                "well | {\"warnings\": {\"pattern\": \"beware\", \"count\": 1}, \"equals\": \"42\"} | warnings: expected 1 warning that matches /beware/, observed none",
                "well | {\"raises\": {\"kind\": \"ValueError\", \"message\": \"no\"}} | raises: error: expected ValueError that matches /no/, observed that it returned 42",
            })
    void aCapabilityThatIsClaimedAndNotShownIsAFailureOfTheBackend(String behaviour, String expect, String message)
            throws IOException {
        LoggedRuns.run(
                folder.resolve("out"),
                1,
                cases(List.of(caseOf("lie", behaviour, expect.replace("UNVALUED", UNVALUED)))),
                toy("claims-everything"));
        CaseRecord record = records(1).get("lie");
        assertThat(record.verdict()).isEqualTo(CaseVerdict.FAIL);
        assertThat(record.message()).isEqualTo(message);
    }

    @Test
    void anAnswerThatIsTooLargeForTheLimitIsACrash() throws IOException {
        LoggedRuns.run(
                folder.resolve("out"),
                1,
                cases(List.of(
                        caseOf("large", "answers-200-megabytes", "{\"equals\": \"42\"}"),
                        caseOf("after", "well", "{\"equals\": \"42\"}"))),
                toy("well"));
        Map<String, CaseRecord> records = records(2);
        assertThat(records.get("large").message()).isEqualTo("the adapter printed a line of more than 1048576 bytes");
        assertThat(records.get("after").verdict()).isEqualTo(CaseVerdict.PASS);
    }
}
