package io.vck.conformance.cases.load;

import io.vck.backend.program.Node;
import io.vck.backend.program.Program;
import io.vck.conformance.cases.json.Place;
import io.vck.conformance.judge.Path;
import io.vck.conformance.language.StaticChecks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** One row of a case's matrix, with what the expectations of that row may speak of. */
final class ExpandedRow {
    private final Matrix.Row row;
    private final Set<String> inputs;
    private final Set<String> variables;
    private final Map<String, Node.Assign> definitions;
    private final Predicate<String> operators;
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
            Predicate<String> operators,
            ProgramReader programs,
            Problems problems) {
        this.row = row;
        this.inputs = inputs;
        this.variables = variables;
        this.definitions = definitions;
        this.operators = operators;
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

    void check(List<Node> steps, Set<String> bound, Place place) {
        StaticChecks.check(steps, bound, operators, (node, message) -> programs.report(node, message, place));
    }

    /** Checks that a path begins with a variable of the case. */
    void checkPath(Path path, Place place) {
        if (!variables.isEmpty() && !variables.contains(path.variable())) {
            problems.at(
                    place, "there is no variable `" + path.variable() + "`; there are " + String.join(", ", variables));
        }
    }
}
