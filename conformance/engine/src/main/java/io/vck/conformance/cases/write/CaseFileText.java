package io.vck.conformance.cases.write;

import io.vck.backend.program.Node;
import io.vck.backend.program.Program;
import io.vck.conformance.cases.Case;
import io.vck.conformance.cases.load.ProgramCapabilities;
import io.vck.conformance.judge.Expectation;
import io.vck.conformance.judge.ProgramFacts;
import io.vck.conformance.judge.expectation.Equals;
import io.vck.conformance.language.ProgramPrinter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The text of a case file. Read again, it gives the same cases, but for the first parts of their ids. */
public final class CaseFileText {
    private static final String INDENT = "\n      ";
    private static final String DEEP_INDENT = "\n                 ";

    private CaseFileText() {}

    /**
     * The text of a file.
     *
     * @param about what its cases have in common
     */
    public static String of(String about, List<Case> cases) {
        return "{\n  \"about\": " + JsonLine.quoted(about) + ",\n  \"cases\": [\n    "
                + cases.stream().map(CaseFileText::one).collect(Collectors.joining(",\n\n    "))
                + "\n  ]\n}\n";
    }

    private static String one(Case written) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("name", JsonLine.quoted(name(written)));
        if (!written.about().isBlank()) {
            members.put("about", JsonLine.quoted(written.about()));
        }
        members.put("requirements", JsonLine.strings(written.requirements()));
        Map<String, String> program = new LinkedHashMap<>();
        program(written, program);
        Map<String, String> inputs = inputs(written);
        if (!inputs.isEmpty()) {
            members.put("inputs", JsonLine.object(inputs, DEEP_INDENT));
        }
        members.putAll(program);
        Set<String> needs = needs(written);
        if (!needs.isEmpty()) {
            members.put("needs", JsonLine.strings(needs));
        }
        if (written.settings().fallbackWarnings()) {
            members.put("settings", "{\"fallback_warnings\": true}");
        }
        written.disputed().ifPresent(reason -> members.put("disputed", JsonLine.quoted(reason)));
        return "{ " + JsonLine.object(members, INDENT).substring(1).replaceFirst("}$", " }");
    }

    /** The capabilities that do not show in the program. */
    private static Set<String> needs(Case written) {
        Set<String> needs = new TreeSet<>(written.capabilities());
        needs.removeAll(ProgramCapabilities.of(written.program().steps(), name -> false));
        needs.removeAll(ProgramCapabilities.ofInputs(written.inputs().values()));
        return needs;
    }

    private static String both(String first, String second) {
        String before = first.startsWith("[") ? first.substring(1, first.length() - 1) : first;
        return "[" + before + ", " + second + "]";
    }

    /** The last part of the id, in which the brackets of a matrix can't stand. */
    private static String name(Case written) {
        String last = written.id().substring(written.file().length() + 1);
        return last.replaceAll("[^A-Za-z0-9_.]+", "-").replaceAll("^-|-$", "");
    }

    /** Those that are used: a row of a matrix need not use what the others do, a case by itself has to. */
    private static Map<String, String> inputs(Case written) {
        Set<String> used = new TreeSet<>(free(written.program()));
        written.inputs().values().forEach(input -> used.addAll(free(new Program(List.of(input)))));
        for (Expectation expectation : written.expectations()) {
            used.addAll(
                    expectation instanceof Equals equal
                            ? free(equal.program())
                            : List.of(ExpectationText.of(expectation).split("\\W+")));
        }
        Map<String, String> texts = new LinkedHashMap<>();
        written.inputs().forEach((name, input) -> {
            if (used.contains(name)) {
                texts.put(name, JsonLine.quoted(ProgramPrinter.print(input)));
            }
        });
        return texts;
    }

    private static Set<String> free(Program program) {
        return ProgramFacts.of(program).inputs();
    }

    private static void program(Case written, Map<String, String> members) {
        List<Node> all = new ArrayList<>(written.program().steps());
        for (Expectation expectation : written.expectations()) {
            if (expectation instanceof Equals equal) {
                all.addAll(equal.program().steps());
            }
        }
        Map<String, String> definitions = new LinkedHashMap<>();
        for (Node step : all) {
            if (ExpectationText.isDefinition(step)) {
                Node.Lambda lambda = (Node.Lambda) ((Node.Assign) step).value();
                definitions.put(header(lambda), ExpectationText.steps(lambda.steps()));
            }
        }
        if (!definitions.isEmpty()) {
            members.put("define", JsonLine.object(definitions, DEEP_INDENT));
        }
        members.put("run", ExpectationText.steps(written.program().steps()));
        Map<String, String> expect = new LinkedHashMap<>();
        for (Expectation expectation : written.expectations()) {
            // Only of warnings there can be several.
            expect.merge(expectation.key(), ExpectationText.of(expectation), CaseFileText::both);
        }
        members.put("expect", JsonLine.object(expect));
    }

    private static String header(Node.Lambda lambda) {
        List<String> parameters = new ArrayList<>(lambda.parameters());
        lambda.rest().ifPresent(rest -> parameters.add("*" + rest));
        return lambda.name() + "(" + String.join(", ", parameters) + ")";
    }
}
