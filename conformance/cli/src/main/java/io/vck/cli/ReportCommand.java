package io.vck.cli;

import io.vck.reports.html.HtmlReport;
import io.vck.reports.known.KnownBackends;
import io.vck.reports.log.MalformedLog;
import io.vck.reports.text.Printable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vck report}. */
@Command(
        name = "report",
        description =
                "Makes reports from result logs, with their backends side by side: a site for browsers, which opens"
                        + " from disk and needs no network; JUnit XML; Markdown; a badge; results for Allure.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  vck report vck-out/*.jsonl --html vck-site",
            "  vck report before/mine.jsonl after/mine.jsonl --html vck-site    what changed between the two",
            "  vck report history vck-out --html vck-site    the same over many runs",
            "  vck report vck-out/*.jsonl --baseline baselines --html vck-site",
            "  vck report vck-out/mine.jsonl --junit vck.xml --markdown vck.md --badge vck-badge.json",
            "  vck report vck-out/*.jsonl --baseline baselines --allure vck-out/allure"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "  0:the reports are written, whatever the verdicts are",
            "  2:wrong usage, or a log that can't be read",
            "  3:a report could not be written"
        })
final class ReportCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "LOG",
            arity = "1..*",
            description =
                    "Result logs, as vck run writes them; folders that hold some (*.jsonl, not in folders below); or"
                            + " patterns in quotes, 'history/**/mine.jsonl'.")
    private List<Path> named = new ArrayList<>();

    @Option(
            names = "--html",
            paramLabel = "DIR",
            description = "Write the site to this folder; its first page is " + HtmlReport.FILE + ".")
    private Optional<Path> folder = Optional.empty();

    @Mixin
    private ReportOptions reports = new ReportOptions();

    @Mixin
    private BaselineOption baselines = new BaselineOption();

    @Mixin
    private HelpOption help = new HelpOption();

    private final Terminal terminal;

    ReportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (folder.isEmpty() && !reports.areAsked()) {
            throw new UsageProblem(
                    "which report? Give --html DIR, --allure DIR, --junit FILE, --markdown FILE or --badge FILE");
        }
        if (baselines.isGiven() && folder.isEmpty() && !reports.showBaselines()) {
            throw new UsageProblem("--baseline is for --html and --allure, which are missing");
        }
        List<Path> logs = LogArguments.files(named);
        reports.check(logs.size());
        KnownBackends known = baselines.known();
        logs.forEach(LogFiles::checkReadable);
        try {
            folder.ifPresent(target -> terminal.out()
                    .println("site: "
                            + Printable.of(Sites.write(logs, known, target).toString())));
            reports.write(logs, known);
        } catch (MalformedLog malformed) {
            throw new UsageProblem(String.valueOf(malformed.getMessage()));
        }
        return ExitCode.OK;
    }
}
