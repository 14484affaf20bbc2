package io.vck.conformance.language;

import io.vck.backend.program.Node;
import java.util.List;
import java.util.Optional;

/**
 * The name and parameters of a definition, {@code f(leaf, *rest)}.
 *
 * @param problems what is wrong with the text; the rest is empty then
 */
public record Header(String name, List<String> parameters, Optional<String> rest, List<Problem> problems) {
    public Header {
        parameters = List.copyOf(parameters);
        problems = List.copyOf(problems);
    }

    /** The step that binds the definition to its name. */
    public Node define(List<Node> steps) {
        return new Node.Assign(name, new Node.Lambda(name, parameters, rest, steps));
    }
}
