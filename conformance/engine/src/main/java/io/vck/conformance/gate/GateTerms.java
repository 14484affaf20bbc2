package io.vck.conformance.gate;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * On what terms a run is judged.
 *
 * @param today on which entries can have expired
 * @param partial whether cases of the baseline that the run was not to take may be missing
 * @param retries how cases ended that were run again, by id
 */
public record GateTerms(LocalDate today, boolean partial, Map<String, List<Ending>> retries) {
    public GateTerms {
        retries = Map.copyOf(retries);
    }

    /** A whole run, nothing of which was run again. */
    public static GateTerms whole(LocalDate today) {
        return new GateTerms(today, false, Map.of());
    }

    /** The same after cases were run again. */
    public GateTerms with(Map<String, List<Ending>> ended) {
        return new GateTerms(today, partial, ended);
    }
}
