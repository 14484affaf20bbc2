package io.vck.cli;

import io.vck.backend.spi.Backend;
import io.vck.conformance.cases.Case;
import io.vck.conformance.gate.Ending;
import io.vck.conformance.gate.RunOutcomes;
import io.vck.conformance.run.LogTarget;
import io.vck.conformance.run.RunSummary;
import io.vck.conformance.run.SuiteRun;
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
 */
record Retries(SuiteRun run, List<Case> cases, int times) {
    /** More than that is no flake, and would take as long as the run itself. */
    static final int MOST = 100;

    /** How the cases of some ids end now, each as many times. */
    Map<String, List<Ending>> of(Backend backend, List<String> ids) {
        Set<String> wanted = new HashSet<>(ids);
        List<Case> again =
                cases.stream().filter(each -> wanted.contains(each.id())).toList();
        Map<String, List<Ending>> endings = new HashMap<>();
        for (int i = 1; i <= times && !again.isEmpty(); i++) {
            LogTarget target = LogTarget.folder(run.target().folder().resolve(times == 1 ? "again" : "again-" + i));
            SuiteRun fresh = new SuiteRun(run.preparation(), run.profile(), 1, target, run.tensors(), run.header());
            RunSummary summary = fresh.run(again, List.of(backend), (info, record) -> {});
            RunOutcomes outcomes = GateRun.read(summary.logs().get(0).file());
            outcomes.endings()
                    .forEach((id, ending) -> endings.computeIfAbsent(id, unseen -> new ArrayList<>())
                            .add(ending));
        }
        return endings;
    }
}
