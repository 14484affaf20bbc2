package io.vck.conformance.judge.expectation;

import io.vck.backend.program.Program;
import io.vck.backend.spi.Observe;
import io.vck.conformance.judge.Evidence;
import io.vck.conformance.judge.Expectation;
import io.vck.conformance.judge.Expected;
import io.vck.conformance.judge.Finding;
import io.vck.conformance.judge.Oracle;
import io.vck.conformance.judge.PathPair;
import java.util.List;
import java.util.Set;

/** How the objects or the memory of the two tensors of each pair belong together. */
interface PairIdentity extends Expectation {

    List<PathPair> pairs();

    /** Judges one pair of tensors. */
    Finding judge(Identities.Pair pair, Evidence evidence);

    @Override
    default Set<String> capabilities() {
        return Set.of("aliasing");
    }

    @Override
    default Observe observes(Program program) {
        return Observing.aliases(pairs());
    }

    @Override
    default Expected asData(Program program, Oracle oracle) {
        return new Expected.Pairs(pairs());
    }

    @Override
    default Finding judge(Evidence evidence) {
        return Identities.check(evidence, pairs(), pair -> judge(pair, evidence));
    }
}
