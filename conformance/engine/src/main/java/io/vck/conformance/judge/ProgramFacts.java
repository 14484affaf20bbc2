package io.vck.conformance.judge;

import io.vck.backend.program.Node;
import io.vck.backend.program.Program;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What can be told of a program without running it.
 *
 * @param variables that can have a value at its end: those that it reads or assigns outside of functions, and
 *     {@code result}
 * @param inputs those that it reads without assigning them before
 * @param writes whether it calls an operator that writes into a tensor
 */
public record ProgramFacts(Set<String> variables, Set<String> inputs, boolean writes) {

    public static ProgramFacts of(Program program) {
        Reader reader = new Reader();
        reader.readSteps(program.steps(), Set.of());
        Set<String> variables = new LinkedHashSet<>(reader.inputs);
        variables.addAll(reader.assigned);
        variables.add(Program.RESULT);
        return new ProgramFacts(variables, reader.inputs, reader.writes);
    }

    /** Walks a tree. A name that a function binds is the function's own: {@code bound} holds those. */
    private static final class Reader {
        private final Set<String> assigned = new LinkedHashSet<>();
        private final Set<String> inputs = new LinkedHashSet<>();
        private boolean writes;

        private void readSteps(List<Node> steps, Set<String> bound) {
            for (Node step : steps) {
                read(step, bound);
            }
        }

        private void read(Node node, Set<String> bound) {
            if (node instanceof Node.Name name) {
                if (!bound.contains(name.name()) && !assigned.contains(name.name())) {
                    inputs.add(name.name());
                }
            } else if (node instanceof Node.Operator operator) {
                writes |= isInPlace(operator);
            } else if (node instanceof Node.Assign assign) {
                read(assign.value(), bound);
                if (!bound.contains(assign.name())) {
                    assigned.add(assign.name());
                }
            } else if (node instanceof Node.Lambda lambda) {
                readSteps(lambda.steps(), inside(lambda, bound));
            } else {
                writes |= node instanceof Node.Call call && call.keywords().containsKey("out");
                node.children().forEach(child -> read(child, bound));
            }
        }
    }

    private static Set<String> inside(Node.Lambda lambda, Set<String> bound) {
        Set<String> inside = new HashSet<>(bound);
        inside.addAll(lambda.parameters());
        lambda.rest().ifPresent(inside::add);
        for (Node step : lambda.steps()) {
            if (step instanceof Node.Assign assign) {
                inside.add(assign.name());
            }
        }
        return inside;
    }

    /** PyTorch's convention: methods that write end in one underscore. */
    private static boolean isInPlace(Node.Operator operator) {
        boolean trailing = operator.name().endsWith("_") && !operator.name().endsWith("__");
        return operator.spelling().text().equals("[]=") || trailing;
    }
}
