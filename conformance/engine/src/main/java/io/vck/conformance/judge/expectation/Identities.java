package io.vck.conformance.judge.expectation;

import io.vck.backend.value.Alias;
import io.vck.backend.value.Value;
import io.vck.conformance.judge.Difference;
import io.vck.conformance.judge.Evidence;
import io.vck.conformance.judge.Finding;
import io.vck.conformance.judge.Located;
import io.vck.conformance.judge.Lookup;
import io.vck.conformance.judge.Path;
import io.vck.conformance.judge.PathPair;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Expectations about which objects and memory the tensors of two paths are. */
final class Identities {
    private Identities() {}

    /** Two tensors, and where they stand. */
    record Pair(Path firstPath, Alias first, Path secondPath, Alias second) {}

    /** Judges two tensors. */
    interface Test {
        Finding judge(Pair pair);
    }

    static String describe(List<PathPair> pairs, String what) {
        return pairs.stream().map(PathPair::toString).collect(Collectors.joining(", ", "", " " + what));
    }

    static Finding check(Evidence evidence, List<PathPair> pairs, Test test) {
        for (PathPair pair : pairs) {
            Finding finding = check(evidence, pair, test);
            if (!(finding instanceof Finding.Met)) {
                return finding;
            }
        }
        return new Finding.Met();
    }

    private static Finding check(Evidence evidence, PathPair pair, Test test) {
        Lookup<Alias> firsts = pair.first().find(evidence.seen().aliases());
        if (firsts.miss().isPresent()) {
            return missing(evidence, pair.first(), firsts.miss().get());
        }
        Lookup<Alias> seconds = pair.second().find(evidence.seen().aliases());
        if (seconds.miss().isPresent()) {
            return missing(evidence, pair.second(), seconds.miss().get());
        }
        return checkAll(pair, firsts.found(), seconds.found(), test);
    }

    private static Finding missing(Evidence evidence, Path path, String why) {
        boolean seen = evidence.raised().isEmpty() && evidence.seen().values().containsKey(path.variable());
        boolean identified = evidence.seen().aliases().containsKey(path.variable());
        return seen && !identified
                ? new Finding.Unmet(Difference.of(path, "an identity", "a value of which the backend gave none"))
                : evidence.missing(path, why);
    }

    /** Items of two paths with {@code [*]} go together in order; a single tensor goes with each item of the other. */
    private static Finding checkAll(
            PathPair pair, List<Located<Alias>> firsts, List<Located<Alias>> seconds, Test test) {
        int count = Math.max(firsts.size(), seconds.size());
        if ((firsts.size() != count && pair.first().isMany())
                || (seconds.size() != count && pair.second().isMany())) {
            return new Finding.Unmet(Difference.of(
                    pair.first(),
                    "as many items as `" + pair.second() + "` has",
                    firsts.size() + " and " + seconds.size()));
        }
        for (int i = 0; i < count; i++) {
            Finding finding =
                    check(firsts.get(firsts.size() == 1 ? 0 : i), seconds.get(seconds.size() == 1 ? 0 : i), test);
            if (!(finding instanceof Finding.Met)) {
                return finding;
            }
        }
        return new Finding.Met();
    }

    private static Finding check(Located<Alias> first, Located<Alias> second, Test test) {
        Optional<Finding> noTensor = noTensor(first).or(() -> noTensor(second));
        return noTensor.orElseGet(() -> test.judge(new Pair(first.path(), alias(first), second.path(), alias(second))));
    }

    private static Optional<Finding> noTensor(Located<Alias> located) {
        return located.value() instanceof Value.Tensor<Alias>
                ? Optional.empty()
                : Optional.of(new Finding.Unmet(Difference.of(
                        located.path(), "a tensor", located.value().typeName())));
    }

    private static Alias alias(Located<Alias> located) {
        return ((Value.Tensor<Alias>) located.value()).tensor();
    }
}
