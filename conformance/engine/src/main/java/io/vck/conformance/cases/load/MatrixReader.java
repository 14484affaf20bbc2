package io.vck.conformance.cases.load;

import io.vck.backend.program.Node;
import io.vck.conformance.cases.json.Json;
import io.vck.conformance.cases.json.Problems;
import io.vck.conformance.cases.load.Matrix.Axis;
import io.vck.conformance.cases.load.Matrix.Choice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the matrix of a case. */
final class MatrixReader {
    private static final long MOST_ROWS = 10_000;

    private final ProgramReader programs;
    private final Problems problems;
    private final Names names;

    MatrixReader(ProgramReader programs, Problems problems, Names names) {
        this.programs = programs;
        this.problems = problems;
        this.names = names;
    }

    Matrix read(Optional<Json.Object> object) {
        List<Axis> axes = new ArrayList<>();
        object.ifPresent(matrix -> matrix.members().forEach((key, member) -> axes.add(axis(key, member))));
        Matrix matrix = new Matrix(axes);
        if (matrix.size() > MOST_ROWS) {
            problems.at(object.get(), "the matrix makes " + matrix.size() + " cases; the most is " + MOST_ROWS);
            return new Matrix(List.of());
        }
        return matrix;
    }

    private Axis axis(String key, Json.Member member) {
        List<String> parameters =
                Arrays.stream(key.split(",", -1)).map(String::strip).toList();
        parameters.forEach(name -> names.bind(name, member.key(), "a parameter of the matrix"));
        List<Choice> choices = new ArrayList<>();
        Json value = member.value();
        if (value instanceof Json.Array list) {
            list.items().forEach(item -> choice(label(item), item, parameters).ifPresent(choices::add));
        } else if (value instanceof Json.Object byLabel) {
            for (Map.Entry<String, Json.Member> entry : byLabel.members().entrySet()) {
                choice(entry.getKey(), entry.getValue().value(), parameters).ifPresent(choices::add);
            }
        } else {
            problems.at(
                    value,
                    "the values of \"" + key + "\" are to be an array, or an object with labels for keys, got "
                            + value.kind());
        }
        checkLabels(value, choices);
        return new Axis(parameters, member.key(), choices);
    }

    private void checkLabels(Json value, List<Choice> choices) {
        boolean empty = value instanceof Json.Array list && list.items().isEmpty()
                || value instanceof Json.Object object && object.members().isEmpty();
        if (empty) {
            problems.at(value, "a parameter of a matrix has at least one value");
        }
        Set<String> labels = new HashSet<>();
        for (Choice choice : choices) {
            if (!labels.add(choice.label())) {
                problems.at(value, "two values have the label \"" + choice.label() + "\"");
            }
        }
    }

    private Optional<Choice> choice(String label, Json value, List<String> parameters) {
        if (label.isBlank() || !label.equals(label.strip())) {
            problems.at(value, "a label is not blank and has no space around it, got \"" + label + "\"");
        }
        List<Json> items = List.of(value);
        if (parameters.size() > 1) {
            if (!(value instanceof Json.Array row) || row.items().size() != parameters.size()) {
                problems.at(
                        value,
                        "expected an array of " + parameters.size() + " values, one for each of "
                                + String.join(", ", parameters));
                return Optional.empty();
            }
            items = row.items();
        }
        List<Node> values = new ArrayList<>();
        items.forEach(item -> programs.expression(item).ifPresent(values::add));
        return values.size() == items.size() ? Optional.of(new Choice(label, values)) : Optional.empty();
    }

    /** A value without a label is its own label. */
    private static String label(Json value) {
        if (value instanceof Json.Text text) {
            return text.value();
        } else if (value instanceof Json.Number number) {
            return number.literal();
        } else if (value instanceof Json.Array row) {
            return row.items().stream().map(MatrixReader::label).collect(Collectors.joining(", ", "(", ")"));
        }
        return value instanceof Json.Bool bool && bool.value() ? "True" : "False";
    }
}
