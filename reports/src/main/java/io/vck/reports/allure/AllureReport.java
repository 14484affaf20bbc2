package io.vck.reports.allure;

import io.vck.reports.known.KnownBackends;
import io.vck.reports.known.KnownOutcomes;
import io.vck.reports.log.CaseRecord;
import io.vck.reports.log.Header;
import io.vck.reports.log.LogFlaw;
import io.vck.reports.log.LogReader;
import io.vck.reports.log.LogSummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Logs as results of Allure, of which Allure's own tool makes its page: one for each case and backend. A log that does not
 * tell the whole of its run has one result more, which says so: who looks at nothing but the page must not take it for a good
 * run.
 */
public final class AllureReport {
    private static final String CATEGORIES = "categories.json";
    private static final String ENVIRONMENT = "environment.properties";
    private static final String EXECUTOR = "executor.json";

    private AllureReport() {}

    /**
     * Writes the results of some logs. What an earlier call has written to the folder is replaced; other programs' results, and
     * the history of earlier pages, stay. It holds no more than a record at a time in memory.
     *
     * @param folder is made, if there is none
     * @throws IOException if a log can't be read or a result can't be written
     * @throws io.vck.reports.log.MalformedLog if a log is none
     */
    public static void write(List<LogSummary> logs, KnownBackends known, Path folder) throws IOException {
        Files.createDirectories(folder);
        ResultFolder results = ResultFolder.cleared(folder);
        List<Header> headers = new ArrayList<>();
        for (LogSummary log : logs) {
            headers.add(write(log, headers.size(), known.of(log.run()).orElse(KnownOutcomes.NONE), results));
        }
        AllureRun run = new AllureRun(headers);
        AllureJson.write(folder.resolve(CATEGORIES), AllureCategory.ALL);
        Files.writeString(folder.resolve(ENVIRONMENT), run.environment());
        AllureJson.write(folder.resolve(EXECUTOR), run.executor());
    }

    private static Header write(LogSummary log, int number, KnownOutcomes known, ResultFolder results)
            throws IOException {
        try (LogReader reader = LogReader.open(log.file())) {
            Header header = reader.header();
            LogResults ofLog = new LogResults(header, number, known, results);
            for (Optional<CaseRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
                ofLog.add(next.get());
            }
            Optional<LogFlaw> flaw = log.flaw();
            if (flaw.isPresent()) {
                ofLog.addFlaw(flaw.get());
            }
            return header;
        } catch (UncheckedIOException e) {
            throw e.getCause() == null ? new IOException(e) : e.getCause();
        }
    }
}
