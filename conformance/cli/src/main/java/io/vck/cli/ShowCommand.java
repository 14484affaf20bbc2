package io.vck.cli;

import io.vck.conformance.cases.Case;
import io.vck.conformance.run.Kit;
import io.vck.conformance.run.Selection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vck show}. */
@Command(
        name = "show",
        description = "Shows cases: inputs, program in Python syntax, what is expected, why the case exists.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  vck show api/levels/nested-with-same-map-dim",
            "  vck show 'api/out-dims/*' --json",
            "  vck show api/levels/outer-product --as pytorch-legacy > snippet.py",
            "  vck show api/levels/outer-product --as jax"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:shown",
            "2:wrong usage, no such case, or a case that can't be said in that library",
            "3:LIBRARY is not installed, and its adapter has to write the program"
        })
final class ShowCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "CASE",
            arity = "1..*",
            description = "The id of a case, or a glob with * and ?. What is an id, letter by letter, shows that case"
                    + " alone, also if it holds * or ?.")
    private List<String> ids = new ArrayList<>();

    @Option(
            names = "--cases",
            paramLabel = "PATH",
            description = "A case file, or a folder of them, instead of the kit's own cases. Repeatable.")
    private List<Path> paths = new ArrayList<>();

    @Option(
            names = "--json",
            description = "Print a JSON array with an object for each case; with --as, its id and the program.")
    private boolean json;

    @Option(
            names = "--as",
            paramLabel = "LIBRARY",
            description =
                    "Print a program that runs by itself, without the kit: the case's inputs literally, its program in"
                            + " the words of a library, its expectations as assertions. LIBRARY:"
                            + " ${COMPLETION-CANDIDATES}.",
            completionCandidates = SnippetSource.Names.class)
    private Optional<String> library = Optional.empty();

    @Mixin
    private HelpOption help = new HelpOption();

    private final Terminal terminal;
    private final Kit kit;

    ShowCommand(Terminal terminal, Kit kit) {
        this.terminal = terminal;
        this.kit = kit;
    }

    @Override
    public Integer call() {
        Selection selection = new Selection(ids, Optional.empty());
        if (library.isPresent()) {
            List<Case> cases = selection.from(kit.suite(paths));
            new SnippetPrinter(terminal, library.get(), SnippetSource.of(library.get(), kit)).print(cases, json);
            return ExitCode.OK;
        }
        List<CaseView> shown = new ArrayList<>();
        for (Case each : selection.from(kit.suite(paths))) {
            shown.add(CaseView.of(each, kit));
        }
        if (json) {
            JsonOutput.print(terminal.out(), out -> JsonOutput.objects(out, shown, view -> view.write(out)));
        } else {
            for (int i = 0; i < shown.size(); i++) {
                terminal.out().print(i == 0 ? "" : "\n");
                shown.get(i).print(terminal.out());
            }
        }
        return ExitCode.OK;
    }
}
