package io.vck.cli;

import io.vck.backend.spi.Backend;
import io.vck.conformance.cases.Case;
import io.vck.conformance.cases.write.CaseFileText;
import io.vck.conformance.judge.Verdict;
import io.vck.conformance.language.ProgramPrinter;
import io.vck.conformance.run.Kit;
import io.vck.conformance.run.Result;
import io.vck.conformance.run.Runner;
import io.vck.conformance.run.Selection;
import io.vck.conformance.run.Unwritable;
import io.vck.conformance.shrink.FailureKind;
import io.vck.conformance.shrink.Shrinker;
import io.vck.reports.text.ShellWords;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vck shrink}. */
@Command(
        name = "shrink",
        description =
                "Makes a case that fails as small as it gets: fewer levels, lanes and dims, a simpler program, plainer"
                        + " inputs, while it still fails in the same way. The result is a case file.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  vck shrink beyond/promotion/unmapped-beside-mapped --backend pytorch-legacy",
            "  vck shrink user/mine/a-case --cases mine.json --backend-command 'python3 adapter.py' --out small.json"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "  0:the smaller case is written",
            "  1:the case does not fail on this backend, so there is nothing to shrink",
            "  2:wrong usage, or bad case files",
            "  3:the backend could not be started, or the case file could not be written",
            "130:interrupted"
        })
final class ShrinkCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "CASE",
            description = "The id of a case, see vck list, or a glob with * and ? that matches one. What is an id is no"
                    + " glob.")
    private String id = "";

    @Mixin
    private OneBackend backend = new OneBackend();

    @Option(
            names = "--cases",
            paramLabel = "PATH",
            description = "A case file, or a folder of them, instead of the kit's own cases. Repeatable.")
    private List<Path> paths = new ArrayList<>();

    @Option(
            names = "--trials",
            paramLabel = "N",
            defaultValue = "2000",
            description = "How many smaller cases to try at most. Default: ${DEFAULT-VALUE}.")
    private int trials;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The case file, which is replaced if it exists. Default: the case's id below vck-out/shrunk.")
    private Optional<Path> out = Optional.empty();

    @Mixin
    private HelpOption help = new HelpOption();

    private final Terminal terminal;
    private final Kit kit;

    ShrinkCommand(Terminal terminal, Kit kit) {
        this.terminal = terminal;
        this.kit = kit;
    }

    @Override
    public Integer call() {
        Case failing = theCase();
        try (Backend.Session session = backend.backend(kit).open()) {
            Runner runner = new Runner(kit.unprepared().preparation(), Optional.empty(), result -> {});
            Result before = runner.run(failing, session);
            Optional<FailureKind> kind = kind(before);
            if (kind.isEmpty()) {
                terminal.err()
                        .println("vck shrink: " + failing.id() + " does not fail on "
                                + session.info().name() + ": " + describe(before.verdict()));
                return ExitCode.FAILED;
            }
            Case shrunk;
            try (Progress progress = Progress.of(terminal, "vck shrink", -1)) {
                shrunk = new Shrinker(
                                candidate -> {
                                    progress.step();
                                    return kind(runner.run(candidate, session)).equals(kind);
                                },
                                trials)
                        .shrink(failing);
            }
            Path file = out.orElseGet(() -> Path.of("vck-out", "shrunk", FoundCases.fileName(failing.id()) + ".json"));
            write(file, failing, shrunk, session.info().name());
            print(shrunk, runner.run(shrunk, session).verdict(), file);
            return ExitCode.OK;
        }
    }

    private Case theCase() {
        List<Case> found = new Selection(List.of(id), Optional.empty()).from(kit.suite(paths));
        if (found.size() > 1) {
            throw new UsageProblem(found.size() + " cases match '" + id + "', and one is shrunk at a time: "
                    + found.get(0).id() + ", " + found.get(1).id() + (found.size() > 2 ? ", ..." : ""));
        }
        return found.get(0);
    }

    private static Optional<FailureKind> kind(Result result) {
        return FailureKind.of(result.verdict(), result.observation());
    }

    private static String describe(Verdict verdict) {
        return verdict.outcome().label() + (verdict.message().isEmpty() ? "" : ", " + verdict.message());
    }

    private static void write(Path file, Case failing, Case shrunk, String backend) {
        try {
            if (file.getParent() != null) {
                Files.createDirectories(file.getParent());
            }
            Files.writeString(
                    file,
                    CaseFileText.of(
                            "Shrunk from " + failing.id() + " by vck shrink, as it fails on " + backend + ".",
                            List.of(shrunk)));
        } catch (IOException e) {
            throw new Unwritable(file, e, "Name another file with --out.");
        }
    }

    private void print(Case shrunk, Verdict verdict, Path file) {
        PrintStream print = terminal.out();
        print.println(describe(verdict));
        shrunk.inputs().forEach((name, input) -> print.println("    " + name + " = " + ProgramPrinter.print(input)));
        ProgramPrinter.print(shrunk.program()).forEach(line -> print.println("    " + line));
        print.println("  " + file);
        print.println("  vck run " + backend.option() + " --cases " + ShellWords.quoted(file.toString()));
    }
}
