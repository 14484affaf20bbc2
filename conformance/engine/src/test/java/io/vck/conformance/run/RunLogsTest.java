package io.vck.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vck.backend.spi.BackendInfo;
import io.vck.conformance.judge.Outcome;
import io.vck.conformance.judge.Verdict;
import io.vck.conformance.run.Fakes.Expect;
import io.vck.reports.log.Environment;
import io.vck.reports.log.Header;
import io.vck.reports.log.LogWriter;
import io.vck.reports.log.Versions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunLogsTest {
    private static final BackendInfo BACKEND = new BackendInfo("fake", "1", "Java", Set.of());

    @TempDir
    private Path folder;

    private RunLogs begin(Path in, BackendInfo... backends) {
        return RunLogs.begin(
                LogTarget.folder(in),
                Set.of(),
                List.of(backends),
                LogWriter.Tensors.ABRIDGED,
                identity -> Header.of(Versions.of("1.0", "1.0", "1"), identity, Environment.here()));
    }

    private static Result result(String id) {
        return new Result(
                Fakes.caseNamed(id, Expect.met()),
                BACKEND,
                DescribedInputs.NONE,
                Optional.empty(),
                Verdict.unjudged(Outcome.CRASH, "died"),
                Duration.ofMillis(3));
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(folder.resolve("fake.jsonl"));
    }

    @Test
    void resultIsInTheFileBeforeTheNextCaseRuns() throws IOException {
        try (RunLogs logs = begin(folder, BACKEND)) {
            logs.write(result("a"));
            assertThat(lines()).hasSize(2).last().asString().contains("\"id\":\"a\"", "\"verdict\":\"crash\"", "died");
        }
    }

    @Test
    void interruptedLogEndsWithAFooterThatSaysSoAndNothingAfterIt() throws IOException {
        try (RunLogs logs = begin(folder, BACKEND)) {
            assertThat(logs.write(result("a"))).isPresent();
            logs.end(false);
            assertThat(logs.write(result("b"))).isEmpty();
            logs.end(true);
            assertThat(logs.total()).isEqualTo(1);
        }
        assertThat(lines()).hasSize(3).last().asString().contains("\"complete\":false", "\"crash\":1");
    }

    @ParameterizedTest
    @CsvSource({"my backend/2, my_backend_2.jsonl", "../up, _._up.jsonl", "ünï, _n_.jsonl"})
    void nameThatIsNoFileNameStaysInTheFolder(String name, String file) {
        BackendInfo backend = new BackendInfo(name, "1", "Java", Set.of());
        try (RunLogs logs = begin(folder.resolve("new/folder"), backend)) {
            assertThat(logs.file(backend))
                    .isEqualTo(folder.resolve("new/folder/" + file))
                    .exists();
        }
    }

    @Test
    void namesThatBecomeOneWhereTheyAreMadeFitGetFilesOfTheirOwn() {
        List<BackendInfo> backends = Stream.of("a/b", "a_b", "A_b", "a_b-2")
                .map(name -> new BackendInfo(name, "1", "Java", Set.of()))
                .toList();
        try (RunLogs logs = begin(folder, backends.toArray(BackendInfo[]::new))) {
            assertThat(backends)
                    .extracting(backend -> logs.file(backend).getFileName().toString())
                    .containsExactly("a_b.jsonl", "a_b-2.jsonl", "A_b-3.jsonl", "a_b-2-2.jsonl");
        }
    }

    @Test
    void nameThatIsLongerThanAFileNameMayBeHasALogAllTheSame() {
        BackendInfo backend = new BackendInfo("x".repeat(300), "1", "Java", Set.of());
        try (RunLogs logs = begin(folder, backend)) {
            assertThat(logs.file(backend)).exists();
        }
    }

    @Test
    void folderInPlaceOfALogIsRefusedWithItsName() throws IOException {
        Path inTheWay = Files.createDirectory(folder.resolve("fake.jsonl"));
        assertThatThrownBy(() -> begin(folder, BACKEND))
                .isInstanceOf(Unwritable.class)
                .hasMessageStartingWith("can't write " + inTheWay + ": ");
    }
}
