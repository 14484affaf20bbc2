package io.vck.cli;

import io.vck.reports.html.HtmlReport;
import io.vck.reports.log.MalformedLog;
import io.vck.reports.text.Printable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vck report}. */
@Command(
        name = "report",
        description =
                "Makes a page for browsers from result logs, with their backends side by side. The page opens from"
                        + " disk and needs no network.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  vck report vck-out/*.jsonl --html vck-page",
            "  vck report before/mine.jsonl after/mine.jsonl --html vck-page"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "  0:the page is written, whatever the verdicts are",
            "  2:wrong usage, or a log that can't be read",
            "  3:the page could not be written"
        })
final class ReportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "LOG", arity = "1..*", description = "Result logs, as vck run writes them.")
    private List<Path> logs = new ArrayList<>();

    @Option(
            names = "--html",
            paramLabel = "DIR",
            required = true,
            description = "The folder for the page, " + HtmlReport.FILE + ".")
    private Path folder = Path.of("");

    @Mixin
    private HelpOption help = new HelpOption();

    private final Terminal terminal;

    ReportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        logs.forEach(LogFiles::checkReadable);
        try {
            terminal.out()
                    .println("page: " + Printable.of(Pages.write(logs, folder).toString()));
        } catch (MalformedLog malformed) {
            throw new UsageProblem(String.valueOf(malformed.getMessage()));
        }
        return ExitCode.OK;
    }
}
