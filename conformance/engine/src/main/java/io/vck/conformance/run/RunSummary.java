package io.vck.conformance.run;

import io.vck.reports.log.BackendIdentity;
import io.vck.reports.log.Footer;
import io.vck.reports.log.Header;
import io.vck.reports.log.Tally;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a run came to.
 *
 * @param logs in the order in which the backends were asked for
 * @param elapsed from the first case to the last
 */
public record RunSummary(List<Log> logs, Duration elapsed) {
    public RunSummary {
        logs = List.copyOf(logs);
    }

    /**
     * One backend's part: its log, and how its cases ended.
     *
     * @param footer empty if the log has none
     */
    public record Log(Header header, Tally tally, Path file, Optional<Footer> footer) {
        /** Who it is. */
        public BackendIdentity backend() {
            return header.backend();
        }
    }

    /** The logs' files. */
    public List<Path> files() {
        return logs.stream().map(Log::file).toList();
    }

    /** Whether an undisputed case failed, erred, timed out, crashed or broke. */
    public boolean failed() {
        return logs.stream().anyMatch(log -> log.tally().failsRun());
    }
}
