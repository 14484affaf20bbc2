package io.vck.cli;

import io.vck.conformance.cases.Case;
import io.vck.conformance.cases.Specification;
import io.vck.conformance.judge.Expectation;
import io.vck.conformance.language.ProgramPrinter;
import io.vck.conformance.run.Kit;
import io.vck.conformance.run.ValueText;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.core.JsonGenerator;

/**
 * A case as {@code vck show} shows it.
 *
 * @param inputs what the inputs are, by name: dtype and shape of tensors, values of all else
 * @param requirements those of the case that the specification has
 */
record CaseView(Case shown, Map<String, String> inputs, List<Specification.Requirement> requirements) {
    private static final int LABEL = 12;

    static CaseView of(Case shown, Kit kit) {
        Map<String, String> inputs = new LinkedHashMap<>();
        kit.preparation().prepare(shown).inputs().forEach((name, value) -> inputs.put(name, ValueText.of(value)));
        List<Specification.Requirement> requirements = shown.requirements().stream()
                .map(kit.specification()::requirement)
                .flatMap(Optional::stream)
                .toList();
        return new CaseView(shown, inputs, requirements);
    }

    void print(PrintStream out) {
        out.println(shown.id());
        entry(out, "about", shown.about());
        shown.disputed().ifPresent(reason -> entry(out, "disputed", reason));
        inputLines().forEach(line -> entry(out, "input", line));
        if (shown.settings().fallbackWarnings()) {
            entry(out, "setting", "operators that fall back warn");
        }
        entry(out, "program", String.join("\n", ProgramPrinter.print(shown.program())));
        shown.expectations().forEach(expectation -> entry(out, "expect", expectation.describe()));
        requirements.forEach(requirement ->
                entry(out, "requirement", requirement.id() + " " + requirement.title() + "\n" + requirement.text()));
        shown.mirrors().forEach(mirrored -> entry(out, "mirrors", mirrored));
        if (!shown.capabilities().isEmpty()) {
            entry(out, "needs", String.join(", ", new TreeSet<>(shown.capabilities())));
        }
        entry(out, "source", shown.source().toString());
    }

    private List<String> inputLines() {
        List<String> lines = new ArrayList<>();
        shown.inputs()
                .forEach((name, expression) -> lines.add(
                        name + " = " + ProgramPrinter.print(expression) + "   # " + inputs.getOrDefault(name, "")));
        return lines;
    }

    private static void entry(PrintStream out, String label, String text) {
        String margin = "\n  " + " ".repeat(LABEL);
        out.println("  " + label + " ".repeat(LABEL - label.length()) + text.replace("\n", margin));
    }

    void write(JsonGenerator json) {
        json.writeStringProperty("id", shown.id());
        json.writeStringProperty("about", shown.about());
        shown.disputed().ifPresent(reason -> json.writeStringProperty("disputed", reason));
        JsonOutput.objects(json, "inputs", shown.inputs().entrySet(), input -> {
            json.writeStringProperty("name", input.getKey());
            json.writeStringProperty("expression", ProgramPrinter.print(input.getValue()));
            json.writeStringProperty("value", inputs.getOrDefault(input.getKey(), ""));
        });
        json.writeBooleanProperty("fallback_warnings", shown.settings().fallbackWarnings());
        JsonOutput.strings(json, "program", ProgramPrinter.print(shown.program()));
        JsonOutput.objects(json, "expect", shown.expectations(), expectation -> write(json, expectation));
        JsonOutput.objects(json, "requirements", requirements, requirement -> {
            json.writeStringProperty("id", requirement.id());
            json.writeStringProperty("title", requirement.title());
            json.writeStringProperty("text", requirement.text());
        });
        JsonOutput.strings(json, "mirrors", shown.mirrors());
        JsonOutput.strings(json, "capabilities", new TreeSet<>(shown.capabilities()));
        json.writeStringProperty("source", shown.source().toString());
    }

    private static void write(JsonGenerator json, Expectation expectation) {
        json.writeStringProperty("key", expectation.key());
        json.writeStringProperty("describe", expectation.describe());
    }
}
