package io.vck.cli;

import io.vck.backend.spi.Backend;
import io.vck.conformance.run.Kit;
import io.vck.conformance.serve.WireServer;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code vck serve}. */
@Command(
        name = "serve",
        description =
                "Is an adapter: speaks the wire protocol on standard input and output for one of the backends that"
                        + " the kit knows. A reference for those who write an adapter of their own.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  vck run --backend-command 'conformance/bin/vck serve loop'",
            "  echo '{\"type\":\"start\",\"protocol\":\"1.0\"}' | vck serve"
        })
final class ServeCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "BACKEND",
            arity = "0..1",
            defaultValue = "reference",
            description = "See vck backends. Default: ${DEFAULT-VALUE}.")
    private String backend = "reference";

    @Mixin
    private HelpOption help = new HelpOption();

    private final Terminal terminal;
    private final Kit kit;

    ServeCommand(Terminal terminal, Kit kit) {
        this.terminal = terminal;
        this.kit = kit;
    }

    @Override
    public Integer call() {
        Backend served = kit.backends().find(backend, Duration.ZERO);
        if (System.console() != null) {
            terminal.err()
                    .println("vck serve: waiting for messages of the wire protocol, one a line, as in the example of"
                            + " vck serve --help. Ctrl-D ends it.");
        }
        WireServer.serve(() -> served, System.in, terminal.out());
        return ExitCode.OK;
    }
}
