package io.vck.reports.log;

import java.util.Optional;

/**
 * Which run a log is of: what of its header tells it from other runs.
 *
 * @param plan of the run; logs before version 1.2 have none
 * @param rerun the command that runs single cases again, all but its {@code --filter}
 */
public record RunIdentity(Versions versions, BackendIdentity backend, Optional<Plan> plan, Optional<String> rerun) {

    /** What a header says of it. */
    public static RunIdentity of(Header header) {
        return new RunIdentity(header.versions(), header.backend(), header.plan(), header.rerun());
    }
}
