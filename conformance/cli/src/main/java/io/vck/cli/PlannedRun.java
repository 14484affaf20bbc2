package io.vck.cli;

import io.vck.conformance.cases.Case;
import io.vck.conformance.cases.Suite;
import io.vck.conformance.run.Shard;
import io.vck.reports.log.CaseSet;
import io.vck.reports.log.Plan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The cases that a run takes, and the plan that its logs have of it.
 *
 * @param cases of the run's shard, in the suite's order
 */
record PlannedRun(List<Case> cases, Optional<Shard> shard, Plan plan) {

    /**
     * Plans a run.
     *
     * @param selected cases of the suite, of all shards
     * @param keepValues whether tensors that are large, or large together, are kept whole also where a case passed
     */
    static PlannedRun of(
            Suite suite,
            List<Case> selected,
            CaseOptions options,
            ShardOptions.Part part,
            Duration timeout,
            boolean keepValues) {
        List<Case> taken = part.take(suite, selected);
        CaseSet all = CaseSet.of(selected.stream().map(Case::id).toList());
        return new PlannedRun(
                taken,
                part.shard(),
                new Plan(
                        suite.digest(),
                        options.filters(),
                        false,
                        options.profile(),
                        timeout.toMillis(),
                        keepValues,
                        all,
                        taken.size(),
                        part.planned()));
    }

    /** The same of cases that had failed in an earlier run. */
    PlannedRun ofFailed() {
        return new PlannedRun(cases, shard, plan.ofFailed());
    }
}
