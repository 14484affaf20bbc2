package io.vck.conformance.run;

import io.vck.backend.spi.Backend;
import io.vck.backend.spi.BackendInfo;
import io.vck.conformance.cases.Case;
import io.vck.conformance.snippet.FailureSnippets;
import io.vck.reports.log.BackendIdentity;
import io.vck.reports.log.Header;
import io.vck.reports.log.LogWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A run of cases on backends that leaves a result log for each.
 *
 * @param preparation makes inputs and oracles, for several threads
 * @param profile the capabilities to which judging is limited, if it is
 * @param jobs how many cases run at the same time; each backend is started as many times
 * @param target where the logs go
 * @param header of the log of a backend
 * @param snippets writes programs that show a failure
 */
public record SuiteRun(
        Preparation preparation,
        Optional<Set<String>> profile,
        int jobs,
        LogTarget target,
        LogWriter.Tensors tensors,
        Function<BackendIdentity, Header> header,
        FailureSnippets snippets) {

    /** A run whose logs are new ones in a folder, with those snippets that the kit writes itself. */
    public SuiteRun(
            Preparation preparation,
            Optional<Set<String>> profile,
            int jobs,
            Path out,
            LogWriter.Tensors tensors,
            Function<BackendIdentity, Header> header) {
        this(preparation, profile, jobs, LogTarget.folder(out), tensors, header, FailureSnippets.BY_KIT);
    }

    /**
     * Starts the backends and takes all cases through them.
     *
     * @throws io.vck.backend.spi.BackendUnavailable if a backend can't be started
     * @throws Unwritable if a log can't be written
     * @throws NotResumable if the run can't go on with a log that has begun
     */
    public RunSummary run(List<Case> cases, List<Backend> backends, RunListener listener) {
        int useful = Math.max(1, Math.min(jobs, cases.size()));
        // Where a run goes on, it is not yet known which cases it still has.
        List<Case> first = target.begun().isEmpty() ? cases : List.of();
        try (PreparedAhead ahead = PreparedAhead.begin(preparation, first);
                Sessions sessions = Sessions.open(backends, useful);
                RunLogs logs = RunLogs.begin(target, ids(cases), sessions.infos(), tensors, header);
                Interruption interruption = Interruption.watch(logs, listener)) {
            listener.started(sessions.infos());
            long start = System.nanoTime();
            new Runner(ahead, profile, snippets, new LoggedResults(logs, interruption, listener))
                    .run(cases, sessions.all(), useful, (each, backend) -> logs.lacks(backend, each.id()));
            logs.end(!interruption.happened());
            return summary(sessions.infos(), logs, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private static Set<String> ids(List<Case> cases) {
        return cases.stream().map(Case::id).collect(Collectors.toSet());
    }

    private static RunSummary summary(List<BackendInfo> backends, RunLogs logs, Duration elapsed) {
        List<RunSummary.Log> all = new ArrayList<>();
        for (BackendInfo backend : backends) {
            all.add(logs.summary(backend));
        }
        return new RunSummary(all, elapsed);
    }
}
