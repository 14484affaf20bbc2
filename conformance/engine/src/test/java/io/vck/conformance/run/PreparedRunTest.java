package io.vck.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.backend.spi.Backend;
import io.vck.conformance.backends.LoopBackend;
import io.vck.conformance.backends.ReferenceBackend;
import io.vck.conformance.cases.Case;
import io.vck.conformance.lint.broken.Breakages;
import io.vck.conformance.lint.broken.BrokenBackend;
import io.vck.conformance.prepared.KitDigest;
import io.vck.conformance.prepared.PreparedSuite;
import io.vck.conformance.prepared.SuitePreparer;
import io.vck.reports.log.LogWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run with cases that a build prepared comes to what a run comes to that does all by itself. */
@Timeout(300)
class PreparedRunTest {
    private static final KitDigest DIGEST = new KitDigest(1);

    private static Kit prepared;

    @TempDir
    private Path folder;

    @BeforeAll
    static void prepare(@TempDir Path folder) throws IOException {
        Kit kit = new Kit(new BackendRegistry(List.of()));
        Preparation preparation = kit.preparation();
        Path file = folder.resolve("prepared");
        SuitePreparer.write(
                file,
                kit.profiles(),
                kit.specification(),
                kit.suite(List.of()),
                each -> preparation.prepare(each).oracle(),
                DIGEST);
        prepared = new Kit(
                new BackendRegistry(List.of()),
                Optional.of(PreparedSuite.open(file, DIGEST).orElseThrow()));
    }

    @Test
    void theLogsOfSoundBackendsAreEqual() throws IOException {
        assertEqualLogs(1, new ReferenceBackend());
    }

    @Test
    void soAreThoseOfOneThatIsItsOwnOracle() throws IOException {
        assertEqualLogs(12, new LoopBackend());
    }

    /** Where a case fails, the expected values stand in the log too. */
    @Test
    void soAreThoseOfABrokenBackend() throws IOException {
        assertEqualLogs(12, new BrokenBackend<>(new ReferenceBackend(), Breakages.ROTATED_LANES));
    }

    /**
     * Runs cases in both ways.
     *
     * @param step one case of so many is run
     */
    private void assertEqualLogs(int step, Backend... backends) throws IOException {
        Path with = folder.resolve("with");
        Path without = folder.resolve("without");
        List<Case> cases = LoggedRuns.eachOf(prepared.suite(List.of()).cases(), step);
        new SuiteRun(prepared.preparation(), Optional.empty(), 2, with, LogWriter.Tensors.ABRIDGED, prepared::header)
                .run(cases, List.of(backends), (backend, record) -> {});
        RunSummary summary = LoggedRuns.run(without, 2, LoggedRuns.eachOf(LoggedRuns.bundledCases(), step), backends);
        for (Path log : summary.files()) {
            assertThat(LoggedRuns.records(with.resolve(log.getFileName())))
                    .hasSameSizeAs(cases)
                    .isEqualTo(LoggedRuns.records(log));
        }
    }

    @Test
    void everythingElseOfTheKitIsEqualToo() {
        Kit with = prepared;
        Kit without = with.unprepared();
        assertThat(with.suite(List.of()).digest())
                .isEqualTo(without.suite(List.of()).digest());
        assertThat(with.suite(List.of()).ids())
                .isEqualTo(without.suite(List.of()).ids());
        assertThat(with.suite(List.of()).cases())
                .isEqualTo(without.suite(List.of()).cases());
        assertThat(with.profiles()).isEqualTo(without.profiles());
        assertThat(with.specification()).isEqualTo(without.specification());
        assertThat(with.versions()).isEqualTo(without.versions());
    }
}
