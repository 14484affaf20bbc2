package io.vck.cli;

import io.vck.backend.spi.Backend;
import io.vck.conformance.cases.Case;
import io.vck.conformance.run.Kit;
import io.vck.conformance.run.RunSummary;
import io.vck.conformance.run.SuiteRun;
import io.vck.reports.log.LogWriter;
import java.nio.file.Path;
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
            "  vck run --backend-command 'python3 my_adapter.py' --profile portable --jobs 2"
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
    @Mixin
    private BackendOptions backends = new BackendOptions();

    @Mixin
    private CaseOptions cases = new CaseOptions();

    @Option(
            names = {"-j", "--jobs"},
            paramLabel = "N",
            defaultValue = "1",
            converter = JobCount.class,
            description = "How many cases run at the same time: each backend is started N times. auto is the number of"
                    + " processors. The logs hold the same records, in another order. Default: ${DEFAULT-VALUE}, since"
                    + " some backends take much memory or a whole device.")
    private int jobs = 1;

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
        List<Backend> wanted = backends.backends(kit);
        List<Case> selected = cases.select(kit);
        SuiteRun run = new SuiteRun(
                kit.preparation(),
                cases.capabilities(kit),
                jobs,
                out,
                keepValues ? LogWriter.Tensors.WHOLE : LogWriter.Tensors.ABRIDGED,
                backend -> kit.header(backend).withRerun(rerun(backend.name())));
        RunReport report = new RunReport(
                terminal, kit, selected, (backend, id) -> backends.optionFor(backend) + " " + cases.optionsFor(id));
        RunSummary summary;
        try (Progress progress = Progress.of(terminal, "vck run", selected.size() * wanted.size())) {
            summary = run.run(selected, wanted, report.andStep(progress));
        }
        if (json) {
            report.printJson(summary);
        } else {
            report.print(summary);
        }
        return summary.failed() ? ExitCode.FAILED : ExitCode.OK;
    }

    /** The command that runs cases of this run again on one of its backends. */
    private String rerun(String backend) {
        return ("vck run " + backends.optionFor(backend) + " " + cases.suiteOptions()).strip();
    }
}
