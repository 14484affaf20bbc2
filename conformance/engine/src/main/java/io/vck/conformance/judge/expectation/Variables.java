package io.vck.conformance.judge.expectation;

import io.vck.backend.program.Program;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.Value;
import io.vck.conformance.judge.Difference;
import io.vck.conformance.judge.Evidence;
import io.vck.conformance.judge.Finding;
import io.vck.conformance.judge.Located;
import io.vck.conformance.judge.Lookup;
import io.vck.conformance.judge.Path;
import io.vck.conformance.judge.compare.Lanes;
import io.vck.conformance.judge.compare.ValueComparison;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares a variable of the program with one of the oracle's. */
final class Variables {
    private Variables() {}

    static Finding compare(Evidence evidence, String observedName, Oracles.Answer oracle, String expectedName) {
        if (oracle.instead().isPresent()) {
            return oracle.instead().get();
        }
        Path path = new Path(observedName, List.of());
        Lookup<ObservedTensor> observed = path.find(evidence.seen().values());
        if (observed.miss().isPresent()) {
            return evidence.missing(path, "none");
        }
        Value<ObservedTensor> expected = oracle.values().get(expectedName);
        if (expected == null) {
            return new Finding.Broken("the oracle has no value of `" + expectedName + "`");
        }
        Located<ObservedTensor> found = observed.found().get(0);
        Lanes lanes = observedName.equals(Program.RESULT) ? Lanes.ofResult(evidence.program()) : Lanes.NONE;
        Optional<Difference> difference = new ValueComparison(lanes).compare(expected, found);
        return difference
                .<Finding>map(where -> new Finding.Unmet(where, Map.of(observedName, expected)))
                .orElseGet(Finding.Met::new);
    }
}
