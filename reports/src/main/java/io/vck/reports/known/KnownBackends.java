package io.vck.reports.known;

import io.vck.reports.log.RunIdentity;

/** What is known of backends. */
public interface KnownBackends {
    /** Where nothing is known of any. */
    KnownBackends NONE = run -> KnownOutcomes.NONE;

    /** What is known of the cases of a run, by its backend and what it was limited to. */
    KnownOutcomes of(RunIdentity run);
}
