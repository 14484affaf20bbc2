package io.vck.conformance.gate;

import io.vck.reports.log.CaseOutcome;
import io.vck.reports.log.LogFlaw;
import io.vck.reports.log.OutcomeReader;
import io.vck.reports.log.RunIdentity;
import io.vck.reports.log.Tally;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What all cases of a run came to.
 *
 * @param log where it stands, for messages
 * @param endings by the ids of cases, in the order of the log; of a case that stands there twice, the first
 * @param repeated ids that stand there more than once
 * @param flaw why this is not the whole of the run
 */
public record RunOutcomes(
        String log,
        RunIdentity run,
        Tally tally,
        Map<String, Ending> endings,
        Set<String> repeated,
        Optional<LogFlaw> flaw) {
    public RunOutcomes {
        endings = Collections.unmodifiableMap(endings);
        repeated = Collections.unmodifiableSet(repeated);
    }

    /**
     * Reads a log.
     *
     * @throws IOException if the file can't be read
     * @throws io.vck.reports.log.MalformedLog if it is no log
     */
    public static RunOutcomes read(Path log) throws IOException {
        try (OutcomeReader reader = OutcomeReader.open(log)) {
            return read(log.toString(), reader);
        } catch (UncheckedIOException e) {
            throw e.getCause() == null ? new IOException(e) : e.getCause();
        }
    }

    /** Reads what a reader has. */
    static RunOutcomes read(String log, OutcomeReader reader) {
        Map<String, Ending> endings = new LinkedHashMap<>();
        Set<String> repeated = new LinkedHashSet<>();
        for (Optional<CaseOutcome> next = reader.next(); next.isPresent(); next = reader.next()) {
            CaseOutcome outcome = next.get();
            if (endings.putIfAbsent(outcome.id(), Ending.of(outcome)) != null) {
                repeated.add(outcome.id());
            }
        }
        return new RunOutcomes(log, reader.run(), reader.tally(), endings, repeated, reader.flaw());
    }

    /** The outcomes of a run that has left no log, each case once. */
    public static RunOutcomes of(String name, RunIdentity run, Iterable<CaseOutcome> outcomes) {
        Map<String, Ending> endings = new LinkedHashMap<>();
        Tally tally = Tally.NONE;
        for (CaseOutcome outcome : outcomes) {
            endings.put(outcome.id(), Ending.of(outcome));
            tally = tally.plus(outcome);
        }
        return new RunOutcomes(name, run, tally, endings, Set.of(), Optional.empty());
    }
}
