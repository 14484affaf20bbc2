package io.vck.conformance.judge.expectation;

import io.vck.backend.program.Program;
import io.vck.backend.spi.Observe;
import io.vck.conformance.judge.Difference;
import io.vck.conformance.judge.Evidence;
import io.vck.conformance.judge.Expectation;
import io.vck.conformance.judge.Expected;
import io.vck.conformance.judge.Finding;
import io.vck.conformance.judge.Oracle;
import io.vck.conformance.judge.PathPair;
import java.util.List;
import java.util.Set;

/** The two tensors of each pair are one object, Python's {@code is}. */
public record SameObject(List<PathPair> pairs) implements Expectation {
    public SameObject {
        pairs = List.copyOf(pairs);
    }

    @Override
    public String key() {
        return "same_object";
    }

    @Override
    public String describe() {
        return Identities.describe(pairs, "are the same object");
    }

    @Override
    public Set<String> capabilities() {
        return Set.of("aliasing");
    }

    @Override
    public Observe observes(Program program) {
        return Observing.aliases(pairs);
    }

    @Override
    public Expected asData(Program program, Oracle oracle) {
        return new Expected.Pairs(pairs);
    }

    @Override
    public Finding judge(Evidence evidence) {
        return Identities.check(evidence, pairs, SameObject::judge);
    }

    private static Finding judge(Identities.Pair pair) {
        if (pair.first().object() == pair.second().object()) {
            return new Finding.Met();
        }
        boolean shared = pair.first().base() == pair.second().base();
        return new Finding.Unmet(Difference.of(
                pair.firstPath(),
                "the same object as `" + pair.secondPath() + "`",
                shared
                        ? "another object, a view of the same base"
                        : "another object, not even a view of the same base"));
    }
}
