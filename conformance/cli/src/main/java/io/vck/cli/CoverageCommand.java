package io.vck.cli;

import io.vck.conformance.lint.ReferenceLint;
import io.vck.conformance.lint.RequirementCoverage;
import io.vck.conformance.lint.claims.Claims;
import io.vck.conformance.lint.claims.Coverage;
import io.vck.conformance.run.Kit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vck coverage}. */
@Command(
        name = "coverage",
        description = {
            "Tells which scenarios of the original's test file the kit's cases mirror, or which requirements of the"
                    + " specification they test.",
            "Exits with 1 if a case claims what it does not do, or if a requirement has no case or a case no requirement."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  vck coverage", "  vck coverage --json", "  vck coverage --requirements"})
final class CoverageCommand implements Callable<Integer> {
    @Option(
            names = "--requirements",
            description = "Count the cases for each requirement of the specification instead.")
    private boolean requirements;

    @Option(
            names = "--json",
            description = "Print one JSON object: scenarios, mirrored and missing; or cases by requirement,"
                    + " requirements_without_a_case, cases_without_a_requirement.")
    private boolean json;

    @Mixin
    private HelpOption help = new HelpOption();

    private final Terminal terminal;
    private final Kit kit;

    CoverageCommand(Terminal terminal, Kit kit) {
        this.terminal = terminal;
        this.kit = kit;
    }

    @Override
    public Integer call() {
        return requirements ? ofRequirements() : ofScenarios();
    }

    private int ofRequirements() {
        RequirementCoverage coverage = RequirementCoverage.of(
                kit.suite(List.of()).cases(), kit.specification().requirements().keySet());
        RequirementsReport report = new RequirementsReport(coverage, kit.specification());
        if (json) {
            report.printJson(terminal.out());
        } else {
            report.print(terminal.out());
        }
        return coverage.isComplete() ? ExitCode.OK : ExitCode.FAILED;
    }

    private int ofScenarios() {
        Claims.Result settled = ReferenceLint.of(kit.preparation(), kit.specification())
                .settleClaims(kit.suite(List.of()).cases());
        settled.problems().forEach(problem -> terminal.err().println(problem));
        if (json) {
            printJson(settled.coverage());
        } else {
            print(settled.coverage());
        }
        return settled.problems().isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }

    private void printJson(Coverage coverage) {
        JsonOutput.print(terminal.out(), out -> {
            out.writeStartObject();
            out.writeNumberProperty("scenarios", coverage.scenarios().size());
            out.writeNumberProperty("mirrored", coverage.mirroredBy().size());
            JsonOutput.strings(out, "missing", coverage.missing());
            out.writeEndObject();
        });
    }

    private void print(Coverage coverage) {
        Map<String, long[]> counts = new TreeMap<>();
        coverage.scenarios().forEach(scenario -> {
            long[] count = counts.computeIfAbsent(testClass(scenario.id()), unseen -> new long[2]);
            count[0] += coverage.mirroredBy().containsKey(scenario.id()) ? 1 : 0;
            count[1]++;
        });
        TextTable table = new TextTable();
        counts.forEach((name, count) -> table.row(name, count[0] + " of " + count[1]));
        table.row(
                "all",
                coverage.mirroredBy().size() + " of " + coverage.scenarios().size());
        table.print(terminal.out());
    }

    private static String testClass(String scenario) {
        return scenario.substring(0, scenario.indexOf('.'));
    }
}
