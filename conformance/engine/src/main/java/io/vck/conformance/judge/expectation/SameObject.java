package io.vck.conformance.judge.expectation;

import io.vck.conformance.judge.Difference;
import io.vck.conformance.judge.Evidence;
import io.vck.conformance.judge.Finding;
import io.vck.conformance.judge.PathPair;
import java.util.List;

/** The two tensors of each pair are one object, Python's {@code is}. */
public record SameObject(List<PathPair> pairs) implements PairIdentity {
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
    public Finding judge(Identities.Pair pair, Evidence evidence) {
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
