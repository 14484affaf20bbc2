package io.vck.conformance.judge.expectation;

import io.vck.backend.program.Program;
import io.vck.backend.spi.Observe;
import io.vck.conformance.judge.PathPair;
import java.util.LinkedHashSet;
import java.util.Set;

/** The usual things to observe. */
final class Observing {
    static final Observe NOTHING = new Observe(Set.of(), Set.of(), false);
    static final Observe RESULT = values(Set.of(Program.RESULT));
    static final Observe WARNINGS = new Observe(Set.of(), Set.of(), true);

    private Observing() {}

    static Observe values(Set<String> variables) {
        return new Observe(variables, Set.of(), false);
    }

    /** The identities of both sides of pairs, and the values, which tell whether a tensor is empty. */
    static Observe aliases(Iterable<PathPair> pairs) {
        Set<String> variables = new LinkedHashSet<>();
        for (PathPair pair : pairs) {
            variables.add(pair.first().variable());
            variables.add(pair.second().variable());
        }
        return new Observe(variables, variables, false);
    }
}
