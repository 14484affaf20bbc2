package io.vck.conformance.judge.diagnose;

import io.vck.backend.value.ObservedTensor;
import io.vck.conformance.judge.Diagnosis;
import io.vck.conformance.judge.compare.Elements;
import io.vck.conformance.judge.compare.LaneLayout;
import io.vck.conformance.judge.compare.Tolerance;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Looks for each slice along a dim for the one whose elements it holds. */
final class SliceSources {
    /** Each slice is compared with each other. */
    private static final int MOST_SLICES = 2048;

    /** Of slices that are much alike nearly all elements are looked at for each pair: at some point it is not worth it. */
    private static final long MOST_COMPARISONS = 20_000_000;

    private final Diagnosis.Slices slices;
    private final LaneLayout layout;
    private final Elements expected;
    private final Elements observed;
    private final Surprise surprise;
    private final Tolerance tolerance;
    private long comparisons;

    /**
     * @param expected of the same dtype and shape as what was observed
     */
    SliceSources(Diagnosis.Slices slices, ObservedTensor expected, ObservedTensor observed) {
        this.slices = slices;
        this.layout = LaneLayout.of(expected.shape(), slices.dim());
        this.expected = Elements.of(expected);
        this.observed = Elements.of(observed);
        this.tolerance = Tolerance.of(expected.dtype());
        this.surprise = new Surprise(this.expected, expected.dtype());
    }

    Optional<Diagnosis> diagnosis() {
        if (layout.count() < 2 || layout.count() > MOST_SLICES || isRight()) {
            return Optional.empty();
        }
        Optional<Diagnosis> found = broadcast().or(this::permuted).or(this::mistaken);
        return comparisons > MOST_COMPARISONS ? Optional.empty() : found;
    }

    private boolean isRight() {
        return IntStream.range(0, layout.count()).allMatch(slice -> holds(slice, slice));
    }

    private Optional<Diagnosis> broadcast() {
        for (int source = 0; source < layout.count(); source++) {
            if (holdAll(source)) {
                return surprise.tellsOne(layout, source)
                        ? Optional.of(new Diagnosis.Broadcast(slices, source))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private boolean holdAll(int source) {
        for (int slice = 0; slice < layout.count(); slice++) {
            if (!holds(slice, source)) {
                return false;
            }
        }
        return true;
    }

    /** Each source once: what is the same in several slices goes to the first that has none. */
    private Optional<Diagnosis> permuted() {
        Set<Integer> taken = new HashSet<>();
        List<Integer> sources = new ArrayList<>();
        for (int slice = 0; slice < layout.count(); slice++) {
            Optional<Integer> source = source(slice, taken);
            if (source.isEmpty()) {
                return Optional.empty();
            }
            taken.add(source.get());
            sources.add(source.get());
        }
        return surprise.tellsOrder(layout) ? Optional.of(new Diagnosis.Permuted(slices, sources)) : Optional.empty();
    }

    private Optional<Diagnosis> mistaken() {
        List<Integer> sources = new ArrayList<>();
        for (int slice = 0; slice < layout.count(); slice++) {
            Optional<Integer> source = source(slice, Set.of());
            if (source.isEmpty()) {
                return Optional.empty();
            }
            sources.add(source.get());
        }
        return surprise.tellsChoice(layout, sources)
                ? Optional.of(new Diagnosis.Mistaken(slices, sources))
                : Optional.empty();
    }

    private Optional<Integer> source(int slice, Set<Integer> taken) {
        if (!taken.contains(slice) && holds(slice, slice)) {
            return Optional.of(slice);
        }
        for (int source = 0; source < layout.count(); source++) {
            if (!taken.contains(source) && holds(slice, source)) {
                return Optional.of(source);
            }
        }
        return Optional.empty();
    }

    private boolean holds(int slice, int source) {
        if (comparisons > MOST_COMPARISONS) {
            return false;
        }
        return layout.holds(slice, source, (at, wanted) -> {
            comparisons++;
            return observed.close(at, expected, wanted, tolerance);
        });
    }
}
