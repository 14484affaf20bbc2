package io.vck.conformance.cases.load;

import io.vck.backend.program.Node;
import io.vck.backend.program.Program;
import io.vck.conformance.cases.Vocabulary;
import io.vck.conformance.cases.json.Place;
import io.vck.conformance.cases.json.Problems;
import io.vck.conformance.judge.Expectation;
import io.vck.conformance.judge.Path;
import io.vck.conformance.language.StaticChecks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One row of a case's matrix, with what the expectations of that row may speak of. */
final class ExpandedRow {
    private final Matrix.Row row;
    private final Set<String> inputs;
    private final Set<String> variables;
    private final Map<String, Node.Assign> definitions;
    private final Vocabulary vocabulary;
    private final ProgramReader programs;
    private final Problems problems;

    /**
     * @param inputs that programs of expectations see
     * @param variables that paths may begin with; none if they can't be told
     */
    ExpandedRow(
            Matrix.Row row,
            Set<String> inputs,
            Set<String> variables,
            Map<String, Node.Assign> definitions,
            Vocabulary vocabulary,
            ProgramReader programs,
            Problems problems) {
        this.row = row;
        this.inputs = inputs;
        this.variables = variables;
        this.definitions = definitions;
        this.vocabulary = vocabulary;
        this.programs = programs;
        this.problems = problems;
    }

    /** An expression with the parameters replaced. */
    Node fill(Node node) {
        return row.fill(node);
    }

    /** A program over the inputs, checked, with the definitions that it uses. */
    Program program(List<Node> steps, Place place) {
        Map<String, Node.Assign> filled = new LinkedHashMap<>();
        definitions.forEach((name, definition) -> filled.put(name, (Node.Assign) row.fill(definition)));
        List<Node> all = new ArrayList<>(FreeNames.withDefinitions(row.fill(steps), filled));
        check(all, inputs, place);
        return new Program(all);
    }

    /** The same for a program that the reference runs to tell what is expected. */
    Program expected(List<Node> steps, Place place) {
        Program program = program(steps, place);
        missingKernels(place).checkComputed(program.steps());
        return program;
    }

    /** Checks the expression of an input. */
    void checkInput(Node expression, Place place) {
        check(List.of(expression), inputs, place);
        missingKernels(place).checkComputed(List.of(expression));
    }

    /** Checks that the reference needn't run what it has no kernel for. */
    void checkKernels(Program program, List<Expectation> expectations, Place place) {
        missingKernels(place).checkProgram(program, expectations);
    }

    private MissingKernels missingKernels(Place place) {
        return new MissingKernels(vocabulary, (node, message) -> programs.report(node, message, place));
    }

    private void check(List<Node> steps, Set<String> bound, Place place) {
        StaticChecks.check(
                steps, bound, vocabulary::hasOperator, (node, message) -> programs.report(node, message, place));
    }

    /** Checks that a path begins with a variable of the case. */
    void checkPath(Path path, Place place) {
        if (!variables.isEmpty() && !variables.contains(path.variable())) {
            problems.at(
                    place, "there is no variable `" + path.variable() + "`; there are " + String.join(", ", variables));
        }
    }
}
