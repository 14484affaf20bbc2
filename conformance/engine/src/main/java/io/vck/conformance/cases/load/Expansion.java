package io.vck.conformance.cases.load;

import io.vck.backend.program.Node;
import io.vck.backend.program.Program;
import io.vck.backend.spi.Settings;
import io.vck.conformance.cases.Case;
import io.vck.conformance.cases.InputGenerator;
import io.vck.conformance.cases.SourceLocation;
import io.vck.conformance.cases.Vocabulary;
import io.vck.conformance.cases.json.Problems;
import io.vck.conformance.judge.Expectation;
import io.vck.conformance.judge.ProgramFacts;
import io.vck.conformance.judge.expectation.Fallback;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes a case of each row of a matrix, and checks what can be told without running it. */
final class Expansion {
    private final Vocabulary vocabulary;
    private final ProgramReader programs;
    private final Problems problems;

    Expansion(Vocabulary vocabulary, ProgramReader programs, Problems problems) {
        this.vocabulary = vocabulary;
        this.programs = programs;
        this.problems = problems;
    }

    /** What the cases have in common is one object for all of them: there can be thousands. */
    List<Case> expand(CaseTemplate template) {
        SourceLocation source = problems.location(template.place());
        return template.matrix().rows().stream()
                .flatMap(row -> expand(template, row, source).stream())
                .toList();
    }

    private Optional<Case> expand(CaseTemplate template, Matrix.Row row, SourceLocation source) {
        Map<String, Node> inputs = inputs(template, row);
        Set<String> names = inputs.keySet();
        if (template.steps().isEmpty()) {
            expectations(template, row(template, row, names, Set.of()));
            return Optional.empty();
        }
        ExpandedRow ofProgram = row(template, row, names, names);
        Program program = ofProgram.program(template.steps(), template.place());
        Set<String> variables = new LinkedHashSet<>(names);
        variables.addAll(ProgramFacts.of(program).variables());
        List<Expectation> expectations = expectations(template, row(template, row, names, variables));
        ofProgram.checkKernels(program, expectations, template.place());
        return Optional.of(make(template, row, inputs, program, expectations, source));
    }

    private static List<Expectation> expectations(CaseTemplate template, ExpandedRow row) {
        List<Expectation> expectations = new ArrayList<>();
        template.expectations()
                .forEach(expectation -> expectation.expectation().apply(row).ifPresent(expectations::add));
        return expectations;
    }

    private Case make(
            CaseTemplate template,
            Matrix.Row row,
            Map<String, Node> inputs,
            Program program,
            List<Expectation> expectations,
            SourceLocation source) {
        Set<String> capabilities = new LinkedHashSet<>(template.needs());
        capabilities.addAll(ProgramCapabilities.ofInputs(inputs.values()));
        capabilities.addAll(ProgramCapabilities.of(program.steps(), vocabulary::isRandom));
        return new Case(
                template.idPrefix() + row.suffix(),
                template.about(),
                template.requirements(),
                inputs,
                program,
                expectations,
                template.mirrors(),
                capabilities,
                settings(template, expectations),
                template.disputed(),
                template.blind(),
                source);
    }

    private ExpandedRow row(CaseTemplate template, Matrix.Row row, Set<String> inputs, Set<String> variables) {
        return new ExpandedRow(row, inputs, variables, template.definitions(), vocabulary, programs, problems);
    }

    private Map<String, Node> inputs(CaseTemplate template, Matrix.Row row) {
        Map<String, Node> inputs = new LinkedHashMap<>();
        Set<String> visible = new HashSet<>(InputGenerator.labels());
        template.inputs().forEach((name, expression) -> {
            Node filled = row.fill(expression);
            row(template, row, visible, visible).checkInput(filled, template.place());
            checkPure(filled, template);
            inputs.put(name, filled);
            visible.add(name);
        });
        return inputs;
    }

    /** Inputs are the same each time, and an expression leaves the inputs before it as they are. */
    private void checkPure(Node input, CaseTemplate template) {
        Set<String> capabilities = ProgramCapabilities.of(List.of(input), vocabulary::isRandom);
        if (capabilities.contains(ProgramCapabilities.IN_PLACE)) {
            programs.report(input, "the expression of an input can't write into a tensor", template.place());
        }
        if (capabilities.contains(ProgramCapabilities.RANDOM)) {
            String message = "random inputs come from the generators randn, rand and randint, without \"torch.\"";
            programs.report(input, message, template.place());
        }
    }

    /** Whether the fallback was used is told by its warnings. */
    private static Settings settings(CaseTemplate template, List<Expectation> expectations) {
        boolean counted = expectations.stream().anyMatch(Fallback.class::isInstance);
        return counted ? new Settings(true) : template.settings();
    }
}
