package io.vck.conformance.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.backend.spi.Backend;
import io.vck.conformance.backends.LoopBackend;
import io.vck.conformance.backends.ReferenceBackend;
import io.vck.conformance.cases.Case;
import io.vck.conformance.run.GuardedBackend;
import io.vck.conformance.run.LoggedRuns;
import io.vck.conformance.run.RunSummary;
import io.vck.reports.log.CaseVerdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A backend that runs in another process comes to what it comes to in this one. */
@Timeout(300)
class ServedBackendsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"reference, 1, 1", "loop, 3, 12"})
    void recordsOverTheWireAreThoseOfThisProcess(String name, int jobs, int step) throws IOException {
        List<Case> cases = LoggedRuns.eachOf(LoggedRuns.bundledCases(), step);
        Backend here = name.equals("loop") ? new LoopBackend() : new ReferenceBackend();
        Path inProcess = folder.resolve("in-process");
        Path overWire = folder.resolve("over-wire");
        LoggedRuns.run(inProcess, 1, cases, new GuardedBackend(here, Duration.ofSeconds(60)));
        LoggedRuns.run(overWire, jobs, cases, ServedBackend.overWire(name));
        assertThat(LoggedRuns.records(overWire.resolve(name + ".jsonl")))
                .hasSameSizeAs(cases)
                .isEqualTo(LoggedRuns.records(inProcess.resolve(name + ".jsonl")));
    }

    /** The other jobs' cases, and those that come after on the same job, have their verdicts all the same. */
    @Test
    void processThatDiesTakesOneCaseWithIt() throws IOException {
        List<Case> cases = LoggedRuns.bundledCases().subList(0, 50);
        Path one = folder.resolve("one");
        Path three = folder.resolve("three");
        LoggedRuns.run(one, 1, cases, ServedBackend.overWire("mortal"));
        RunSummary summary = LoggedRuns.run(three, 3, cases, ServedBackend.overWire("mortal"));
        assertThat(summary.logs().get(0).tally().of(CaseVerdict.CRASH)).isBetween(1L, 20L);
        assertThat(LoggedRuns.records(three.resolve("reference.jsonl")))
                .hasSize(50)
                .isEqualTo(LoggedRuns.records(one.resolve("reference.jsonl")));
    }
}
