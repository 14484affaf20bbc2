package io.vck.conformance.run;

import io.vck.backend.spi.Backend;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Request;
import io.vck.backend.spi.VmapMode;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.Value;
import io.vck.conformance.cases.Case;
import io.vck.conformance.judge.Expectation;
import io.vck.conformance.judge.Finding;
import io.vck.conformance.judge.Judge;
import io.vck.conformance.judge.Located;
import io.vck.conformance.judge.Origin;
import io.vck.conformance.judge.Outcome;
import io.vck.conformance.judge.Path;
import io.vck.conformance.judge.Verdict;
import io.vck.conformance.judge.compare.Lanes;
import io.vck.conformance.judge.compare.ValueComparison;
import io.vck.conformance.judge.expectation.EqualsMapStack;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A failed program once more on the same backend, with its {@code vmap}s written as loops: that tells whether it is an
 * operator that differs, or its vectorisation. Only values and errors are compared, since a loop makes other objects.
 *
 * @param request that failed
 * @param judge by which it failed
 */
record LoopedRun(Case tested, Request request, Judge judge, Backend.Session session) {
    private static final Set<String> LOOP = Set.of("loop");

    /** A refusal that a loop over the lanes would not make. */
    private static final String REFUSALS = "legacy-refusals";

    /** Where a failure comes from; nothing if it did not fail, if a loop can't tell, or if the backend has none. */
    Optional<Origin> origin(Verdict failed, Observation vectorised) {
        if (!isWorthwhile(failed)) {
            return Optional.empty();
        }
        Observation looped = session.run(
                new Request(request.program(), request.inputs(), request.settings(), VmapMode.LOOP, request.observe()));
        if (!(looped instanceof Observation.Returned) && !(looped instanceof Observation.Raised)) {
            return Optional.empty();
        }
        Verdict verdict = judge.judge(request.program(), comparable(), looped);
        return switch (verdict.outcome()) {
            case PASS -> Optional.of(new Origin.Vectorisation());
            case FAIL, ERROR ->
                Optional.of(areAlike(vectorised, looped) ? new Origin.Operator() : new Origin.Both(verdict.message()));
            default -> Optional.empty();
        };
    }

    private boolean isWorthwhile(Verdict failed) {
        boolean differs = failed.outcome() == Outcome.ERROR
                || (failed.outcome() == Outcome.FAIL
                        && failed.findings().stream()
                                .anyMatch(each ->
                                        each.finding() instanceof Finding.Unmet && isComparable(each.expectation())));
        return differs
                && !tested.expectations().contains(EqualsMapStack.BY_BACKEND) // the loop is the law there
                && judge.capabilities().containsAll(LOOP)
                && !tested.capabilities().contains(REFUSALS);
    }

    private List<Expectation> comparable() {
        return tested.expectations().stream().filter(LoopedRun::isComparable).toList();
    }

    private static boolean isComparable(Expectation expectation) {
        return LOOP.containsAll(expectation.capabilities());
    }

    private static boolean areAlike(Observation vectorised, Observation looped) {
        if (vectorised instanceof Observation.Raised one && looped instanceof Observation.Raised other) {
            return one.kinds().equals(other.kinds()) && one.step() == other.step();
        }
        return vectorised instanceof Observation.Returned one
                && looped instanceof Observation.Returned other
                && one.seen().values().keySet().equals(other.seen().values().keySet())
                && one.seen().values().entrySet().stream()
                        .allMatch(entry -> areAlike(
                                entry,
                                Objects.requireNonNull(other.seen().values().get(entry.getKey()))));
    }

    private static boolean areAlike(Map.Entry<String, Value<ObservedTensor>> one, Value<ObservedTensor> other) {
        Path path = new Path(one.getKey(), List.of());
        return new ValueComparison(Lanes.NONE)
                .compare(one.getValue(), new Located<>(path, other))
                .isEmpty();
    }
}
