package io.vck.cli;

import io.vck.conformance.cases.Case;
import io.vck.conformance.export.SuiteExport;
import io.vck.conformance.run.Kit;
import io.vck.reports.log.Versions;
import io.vck.reports.text.Printable;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vck export}. */
@Command(
        name = "export",
        description = {
            "Writes cases as data for programs in any language: every case expanded, its program as a tree, its inputs and"
                    + " expected values literal. Such a program needs neither Java nor this kit.",
            "DIR is made if it isn't there; an earlier export in it is replaced. Its README.md says what is in it."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  vck export suite", "  vck export levels --filter 'api/levels/*'"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:written", "2:wrong usage, or bad case files", "3:DIR can't be written"})
final class ExportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "The folder to write.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Mixin
    private CaseOptions cases = new CaseOptions();

    @Option(names = "--json", description = "Print one JSON object with the files that were written and their cases.")
    private boolean json;

    @Mixin
    private HelpOption help = new HelpOption();

    private final Terminal terminal;
    private final Kit kit;

    ExportCommand(Terminal terminal, Kit kit) {
        this.terminal = terminal;
        this.kit = kit;
    }

    @Override
    public Integer call() {
        List<Case> selected = cases.select(kit);
        Versions versions = kit.versions();
        SuiteExport export = new SuiteExport(kit.preparation(), versions.suite(), versions.kit());
        List<SuiteExport.CaseFile> files;
        try (Progress progress = Progress.of(terminal, "vck export", selected.size())) {
            files = export.write(folder, selected, written -> progress.step());
        }
        if (json) {
            JsonOutput.print(terminal.out(), out -> {
                out.writeStartObject();
                out.writeNumberProperty("cases", selected.size());
                JsonOutput.objects(out, "files", files, file -> {
                    out.writeStringProperty("path", file.path());
                    out.writeNumberProperty("cases", file.cases());
                });
                out.writeEndObject();
            });
        } else {
            terminal.out()
                    .println(selected.size() + (selected.size() == 1 ? " case" : " cases") + " written to "
                            + Printable.of(folder.toString()));
        }
        return ExitCode.OK;
    }
}
