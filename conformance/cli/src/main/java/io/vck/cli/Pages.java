package io.vck.cli;

import io.vck.conformance.run.RunSummary;
import io.vck.conformance.run.Unwritable;
import io.vck.reports.html.HtmlReport;
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
     * Writes the page of a run beside its logs, and returns its file. Of a run that is too large for a page none is
     * written, and it is said why.
     *
     * @throws Unwritable if it can't be written
     */
    static Optional<Path> ofRun(RunSummary summary, Path folder, Terminal terminal) {
        long verdicts =
                summary.logs().stream().mapToLong(log -> log.tally().total()).sum();
        if (verdicts > MOST) {
            terminal.err()
                    .println("vck run: " + verdicts + " verdicts are too many for a page, which holds up to " + MOST
                            + "; the logs have them all");
            return Optional.empty();
        }
        return Optional.of(write(summary.files(), folder));
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
