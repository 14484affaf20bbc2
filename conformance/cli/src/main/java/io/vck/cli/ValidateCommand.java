package io.vck.cli;

import io.vck.conformance.cases.Case;
import io.vck.conformance.cases.CaseProblem;
import io.vck.conformance.cases.InvalidCases;
import io.vck.conformance.cases.SourceLocation;
import io.vck.conformance.lint.LintProblem;
import io.vck.conformance.lint.LintReport;
import io.vck.conformance.lint.ReferenceLint;
import io.vck.conformance.run.Kit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JsonGenerator;

/** {@code vck validate}. */
@Command(
        name = "validate",
        description = "Checks case files: that they can be read, that their claims hold, and that each case can fail.",
        footerHeading = "%nExamples:%n",
        footer = {"  vck validate                     the kit's own cases", "  vck validate my-cases/ more.json"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:nothing is wrong", "2:something is"})
final class ValidateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "0..*", description = "Case files or folders of them.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--json", description = "Print one JSON object with the number of cases and the problems.")
    private boolean json;

    @Mixin
    private HelpOption help = new HelpOption();

    private final Terminal terminal;
    private final Kit kit;

    ValidateCommand(Terminal terminal, Kit kit) {
        this.terminal = terminal;
        this.kit = kit;
    }

    /** Something that is wrong, wherever it was found. */
    private record Problem(Optional<SourceLocation> where, String message) {
        static Problem of(CaseProblem problem) {
            return new Problem(Optional.of(problem.where()), problem.message());
        }

        static Problem of(LintProblem problem) {
            return new Problem(problem.source(), problem.subject() + ": " + problem.message());
        }

        @Override
        public String toString() {
            return where.map(location -> location + ": ").orElse("") + message;
        }
    }

    @Override
    public Integer call() {
        List<Case> cases = List.of();
        List<Problem> problems;
        try {
            cases = kit.suite(files).cases();
            problems = lint(cases).problems().stream().map(Problem::of).toList();
        } catch (InvalidCases invalid) {
            problems = invalid.problems().stream().map(Problem::of).toList();
        }
        report(cases.size(), problems);
        return problems.isEmpty() ? ExitCode.OK : ExitCode.USAGE;
    }

    private LintReport lint(List<Case> cases) {
        var lint = ReferenceLint.of(kit.preparation(), kit.specification());
        return files.isEmpty() ? lint.checkSuite(cases) : lint.checkCases(cases);
    }

    private void report(int cases, List<Problem> problems) {
        if (json) {
            JsonOutput.print(terminal.out(), out -> {
                out.writeStartObject();
                out.writeNumberProperty("cases", cases);
                JsonOutput.objects(out, "problems", problems, problem -> write(out, problem));
                out.writeEndObject();
            });
        } else if (problems.isEmpty()) {
            terminal.out().println(cases + (cases == 1 ? " case is" : " cases are") + " valid");
        } else {
            problems.forEach(terminal.err()::println);
            terminal.err().println(problems.size() + (problems.size() == 1 ? " problem" : " problems"));
        }
    }

    private static void write(JsonGenerator out, Problem problem) {
        problem.where().ifPresent(where -> {
            out.writeStringProperty("file", where.file());
            out.writeNumberProperty("line", where.line());
            out.writeNumberProperty("column", where.column());
            out.writeStringProperty("pointer", where.pointer());
        });
        out.writeStringProperty("message", problem.message());
    }
}
