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

    /**
     * The identities of both sides of pairs, and the values of the first ones, which tell what it is that has none. The
     * second is most often a large input, whose value is of no interest.
     */
    static Observe aliases(Iterable<PathPair> pairs) {
        Set<String> identities = new LinkedHashSet<>();
        Set<String> values = new LinkedHashSet<>();
        for (PathPair pair : pairs) {
            values.add(pair.first().variable());
            identities.add(pair.first().variable());
            identities.add(pair.second().variable());
        }
        return new Observe(values, identities, false);
    }
}
