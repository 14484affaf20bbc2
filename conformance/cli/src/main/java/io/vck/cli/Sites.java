package io.vck.cli;

import io.vck.conformance.run.RunSummary;
import io.vck.conformance.run.Unwritable;
import io.vck.reports.html.HtmlReport;
import io.vck.reports.html.RunSite;
import io.vck.reports.known.KnownBackends;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Writes sites. */
final class Sites {
    private Sites() {}

    /**
     * Writes the site of a run beside its logs, and returns its first page.
     *
     * @param known of the backends beforehand
     * @param gathered has all records of the run; if empty, its logs are read
     * @throws Unwritable if it can't be written
     */
    static Path ofRun(RunSummary summary, KnownBackends known, Path folder, Optional<RunSite> gathered) {
        if (gathered.isEmpty()) {
            return write(summary.files(), known, folder);
        }
        RunSite site = gathered.get();
        summary.logs().forEach(log -> site.end(log.file(), log.header(), log.footer()));
        try {
            return site.write(folder);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    /**
     * Removes the site that an earlier run left in a folder: new logs in it are not what it tells of.
     *
     * @param another whether there will be another one
     * @throws Unwritable if it can't be removed
     */
    static void remove(Path folder, boolean another) {
        try {
            if (another) {
                HtmlReport.takeDown(folder);
            } else {
                HtmlReport.remove(folder);
            }
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private static Unwritable unwritable(Path folder, IOException problem) {
        return new Unwritable(
                problem instanceof FileSystemException named && named.getFile() != null
                        ? Path.of(named.getFile())
                        : folder.resolve(HtmlReport.FILE),
                problem);
    }

    /**
     * Writes the site of some logs, and returns its first page.
     *
     * @param known of the backends beforehand
     * @throws Unwritable if it can't be written
     * @throws io.vck.reports.log.MalformedLog if a log is none
     */
    static Path write(List<Path> logs, KnownBackends known, Path folder) {
        try {
            return HtmlReport.write(logs, known, folder);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }
}
