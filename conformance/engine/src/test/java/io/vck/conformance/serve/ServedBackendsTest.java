package io.vck.conformance.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.backend.spi.Backend;
import io.vck.conformance.backends.LoopBackend;
import io.vck.conformance.backends.ReferenceBackend;
import io.vck.conformance.run.GuardedBackend;
import io.vck.conformance.run.LoggedRuns;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
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
    @CsvSource({"reference, 1", "loop, 1", "reference, 2", "loop, 3"})
    void recordsOverTheWireAreThoseOfThisProcess(String name, int jobs) throws IOException {
        Backend here = name.equals("loop") ? new LoopBackend() : new ReferenceBackend();
        Path inProcess = folder.resolve("in-process");
        Path overWire = folder.resolve("over-wire");
        LoggedRuns.run(inProcess, 1, LoggedRuns.bundledCases(), new GuardedBackend(here, Duration.ofSeconds(60)));
        LoggedRuns.run(overWire, jobs, LoggedRuns.bundledCases(), ServedBackend.overWire(name));
        assertThat(LoggedRuns.records(overWire.resolve(name + ".jsonl")))
                .hasSameSizeAs(LoggedRuns.bundledCases())
                .isEqualTo(LoggedRuns.records(inProcess.resolve(name + ".jsonl")));
    }
}
