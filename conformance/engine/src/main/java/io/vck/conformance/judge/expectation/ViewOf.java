package io.vck.conformance.judge.expectation;

import io.vck.conformance.judge.Difference;
import io.vck.conformance.judge.Evidence;
import io.vck.conformance.judge.Finding;
import io.vck.conformance.judge.PathPair;
import java.util.List;

/** The first tensor of each pair is a view of the second, not that object itself: their chains of views have one root. */
public record ViewOf(List<PathPair> pairs) implements PairIdentity {
    public ViewOf {
        pairs = List.copyOf(pairs);
    }

    @Override
    public String key() {
        return "view_of";
    }

    @Override
    public String describe() {
        return Identities.describe(pairs, "are two objects, views of one base");
    }

    @Override
    public Finding judge(Identities.Pair pair, Evidence evidence) {
        if (pair.first().object() == pair.second().object()) {
            return unmet(pair, "`" + pair.secondPath() + "` itself");
        } else if (pair.first().base() == pair.second().base()) {
            return new Finding.Met();
        }
        boolean isView = pair.first().base() != pair.first().object();
        return unmet(pair, isView ? "a view of something else" : "a tensor that is no view, a copy perhaps");
    }

    private static Finding unmet(Identities.Pair pair, String observed) {
        return new Finding.Unmet(Difference.of(pair.firstPath(), "a view of `" + pair.secondPath() + "`", observed));
    }
}
