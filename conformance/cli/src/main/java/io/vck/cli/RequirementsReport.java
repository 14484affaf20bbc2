package io.vck.cli;

import io.vck.conformance.cases.Case;
import io.vck.conformance.cases.Specification;
import io.vck.conformance.lint.RequirementCoverage;
import java.io.PrintStream;
import java.util.List;

/** How many cases each requirement has, and what is amiss. */
record RequirementsReport(RequirementCoverage coverage, Specification specification) {

    void print(PrintStream out) {
        TextTable table = new TextTable();
        table.row("cases", "requirement", "");
        coverage.cases()
                .forEach((id, cases) -> table.row(
                        Integer.toString(cases),
                        id,
                        specification
                                .requirement(id)
                                .map(Specification.Requirement::title)
                                .orElse("")));
        table.print(out);
        out.println();
        list(out, "requirements without a case", coverage.untested());
        list(out, "cases without a requirement", aimless());
    }

    void printJson(PrintStream out) {
        JsonOutput.print(out, json -> {
            json.writeStartObject();
            json.writeName("cases");
            json.writeStartObject();
            coverage.cases().forEach(json::writeNumberProperty);
            json.writeEndObject();
            JsonOutput.strings(json, "requirements_without_a_case", coverage.untested());
            JsonOutput.strings(json, "cases_without_a_requirement", aimless());
            json.writeEndObject();
        });
    }

    private List<String> aimless() {
        return coverage.aimless().stream().map(Case::id).toList();
    }

    private static void list(PrintStream out, String what, List<String> ids) {
        out.println(what + ": " + (ids.isEmpty() ? "none" : ids.size()));
        ids.forEach(id -> out.println("  " + id));
    }
}
