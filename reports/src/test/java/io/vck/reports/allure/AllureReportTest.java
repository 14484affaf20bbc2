package io.vck.reports.allure;

import static org.assertj.core.api.Assertions.assertThat;

import io.qameta.allure.internal.Allure2ModelJackson;
import io.qameta.allure.internal.shadowed.jackson.databind.MapperFeature;
import io.qameta.allure.model.Attachment;
import io.qameta.allure.model.Stage;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.TestResult;
import io.vck.reports.known.KnownBackends;
import io.vck.reports.log.CaseRecord;
import io.vck.reports.log.CaseVerdict;
import io.vck.reports.log.LogSummary;
import io.vck.reports.log.LogWriter;
import io.vck.reports.log.Logs;
import io.vck.reports.log.WrittenLogs;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AllureReportTest {
    static final List<String> HOSTILE = WrittenLogs.HOSTILE;

    @TempDir
    private Path folder;

    private Path results() {
        return folder.resolve("results");
    }

    private void write(LogSummary... logs) throws IOException {
        AllureReport.write(List.of(logs), KnownBackends.NONE, results());
    }

    private LogSummary log(CaseRecord... records) throws IOException {
        return WrittenLogs.whole(folder.resolve("toy.jsonl"), records);
    }

    /** The same run at another time. */
    private LogSummary log(Instant started, CaseRecord... records) throws IOException {
        Path file = Files.createTempFile(folder, "toy-", ".jsonl");
        try (LogWriter log =
                LogWriter.create(file, LogWriter.Tensors.ABRIDGED, Logs.header().startedAt(started))) {
            for (CaseRecord record : records) {
                log.write(record);
            }
            log.end(true);
        }
        return LogSummary.read(file);
    }

    private List<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Files.list(results())) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    /** The results by the ids of their cases, as Allure's own model reads them. */
    private Map<String, TestResult> read() throws IOException {
        return files("-result.json").stream()
                .map(AllureReportTest::read)
                .collect(Collectors.toMap(TestResult::getFullName, result -> result));
    }

    private static TestResult read(Path file) {
        try {
            return Allure2ModelJackson.createMapper()
                    .configure(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS, true)
                    .readValue(file.toFile(), TestResult.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode json(String name) throws IOException {
        return new JsonMapper().readTree(Files.readString(results().resolve(name)));
    }

    @Test
    void aCaseIsAResultThatAlluresModelReads() throws IOException {
        write(log(Logs.passed("a/b/c"), Logs.failed("a/b/d[x/y]")));

        TestResult passed = read().get("a/b/c");
        TestResult failed = read().get("a/b/d[x/y]");
        assertThat(passed.getStatus()).isEqualTo(Status.PASSED);
        assertThat(passed.getStage()).isEqualTo(Stage.FINISHED);
        assertThat(failed.getStatus()).isEqualTo(Status.FAILED);
        assertThat(failed.getStart()).isEqualTo(passed.getStop());
        assertThat(failed.getLabels())
                .anyMatch(label ->
                        label.getName().equals("package") && label.getValue().equals("toy.a.b"));
        assertThat(results().resolve("vck-" + failed.getUuid() + "-result.json"))
                .exists();
    }

    @Test
    void attachmentsOfTheSameContentAreOneFile() throws IOException {
        write(log(Logs.passed("a/b/c"), Logs.passed("a/b/d")));

        List<Attachment> attachments = read().get("a/b/c").getAttachments();
        assertThat(attachments)
                .usingRecursiveComparison()
                .isEqualTo(read().get("a/b/d").getAttachments());
        assertThat(attachments)
                .extracting(Attachment::getName)
                .containsExactly("program", "inputs", "expected and observed");
        assertThat(results().resolve(attachments.get(0).getSource())).hasContent("vmap(f)(x)\n");
        assertThat(files("-attachment.py").size() + files("-attachment.txt").size())
                .isEqualTo(3);
    }

    @Test
    void historyDependsOnCaseAndBackendAndNotOnOrderOrTime() throws IOException {
        write(log(Instant.EPOCH, Logs.passed("a/b/c"), Logs.passed("a/b/d")));
        Map<String, String> first = histories();
        write(log(Instant.EPOCH.plusSeconds(60), Logs.failed("a/b/d"), Logs.failed("a/b/new"), Logs.failed("a/b/c")));
        Map<String, String> second = histories();

        assertThat(second).containsAllEntriesOf(first).hasSize(3);
    }

    private Map<String, String> histories() throws IOException {
        Map<String, String> histories = new HashMap<>();
        read().forEach((id, result) -> histories.put(id, result.getHistoryId()));
        return histories;
    }

    @Test
    void whatVckWroteBeforeIsReplacedAndNothingElse() throws IOException {
        write(log(Logs.passed("a/b/gone")));
        Path others = Files.writeString(results().resolve("0815-result.json"), "{}");
        Path similar = Files.writeString(results().resolve("vck-notes.txt"), "mine");
        write(log(Logs.passed("a/b/c")));

        assertThat(others).exists();
        assertThat(similar).exists();
        Files.delete(others);
        assertThat(read()).containsOnlyKeys("a/b/c");
    }

    @ParameterizedTest
    @ValueSource(longs = {60, 0}) // a log that was judged again began when its run did
    void twoRunsOfABackendAreTwoAttempts(long later) throws IOException {
        write(log(Instant.EPOCH, Logs.failed("a/b/c")), log(Instant.EPOCH.plusSeconds(later), Logs.passed("a/b/c")));

        List<TestResult> attempts =
                files("-result.json").stream().map(AllureReportTest::read).toList();
        assertThat(attempts).extracting(TestResult::getStatus).containsExactlyInAnyOrder(Status.FAILED, Status.PASSED);
        assertThat(attempts)
                .extracting(TestResult::getHistoryId)
                .containsOnly(attempts.get(0).getHistoryId());
    }

    @Test
    void aLogThatWasCutShortIsABrokenResult() throws IOException {
        write(WrittenLogs.interrupted(folder.resolve("toy.jsonl"), Logs.passed("a/b/c")));

        assertThat(read().get("the log is whole"))
                .satisfies(result -> assertThat(result.getStatus()).isEqualTo(Status.BROKEN))
                .extracting(result -> result.getStatusDetails().getMessage())
                .isEqualTo("the run was interrupted after 1 case");
    }

    @Test
    void allureLearnsOfTheRun() throws IOException {
        write(log(Logs.passed("a/b/c")));

        Properties environment = new Properties();
        environment.load(new StringReader(Files.readString(results().resolve("environment.properties"))));
        assertThat(environment).containsEntry("backend toy", "2.1 (Java 17)").containsEntry("suite", "1.0");
        JsonNode executor = json("executor.json");
        assertThat(executor.get("reportName").asString()).isEqualTo("vmap conformance: toy");
        assertThat(executor.get("buildOrder").asLong())
                .isEqualTo(Instant.parse("2026-01-02T03:04:05Z").getEpochSecond());
        assertThat(json("categories.json").get(0).get("name").asString()).isEqualTo("Unexpected");
        assertThat(json("categories.json").get(2).get("matchedStatuses").get(0).asString())
                .isEqualTo("failed");
    }

    @ParameterizedTest
    @FieldSource("HOSTILE")
    void anyTextIsTextAndNothingElse(String text) throws IOException {
        write(log(
                WrittenLogs.hostile("a/b/c" + text, CaseVerdict.FAIL, text),
                WrittenLogs.hostile("../../" + text, CaseVerdict.CRASH, text)));

        assertThat(files("-result.json")).hasSize(2);
        assertThat(read().values()).allSatisfy(result -> {
            assertThat(result.getDescriptionHtml()).doesNotContainPattern("<(?!/?(p|strong|code|em|br|pre)>)");
            assertThat(result.getStatusDetails().getMessage()
                            + result.getStatusDetails().getTrace())
                    .doesNotContainPattern("<[A-Za-z/!?]");
            assertThat(result.getName() + result.getFullName()).doesNotContain("\n", "\u001b", "\u202e", "\u0000");
        });
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all).containsExactlyInAnyOrder(results(), folder.resolve("toy.jsonl"));
        }
    }
}
