package io.vck.cli;

import io.vck.conformance.run.Unwritable;
import io.vck.reports.html.HtmlReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes pages. */
final class Pages {
    private Pages() {}

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
