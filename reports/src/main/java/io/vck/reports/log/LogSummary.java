package io.vck.reports.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a log comes to.
 *
 * @param flaw why it does not tell the whole of its run, if so
 */
public record LogSummary(Path file, RunIdentity run, Tally tally, Optional<LogFlaw> flaw) {

    /**
     * Reads a log, without what led to its outcomes.
     *
     * @throws IOException if the file can't be read
     * @throws MalformedLog if it is no log
     */
    public static LogSummary read(Path file) throws IOException {
        try (OutcomeReader reader = OutcomeReader.open(file)) {
            while (reader.next().isPresent()) {
                // Counted by the reader.
            }
            return new LogSummary(file, reader.run(), reader.tally(), reader.flaw());
        } catch (UncheckedIOException e) {
            throw e.getCause() == null ? new IOException(e) : e.getCause();
        }
    }

    /** The backend's name and version. */
    public String backend() {
        return run.backend().name() + " " + run.backend().version();
    }

    /** Whether nothing in it is amiss: some case has run, no undisputed one failed, and none is missing. */
    public boolean isGood() {
        return flaw.isEmpty() && tally.total() > 0 && !tally.failsRun();
    }
}
