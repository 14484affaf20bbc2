package io.vck.cli;

import io.vck.conformance.cases.Case;
import io.vck.conformance.run.Glob;
import io.vck.conformance.run.Kit;
import io.vck.conformance.run.Preparation;
import io.vck.conformance.run.Selection;
import io.vck.conformance.snippet.Inexpressible;
import io.vck.conformance.snippet.Reproduced;
import io.vck.conformance.snippet.Snippets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
            "  vck show api/levels/outer-product --as pytorch-legacy > snippet.py"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:shown", "2:wrong usage, no such case, or a case that can't be said in that library"})
final class ShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "CASE", arity = "1..*", description = "The id of a case, or a glob with * and ?.")
    private List<String> ids = new ArrayList<>();

    @Option(
            names = "--cases",
            paramLabel = "PATH",
            description = "A case file, or a folder of them, instead of the kit's own cases. Repeatable.")
    private List<Path> paths = new ArrayList<>();

    @Option(names = "--json", description = "Print a JSON array with an object for each case.")
    private boolean json;

    @Option(
            names = "--as",
            paramLabel = "LIBRARY",
            description =
                    "Print a program that runs by itself, without the kit: the case's inputs literally, its program in the"
                            + " words of a library, its expectations as assertions. LIBRARY: ${COMPLETION-CANDIDATES}.",
            completionCandidates = Targets.class)
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
        Selection selection = new Selection(ids.stream().map(Glob::of).toList(), Optional.empty());
        if (library.isPresent()) {
            printSnippets(library.get(), selection.from(kit.suite(paths)));
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

    private void printSnippets(String name, List<Case> cases) {
        Snippets target = Arrays.stream(Snippets.values())
                .filter(known -> known.label().equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageProblem(
                        "--as: there is no library '" + name + "'. There is: " + String.join(", ", new Targets())));
        for (int i = 0; i < cases.size(); i++) {
            Case each = cases.get(i);
            Preparation.Prepared prepared = kit.preparation().prepare(each);
            try {
                String snippet = target.of(new Reproduced(each, prepared.inputs(), prepared.oracle()));
                terminal.out().print(i == 0 ? snippet : "\n" + snippet);
            } catch (Inexpressible unsaid) {
                throw new UsageProblem(each.id() + " can't be said in " + name + ": " + unsaid.getMessage());
            }
        }
    }

    /** The libraries' names, for help texts and completion. */
    static final class Targets extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Targets() {
            super(Arrays.stream(Snippets.values()).map(Snippets::label).toList());
        }
    }
}
