package io.vck.cli;

import io.vck.conformance.run.RunSummary;
import io.vck.conformance.run.Unwritable;
import io.vck.reports.html.HtmlReport;
import io.vck.reports.html.RunPage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Writes pages. */
final class Pages {
    /** A page holds all of its cases; with more verdicts than this no browser would open it in good time. */
    private static final long MOST = 10_000;

    private Pages() {}

    /**
     * Gathers the page of a run while it goes on; empty if it would be too large.
     *
     * @param verdicts how many the run is to reach
     */
    static Optional<RunPage> gather(long verdicts) {
        return verdicts > MOST ? Optional.empty() : Optional.of(new RunPage());
    }

    /**
     * Writes the page of a run beside its logs, and returns its file. Of a run that is too large for a page none is
     * written, and it is said why.
     *
     * @param gathered has all records of the run; if empty, its logs are read
     * @throws Unwritable if it can't be written
     */
    static Optional<Path> ofRun(RunSummary summary, Path folder, Terminal terminal, Optional<RunPage> gathered) {
        long verdicts =
                summary.logs().stream().mapToLong(log -> log.tally().total()).sum();
        if (verdicts > MOST) {
            terminal.err()
                    .println("vck run: " + verdicts + " verdicts are too many for a page, which holds up to " + MOST
                            + "; the logs have them all");
            return Optional.empty();
        } else if (gathered.isEmpty()) {
            return Optional.of(write(summary.files(), folder));
        }
        RunPage page = gathered.get();
        summary.logs().forEach(log -> page.end(log.file(), log.header(), log.footer()));
        try {
            return Optional.of(page.write(folder));
        } catch (IOException e) {
            throw new Unwritable(folder.resolve(HtmlReport.FILE), e);
        }
    }

    /**
     * Writes the page of some logs, and returns its file.
     *
     * @throws Unwritable if it can't be written
     * @throws io.vck.reports.log.MalformedLog if a log is none
     */
    static Path write(List<Path> logs, Path folder) {
        try {
            return HtmlReport.write(logs, folder);
        } catch (IOException e) {
            throw new Unwritable(folder.resolve(HtmlReport.FILE), e);
        }
    }
}
