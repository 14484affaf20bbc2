package io.vck.cli;

import io.vck.conformance.run.Unwritable;
import io.vck.reports.allure.AllureReport;
import io.vck.reports.badge.Badge;
import io.vck.reports.junit.JunitReport;
import io.vck.reports.known.KnownBackends;
import io.vck.reports.log.LogSummary;
import io.vck.reports.markdown.MarkdownReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say which files to make of logs, beside the page. */
final class ReportOptions {
    @Option(
            names = "--junit",
            paramLabel = "FILE",
            description =
                    "Write JUnit XML, which CI systems read. What is unsupported or disputed is skipped there, with"
                            + " the reason.")
    private Optional<Path> junit = Optional.empty();

    @Option(
            names = "--markdown",
            paramLabel = "FILE",
            description = "Write Markdown, as for the summary of a CI's step: the numbers, and what failed.")
    private Optional<Path> markdown = Optional.empty();

    @Option(
            names = "--badge",
            paramLabel = "FILE",
            description = "Write JSON of which shields.io makes a badge (its endpoint badge). Of one log.")
    private Optional<Path> badge = Optional.empty();

    @Option(
            names = "--allure",
            paramLabel = "DIR",
            description =
                    "Write results of Allure to this folder, of which Allure's own tool makes a page. Those that vck"
                            + " wrote there before are replaced.")
    private Optional<Path> allure = Optional.empty();

    boolean areAsked() {
        return junit.isPresent() || markdown.isPresent() || badge.isPresent() || allure.isPresent();
    }

    /** Whether one of them shows what is known of cases. */
    boolean showBaselines() {
        return allure.isPresent();
    }

    /**
     * Checks that the reports can be of so many logs.
     *
     * @throws UsageProblem if not
     */
    void check(int logs) {
        if (badge.isPresent() && logs != 1) {
            throw new UsageProblem("--badge: a badge is of one backend, this is about " + logs);
        }
    }

    /**
     * Writes the reports.
     *
     * @param known what is known of the backends
     * @throws UsageProblem if a log can't be read
     * @throws Unwritable if a report can't be written
     */
    void write(List<Path> logs, KnownBackends known) {
        if (!areAsked()) {
            return;
        }
        check(logs.size());
        List<LogSummary> summaries = logs.stream()
                .map(log -> LogFiles.read("", log, LogSummary::read))
                .toList();
        write(junit, file -> JunitReport.write(summaries, file));
        write(markdown, file -> MarkdownReport.write(summaries, file));
        write(badge, file -> Badge.of(summaries.get(0)).write(file));
        write(allure, folder -> AllureReport.write(summaries, known, folder));
    }

    /** What makes a file. */
    private interface Making {
        void write(Path file) throws IOException;
    }

    private static void write(Optional<Path> asked, Making making) {
        if (asked.isEmpty()) {
            return;
        }
        Path file = asked.get();
        try {
            if (file.getParent() != null) {
                Files.createDirectories(file.getParent());
            }
            making.write(file);
        } catch (IOException e) {
            throw new Unwritable(file, e);
        }
    }
}
