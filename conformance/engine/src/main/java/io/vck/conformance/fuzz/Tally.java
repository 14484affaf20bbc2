package io.vck.conformance.fuzz;

import io.vck.conformance.fuzz.trial.BackendTime;
import io.vck.conformance.fuzz.trial.Ending;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts how programs ended. */
final class Tally {
    private final SortedMap<String, Long> refused = new TreeMap<>();
    private final SortedMap<String, Long> unsupported = new TreeMap<>();
    private long programs;
    private long passedOver;
    private long agreed;
    private long raised;
    private long rounded;
    private long repeated;
    private long unsteady;

    void count(Ending ending) {
        programs++;
        if (ending instanceof Ending.Agreed) {
            agreed++;
        } else if (ending instanceof Ending.RaisedByBoth) {
            raised++;
        } else if (ending instanceof Ending.Rounded) {
            rounded++;
        } else if (ending instanceof Ending.Refused refusal) {
            refused.merge(refusal.what(), 1L, Long::sum);
        } else if (ending instanceof Ending.Unsupported lack) {
            unsupported.merge(lack.reason(), 1L, Long::sum);
        }
    }

    /** A program that calls what the backend lacks, and so did not run. */
    void passedOver() {
        passedOver++;
    }

    void repeated() {
        repeated++;
    }

    /** A failure that does not come back is no find: nobody could look into it. */
    void unsteady() {
        unsteady++;
    }

    FuzzReport report(Finds finds, Duration elapsed, BackendTime inBackend) {
        return new FuzzReport(
                programs,
                passedOver,
                agreed,
                raised,
                rounded,
                refused,
                unsupported,
                repeated,
                unsteady,
                finds.all(),
                elapsed,
                inBackend);
    }
}
