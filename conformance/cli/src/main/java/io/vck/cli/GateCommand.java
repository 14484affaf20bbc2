package io.vck.cli;

import io.vck.conformance.gate.RunOutcomes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vck gate}. */
@Command(
        name = "gate",
        description =
                "Judges result logs by what is known of their backends: everything that is not as a baseline says is"
                        + " named, and closes the gate.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  vck gate vck-out/mine.jsonl --baseline baselines/mine.json --update   begin a baseline",
            "  vck gate vck-out/mine.jsonl --baseline baselines/mine.json            judge by it",
            "  vck gate vck-out/*.jsonl --baseline baselines                         several backends",
            "  vck run --gate --baseline baselines/mine.json --backend-command ...   run and judge"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "  0:green: every log is whole, and all its cases ended as they are known to",
            "  1:red: something is named that is not so; also a baseline that was updated and needs reasons",
            "  2:wrong usage, or a log or a baseline that can't be used",
            "  3:a baseline could not be written"
        })
final class GateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "LOG", arity = "1..*", description = "Result logs, as vck run writes them.")
    private List<Path> logs = new ArrayList<>();

    @Mixin
    private GateOptions options = new GateOptions();

    @Option(names = "--json", description = "Print one JSON object with all that was found.")
    private boolean json;

    @Mixin
    private HelpOption help = new HelpOption();

    private final Terminal terminal;

    GateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        GateRun gate = new GateRun(options);
        List<RunOutcomes> runs = logs.stream().map(GateRun::read).toList();
        GateRun.Result result = gate.conclude(runs);
        if (json) {
            GateJson.print(terminal.out(), result);
        } else {
            new GateText(terminal.out(), terminal.style()).print(result);
        }
        return result.isGreen() ? ExitCode.OK : ExitCode.FAILED;
    }
}
