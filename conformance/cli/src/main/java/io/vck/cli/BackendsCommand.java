package io.vck.cli;

import io.vck.conformance.run.Kit;
import io.vck.conformance.run.KnownBackend;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vck backends}. */
@Command(
        name = "backends",
        description = "Lists the backends that the kit knows by name. It starts none of them.",
        footerHeading = "%nExamples:%n",
        footer = {"  vck backends", "  vck backends --json"})
final class BackendsCommand implements Callable<Integer> {
    @Option(names = "--json", description = "Print a JSON array of objects with name and about.")
    private boolean json;

    @Mixin
    private HelpOption help = new HelpOption();

    private final Terminal terminal;
    private final Kit kit;

    BackendsCommand(Terminal terminal, Kit kit) {
        this.terminal = terminal;
        this.kit = kit;
    }

    @Override
    public Integer call() {
        List<KnownBackend> known = kit.backends().all();
        if (json) {
            JsonOutput.print(
                    terminal.out(),
                    out -> JsonOutput.objects(out, known, backend -> {
                        out.writeStringProperty("name", backend.name());
                        out.writeStringProperty("about", backend.about());
                    }));
        } else {
            TextTable table = new TextTable();
            known.forEach(backend -> table.row(backend.name(), backend.about()));
            table.print(terminal.out());
        }
        return ExitCode.OK;
    }
}
