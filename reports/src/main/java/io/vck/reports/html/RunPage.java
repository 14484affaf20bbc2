package io.vck.reports.html;

import io.vck.reports.log.CaseRecord;
import io.vck.reports.log.Footer;
import io.vck.reports.log.Header;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The page of a run, gathered from the records that its logs get, so that the logs need not be read again. It is the page
 * that {@link HtmlReport} makes of those logs, byte for byte.
 */
public final class RunPage {
    private final Suite suite = new Suite();
    private final Map<String, Map<String, LoggedRun.Answer>> answers = new HashMap<>();
    private final List<LoggedRun> runs = new ArrayList<>();

    /**
     * Adds a record, on whatever thread.
     *
     * @param backend its name
     * @param record as it stands in the log
     */
    public void add(String backend, CaseRecord record) {
        LoggedRun.Answer answer = LoggedRun.Answer.of(record);
        synchronized (this) {
            suite.add(record);
            answers.computeIfAbsent(backend, unseen -> new HashMap<>()).put(record.id(), answer);
        }
    }

    /**
     * Adds a log whose records have been added; the page has the backends in this order.
     *
     * @param footer empty if the log has none
     */
    public synchronized void end(Path log, Header header, Optional<Footer> footer) {
        String backend = header.backend().name();
        runs.add(new LoggedRun(log, header, answers.getOrDefault(backend, Map.of()), footer));
    }

    /**
     * Writes the page.
     *
     * @param folder is made if it does not exist; a page of an earlier run in it is replaced
     * @return the page's file
     * @throws IOException if it can't be written
     */
    public synchronized Path write(Path folder) throws IOException {
        return HtmlReport.write(PageMaker.make(suite, runs), folder);
    }
}
