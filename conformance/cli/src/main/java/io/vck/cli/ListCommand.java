package io.vck.cli;

import io.vck.conformance.cases.Case;
import io.vck.conformance.run.Kit;
import io.vck.reports.text.Printable;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.core.JsonGenerator;

/** {@code vck list}. */
@Command(
        name = "list",
        description = "Lists the ids of the cases, one a line.",
        footerHeading = "%nExamples:%n",
        footer = {"  vck list --filter 'api/levels/*'", "  vck list --profile portable --json"})
final class ListCommand implements Callable<Integer> {
    @Mixin
    private CaseOptions cases = new CaseOptions();

    @Option(
            names = "--json",
            description = "Print a JSON array of objects with id, about, requirements, mirrors and capabilities.")
    private boolean json;

    @Mixin
    private HelpOption help = new HelpOption();

    private final Terminal terminal;
    private final Kit kit;

    ListCommand(Terminal terminal, Kit kit) {
        this.terminal = terminal;
        this.kit = kit;
    }

    @Override
    public Integer call() {
        List<Case> selected = cases.select(kit);
        if (json) {
            JsonOutput.print(terminal.out(), out -> JsonOutput.objects(out, selected, listed -> write(out, listed)));
        } else {
            selected.forEach(listed -> terminal.out().println(Printable.of(listed.id())));
        }
        return ExitCode.OK;
    }

    private static void write(JsonGenerator out, Case listed) {
        out.writeStringProperty("id", listed.id());
        out.writeStringProperty("about", listed.about());
        JsonOutput.strings(out, "requirements", listed.requirements());
        JsonOutput.strings(out, "mirrors", listed.mirrors());
        JsonOutput.strings(out, "capabilities", new TreeSet<>(listed.capabilities()));
        listed.disputed().ifPresent(reason -> out.writeStringProperty("disputed", reason));
    }
}
