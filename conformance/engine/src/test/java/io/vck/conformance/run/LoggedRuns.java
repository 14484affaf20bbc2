package io.vck.conformance.run;

import io.vck.backend.spi.Backend;
import io.vck.conformance.cases.Case;
import io.vck.reports.log.LogWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Runs, and what they leave in their logs. */
public final class LoggedRuns {
    private static final Kit KIT = new Kit(new BackendRegistry(List.of()));
    private static final List<Case> BUNDLED = KIT.suite(List.of()).cases();

    private LoggedRuns() {}

    /** All cases that the kit has. */
    public static List<Case> bundledCases() {
        return BUNDLED;
    }

    /** One of so many cases. */
    public static List<Case> eachOf(List<Case> cases, int step) {
        return IntStream.iterate(0, i -> i < cases.size(), i -> i + step)
                .mapToObj(cases::get)
                .toList();
    }

    /** Runs cases. */
    public static RunSummary run(Path out, int jobs, List<Case> cases, Backend... backends) {
        SuiteRun run =
                new SuiteRun(KIT.preparation(), Optional.empty(), jobs, out, LogWriter.Tensors.ABRIDGED, KIT::header);
        return run.run(cases, List.of(backends), (backend, record) -> {});
    }

    /** The records of a log, sorted by id, without what the clock says. */
    public static List<String> records(Path log) throws IOException {
        return Files.readAllLines(log).stream()
                .filter(line -> line.startsWith("{\"type\":\"record\""))
                .map(line -> line.replaceFirst("\"milliseconds\":[^,}]*", "\"milliseconds\":0"))
                .sorted()
                .toList();
    }
}
