package io.vck.cli;

import io.vck.backend.spi.Backend;
import io.vck.backend.spi.BackendUnavailable;
import io.vck.conformance.cases.Case;
import io.vck.conformance.gate.Ending;
import io.vck.conformance.run.LogTarget;
import io.vck.conformance.run.RunSummary;
import io.vck.conformance.run.SuiteRun;
import io.vck.conformance.run.Unwritable;
import io.vck.reports.text.Printable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Runs cases again that ended otherwise than anybody expected: what ends otherwise once more is flaky. Each time the backend
 * is started afresh, so that nothing of an earlier case is left in it.
 *
 * @param run as the first one was, but for where its logs go
 * @param cases that the first run took
 * @param times how often
 * @param terminal hears what keeps them from being run again
 */
record Retries(SuiteRun run, List<Case> cases, int times, Terminal terminal) {
    /** More than that is no flake, and would take as long as the run itself. */
    static final int MOST = 100;

    /**
     * How the cases of some ids end now, each as many times; or fewer, if the backend does not start any more or its log
     * can't be written. That is no reason to say nothing of the run that there was.
     */
    Map<String, List<Ending>> of(Backend backend, List<String> ids) {
        Set<String> wanted = new HashSet<>(ids);
        List<Case> again =
                cases.stream().filter(each -> wanted.contains(each.id())).toList();
        Map<String, List<Ending>> endings = new HashMap<>();
        try {
            for (int i = 1; i <= times && !again.isEmpty(); i++) {
                String folder = times == 1 ? "again" : "again-" + i;
                run(backend, again, run.target().folder().resolve(folder))
                        .forEach((id, ending) -> endings.computeIfAbsent(id, unseen -> new ArrayList<>())
                                .add(ending));
            }
        } catch (BackendUnavailable | Unwritable problem) {
            terminal.err()
                    .println(Printable.of("vck run: the cases can't be run again, and are judged by how they ended: "
                            + problem.getMessage()));
        }
        return endings;
    }

    private Map<String, Ending> run(Backend backend, List<Case> again, Path folder) {
        LogTarget target = LogTarget.folder(folder);
        SuiteRun fresh =
                new SuiteRun(run.preparation(), run.profile(), 1, target, run.tensors(), run.header(), run.snippets());
        RunSummary summary = fresh.run(again, List.of(backend), (info, written) -> {});
        return GateRun.read(summary.logs().get(0).file()).endings();
    }
}
