package io.vck.backend.program;

import java.util.List;

/**
 * A program: steps that run in order. Its value is the variable {@code result}, or else that of its last step.
 *
 * @param steps at least one
 */
public record Program(List<Node> steps) {
    /** The variable that holds a program's value. */
    public static final String RESULT = "result";

    public Program {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a program has at least one step");
        }
    }
}
