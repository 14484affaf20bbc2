package io.vck.cli;

import io.vck.backend.spi.Backend;
import io.vck.conformance.cases.Case;
import io.vck.conformance.run.BackendRegistry;
import io.vck.conformance.run.Kit;
import io.vck.conformance.run.RunSummary;
import io.vck.conformance.run.SuiteRun;
import io.vck.reports.log.LogWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vck run}. */
@Command(
        name = "run",
        description = "Judges backends: runs the cases on them, prints verdicts, and writes a result log for each.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  vck run",
            "  vck run --backend pytorch-legacy --filter 'api/out-dims/*'",
            "  vck run --backend-command 'python3 my_adapter.py' --profile portable"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "  0:no undisputed case failed, erred, timed out, crashed or broke",
            "  1:one did",
            "  2:wrong usage, or bad case files",
            "  3:the kit or a backend could not be started, or a log could not be written",
            "130:interrupted; every verdict reached so far is in the log"
        })
final class RunCommand implements Callable<Integer> {
    @Option(
            names = "--backend",
            paramLabel = "NAME",
            description = "A backend that the kit knows, see vck backends. Repeatable. Default: reference and loop.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--backend-command",
            paramLabel = "COMMAND",
            description = "A backend that the kit does not know: the command that starts its adapter, split into words"
                    + " as a shell does, but run without one. Repeatable.")
    private List<String> commands = new ArrayList<>();

    @Mixin
    private CaseOptions cases = new CaseOptions();

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "For each case; 0 for none, as for debuggers. Default: ${DEFAULT-VALUE}.")
    private double timeout;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "vck-out",
            description = "The folder for the result logs, one BACKEND.jsonl each. Default: ${DEFAULT-VALUE}.")
    private Path out = Path.of("vck-out");

    @Option(names = "--keep-values", description = "Keep large tensors whole in the logs, also where a case passed.")
    private boolean keepValues;

    @Option(names = "--json", description = "Print one JSON object with the numbers of verdicts by backend.")
    private boolean json;

    @Mixin
    private HelpOption help = new HelpOption();

    private final Terminal terminal;
    private final Kit kit;

    RunCommand(Terminal terminal, Kit kit) {
        this.terminal = terminal;
        this.kit = kit;
    }

    @Override
    public Integer call() {
        List<Backend> backends = backends();
        List<Case> selected = cases.select(kit);
        SuiteRun run = new SuiteRun(
                kit.preparation(),
                cases.capabilities(kit),
                out,
                keepValues ? LogWriter.Tensors.WHOLE : LogWriter.Tensors.ABRIDGED,
                kit::header);
        RunReport report = new RunReport(terminal);
        RunSummary summary;
        try (Progress progress = Progress.of(terminal, selected.size() * backends.size())) {
            summary = run.run(selected, backends, (backend, record) -> {
                progress.step();
                report.recorded(backend, record);
            });
        }
        if (json) {
            report.printJson(summary);
        } else {
            report.print(summary);
        }
        return summary.failed() ? ExitCode.FAILED : ExitCode.OK;
    }

    private List<Backend> backends() {
        Duration limit = limit();
        List<Backend> backends = new ArrayList<>();
        List<String> wanted = names.isEmpty() && commands.isEmpty() ? BackendRegistry.DEFAULT : names;
        for (String name : new LinkedHashSet<>(wanted)) {
            backends.add(kit.backends().find(name, limit));
        }
        for (String command : commands) {
            try {
                backends.add(BackendRegistry.ofCommand(command, limit));
            } catch (IllegalArgumentException unsplittable) {
                throw new UsageProblem("--backend-command: " + unsplittable.getMessage());
            }
        }
        return backends;
    }

    private Duration limit() {
        if (!(timeout >= 0 && timeout <= Integer.MAX_VALUE)) {
            throw new UsageProblem("--timeout: expected seconds, 0 or more, got " + timeout);
        }
        return Duration.ofMillis(timeout == 0 ? 0 : Math.max(1, Math.round(timeout * 1000)));
    }
}
