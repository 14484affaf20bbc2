package io.vck.conformance.cases.load;

import io.vck.backend.program.Node;
import io.vck.conformance.cases.json.Place;
import io.vck.conformance.language.Substitution;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parameters of a case. Each axis is gone through once for every choice on the axes before it.
 *
 * @param axes none for a case without parameters
 */
record Matrix(List<Axis> axes) {
    Matrix {
        axes = List.copyOf(axes);
    }

    /**
     * Parameters that change together.
     *
     * @param key where they are named
     */
    record Axis(List<String> names, Place key, List<Choice> choices) {}

    /** A value for each parameter of an axis. */
    record Choice(String label, List<Node> values) {}

    /** One choice on each axis: the values by parameter, and the labels that the id shows. */
    record Row(List<String> labels, Map<String, Node> values) {
        static final Row EMPTY = new Row(List.of(), Map.of());

        /** The tree with the parameters replaced by their values. */
        Node fill(Node node) {
            return Substitution.substitute(node, values);
        }

        List<Node> fill(List<Node> nodes) {
            return nodes.stream().map(this::fill).toList();
        }

        /** This row with one more choice, whose values may speak of the parameters that are chosen already. */
        Row and(Axis axis, Choice choice) {
            List<String> moreLabels = new ArrayList<>(labels);
            moreLabels.add(choice.label());
            Map<String, Node> moreValues = new LinkedHashMap<>(values);
            for (int i = 0; i < axis.names().size(); i++) {
                moreValues.put(axis.names().get(i), fill(choice.values().get(i)));
            }
            return new Row(moreLabels, moreValues);
        }

        /** What follows the case's name in its id. */
        String suffix() {
            return labels.isEmpty() ? "" : "[" + String.join(",", labels) + "]";
        }
    }

    /** Every combination of choices, the last axis changing fastest. */
    List<Row> rows() {
        List<Row> rows = List.of(Row.EMPTY);
        for (Axis axis : axes) {
            List<Row> longer = new ArrayList<>();
            for (Row row : rows) {
                axis.choices().forEach(choice -> longer.add(row.and(axis, choice)));
            }
            rows = longer;
        }
        return rows;
    }

    /** The number of combinations. */
    long size() {
        return axes.stream().mapToLong(axis -> axis.choices().size()).reduce(1, (a, b) -> a * b);
    }

    List<String> names() {
        return axes.stream().flatMap(axis -> axis.names().stream()).toList();
    }
}
