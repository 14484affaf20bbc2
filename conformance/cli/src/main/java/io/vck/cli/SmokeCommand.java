package io.vck.cli;

import io.vck.backend.spi.Backend;
import io.vck.conformance.run.Glob;
import io.vck.conformance.run.Kit;
import io.vck.conformance.smoke.Check;
import io.vck.conformance.smoke.Checks;
import io.vck.conformance.smoke.Smoke;
import io.vck.reports.text.ShellWords;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vck smoke}. */
@Command(
        name = "smoke",
        description =
                "Checks an adapter, not the vmap behind it: that it keeps to the protocol, that data travels"
                        + " exactly, that it survives errors, that it claims what is true. Says what is wrong and how to mend it.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  vck smoke --backend-command 'python3 adapter.py'",
            "  vck smoke --backend-command 'python3 adapter.py' --only 'tensors/layout/*'",
            "  vck smoke pytorch-legacy"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "  0:no check failed",
            "  1:one did",
            "  2:wrong usage",
            "  3:the backend could not be started",
            "130:interrupted"
        })
final class SmokeCommand implements Callable<Integer> {
    /** How long an adapter may take to end. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Parameters(paramLabel = "BACKEND", arity = "0..1", description = "A backend that the kit knows, see vck backends.")
    private Optional<String> name = Optional.empty();

    @Mixin
    private BackendCommand command = new BackendCommand();

    @Option(
            names = "--only",
            paramLabel = "GLOB",
            description = "Run only the checks whose names match, beside the essential ones; * stands for any text.")
    private Optional<String> only = Optional.empty();

    @Option(names = "--json", description = "Print one JSON object with the outcome of every check.")
    private boolean json;

    @Mixin
    private HelpOption help = new HelpOption();

    private final Terminal terminal;
    private final Kit kit;

    SmokeCommand(Terminal terminal, Kit kit) {
        this.terminal = terminal;
        this.kit = kit;
    }

    @Override
    public Integer call() {
        Backend backend = command.backend(kit, name, "the name of one");
        List<Check> checks = Checks.all(kit.profiles().capabilities().keySet());
        Optional<Glob> glob = only.map(Glob::of);
        if (glob.isPresent() && checks.stream().noneMatch(check -> glob.get().matches(check.name()))) {
            throw new UsageProblem("--only: no check matches " + only.orElseThrow() + "; without it, all are listed");
        }
        SmokeReport report = new SmokeReport(terminal);
        Smoke.Report run = new Smoke(checks, PATIENCE)
                .run(
                        backend,
                        check -> glob.map(pattern -> pattern.matches(check.name()))
                                .orElse(true),
                        json ? result -> {} : report::print);
        if (json) {
            report.printJson(run);
        } else {
            report.printEnd(run, "vck smoke " + again());
        }
        return run.failed() ? ExitCode.FAILED : ExitCode.OK;
    }

    private String again() {
        return name.map(ShellWords::quoted).orElseGet(command::option);
    }
}
