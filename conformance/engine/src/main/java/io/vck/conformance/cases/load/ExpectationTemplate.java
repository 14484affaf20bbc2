package io.vck.conformance.cases.load;

import io.vck.backend.program.Node;
import io.vck.conformance.judge.Expectation;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * An expectation before the matrix is expanded.
 *
 * @param nodes all the trees that stand in it
 * @param expectation makes it for one row; empty if a problem was noted
 */
record ExpectationTemplate(List<Node> nodes, Function<ExpandedRow, Optional<Expectation>> expectation) {
    ExpectationTemplate {
        nodes = List.copyOf(nodes);
    }

    /** An expectation in which no parameter can stand. */
    static ExpectationTemplate fixed(Expectation expectation) {
        return new ExpectationTemplate(List.of(), row -> Optional.of(expectation));
    }
}
