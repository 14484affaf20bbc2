package io.vck.reports.known;

import io.vck.reports.log.Plan;
import io.vck.reports.log.RunIdentity;
import java.util.Optional;

/** What is known of backends. */
public interface KnownBackends {
    /** Where nothing is known of any. */
    KnownBackends NONE = (backend, profile) -> Optional.empty();

    /**
     * What is known of the cases of runs, if anything is.
     *
     * @param backend its name
     * @param profile to which the runs were limited
     */
    Optional<KnownOutcomes> of(String backend, Optional<String> profile);

    /** What is known of the cases of a run, by its backend and what it was limited to. */
    default Optional<KnownOutcomes> of(RunIdentity run) {
        return of(run.backend().name(), run.plan().flatMap(Plan::profile));
    }

    /** The defects that are described, of whatever implementation. */
    default Findings findings() {
        return Findings.NONE;
    }
}
