package io.vck.cli;

import io.vck.conformance.gate.RunDiff;
import io.vck.conformance.gate.RunOutcomes;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vck diff}. */
@Command(
        name = "diff",
        description =
                "Compares two result logs: which cases were broken or fixed, which end otherwise, which are new or"
                        + " gone.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  vck diff before/mine.jsonl vck-out/mine.jsonl",
            "  vck diff before/mine.jsonl vck-out/mine.jsonl --markdown >>\"$GITHUB_STEP_SUMMARY\"",
            "  vck diff vck-out/pytorch-legacy.jsonl vck-out/mine.jsonl    two backends"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "  0:the logs were compared, whatever came of it",
            "  1:with --exit-code: they differ",
            "  2:wrong usage, or a log that can't be read"
        })
final class DiffCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "OLD", description = "The result log to compare with.")
    private Path before = Path.of("");

    @Parameters(index = "1", paramLabel = "NEW", description = "The result log to compare.")
    private Path now = Path.of("");

    @Option(names = "--json", description = "Print one JSON object with all changes.")
    private boolean json;

    @Option(names = "--markdown", description = "Print Markdown, as for the summary of a step in CI.")
    private boolean markdown;

    @Option(names = "--exit-code", description = "End with 1 if the logs differ, as git diff does.")
    private boolean exitCode;

    @Mixin
    private HelpOption help = new HelpOption();

    private final Terminal terminal;

    DiffCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (json && markdown) {
            throw new UsageProblem("--json and --markdown are two forms of the same; take one");
        }
        CompletableFuture<RunOutcomes> earlier = CompletableFuture.supplyAsync(() -> GateRun.read(before));
        RunOutcomes later = GateRun.read(now);
        RunDiff diff = RunDiff.of(joined(earlier), later);
        if (json) {
            DiffJson.print(terminal.out(), diff);
        } else if (markdown) {
            terminal.out().print(DiffMarkdown.of(diff));
        } else {
            new DiffText(terminal.out(), terminal.style()).print(diff);
        }
        return exitCode && !diff.changes().isEmpty() ? ExitCode.FAILED : ExitCode.OK;
    }

    /** The other log is read meanwhile; what goes wrong with it is told as if it had been read here. */
    private static RunOutcomes joined(CompletableFuture<RunOutcomes> reading) {
        try {
            return reading.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            throw failed;
        }
    }
}
