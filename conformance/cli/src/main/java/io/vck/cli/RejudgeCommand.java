package io.vck.cli;

import io.vck.conformance.export.BackendSnippets;
import io.vck.conformance.rejudge.LogRejudge;
import io.vck.conformance.run.Kit;
import io.vck.conformance.run.Unwritable;
import io.vck.reports.console.VerdictTable;
import io.vck.reports.log.CaseRecord;
import io.vck.reports.log.LogSummary;
import io.vck.reports.log.MalformedLog;
import io.vck.reports.text.Printable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vck rejudge}. */
@Command(
        name = "rejudge",
        description =
                "Judges what an earlier run observed by today's cases, without a backend, and writes the log that comes"
                        + " of it. A case whose program or inputs have changed, or of which too little was kept, can't be judged"
                        + " again: it is said, and it is broken in that log. Tensors of cases that passed are kept as a digest if they are large, or"
                        + " many and large together, unless the run had --keep-values; they can be judged if they are as expected to the bit.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  vck rejudge vck-out/mine.jsonl --out vck-out/rejudged/mine.jsonl",
            "  vck rejudge mine.jsonl --cases my-cases.json --out again.jsonl"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "  0:every case could be judged again, and no undisputed one failed",
            "  1:one failed or could not be judged, or the log does not tell the whole of its run",
            "  2:wrong usage, bad case files, or a log that can't be read",
            "  3:the log could not be written"
        })
final class RejudgeCommand implements Callable<Integer> {
    private static final int TOLD = 100;

    @Parameters(paramLabel = "LOG", description = "The result log of a run.")
    private Path log = Path.of("");

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The log with today's verdicts.")
    private Path out = Path.of("");

    @Option(
            names = "--cases",
            paramLabel = "PATH",
            description = "A case file, or a folder of them, instead of the kit's own cases. Repeatable.")
    private List<Path> cases = new ArrayList<>();

    @Mixin
    private HelpOption help = new HelpOption();

    private final Terminal terminal;
    private final Kit kit;
    private final List<String> changes = new ArrayList<>();
    private long changed;

    RejudgeCommand(Terminal terminal, Kit kit) {
        this.terminal = terminal;
        this.kit = kit;
    }

    @Override
    public Integer call() {
        LogSummary then = LogFiles.read("", log, LogSummary::read);
        LogRejudge.Rejudged now = rejudge(then);
        terminal.out()
                .print(VerdictTable.render(
                        List.of(new VerdictTable.Row(now.backend(), now.tally())), terminal.style()));
        changes.forEach(change -> terminal.out().println(change));
        if (changed > changes.size()) {
            terminal.out().println("and " + (changed - changes.size()) + " more, which the log has");
        }
        terminal.out().println("log: " + Printable.of(out.toString()));
        if (now.unjudgeable() > 0) {
            say(now.unjudgeable() + " of " + now.tally().total()
                    + " cases can't be judged again; they are broken in the log");
        }
        then.flaw().ifPresent(flaw -> say(log + " does not tell the whole of its run: " + flaw.message()));
        return now.tally().failsRun()
                        || now.unjudgeable() > 0
                        || !then.flaw().isEmpty()
                        || now.tally().total() == 0
                ? ExitCode.FAILED
                : ExitCode.OK;
    }

    private LogRejudge.Rejudged rejudge(LogSummary then) {
        try (BackendSnippets snippets = new BackendSnippets(kit.backends())) {
            return new LogRejudge(kit, kit.suite(cases), snippets).rejudge(then, out, this::compare);
        } catch (MalformedLog malformed) {
            throw new UsageProblem(malformed.getMessage());
        } catch (IOException | UncheckedIOException e) {
            throw new Unwritable(out, e);
        }
    }

    private void compare(CaseRecord before, CaseRecord after) {
        if (before.verdict() == after.verdict() && !LogRejudge.isUnjudgeable(after)) {
            return;
        }
        changed++;
        if (changes.size() < TOLD) {
            String why = after.message().isEmpty() ? "" : ": " + after.message();
            changes.add(Printable.of(
                    before.verdict().label() + " -> " + after.verdict().label() + "  " + after.id() + why));
        }
    }

    private void say(String what) {
        terminal.err().println("vck rejudge: " + Printable.of(what));
    }
}
