package io.vck.conformance.language;

import io.vck.backend.program.Node;
import java.util.List;
import java.util.Optional;

/**
 * What came of parsing a text: a tree, or problems.
 *
 * @param node present if and only if there are no problems
 */
public record Parsed(Optional<Node> node, Positions positions, List<Problem> problems) {
    public Parsed {
        problems = List.copyOf(problems);
    }
}
