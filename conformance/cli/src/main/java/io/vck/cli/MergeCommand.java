package io.vck.cli;

import io.vck.conformance.run.Unwritable;
import io.vck.reports.console.VerdictTable;
import io.vck.reports.log.MalformedLog;
import io.vck.reports.merge.LogMerge;
import io.vck.reports.text.Printable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vck merge}. */
@Command(
        name = "merge",
        description = "Makes one result log of the logs of all shards of a run, as vck run --shard leaves them: the log"
                + " that the run would have left without shards, sorted by id. Logs that don't belong together, overlap or"
                + " leave gaps are refused.",
        footerHeading = "%nExamples:%n",
        footer = "  vck merge vck-out/mine.shard-*.jsonl --out vck-out/mine.jsonl",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "  0:the log is written, whatever the verdicts are",
            "  2:wrong usage, or logs that don't make one log",
            "  3:the log could not be written"
        })
final class MergeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "LOG", arity = "1..*", description = "The logs of all shards of one backend.")
    private List<Path> logs = new ArrayList<>();

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The merged log.")
    private Path out = Path.of("");

    @Mixin
    private HelpOption help = new HelpOption();

    private final Terminal terminal;

    MergeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        logs.forEach(LogFiles::checkReadable);
        LogMerge merge = check();
        try {
            LogMerge.Merged merged = merge.write(out);
            terminal.out()
                    .print(VerdictTable.render(
                            List.of(new VerdictTable.Row(merged.header().backend(), merged.tally())),
                            terminal.style()));
            terminal.out().println("log: " + Printable.of(out.toString()));
            return ExitCode.OK;
        } catch (IOException e) {
            throw new Unwritable(out, e);
        }
    }

    private LogMerge check() {
        try {
            return LogMerge.of(logs);
        } catch (IOException e) {
            throw new UsageProblem("can't read a log: " + e.getMessage());
        } catch (MalformedLog malformed) {
            throw new UsageProblem(String.valueOf(malformed.getMessage()));
        }
    }
}
