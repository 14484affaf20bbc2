package io.vck.conformance.judge.diagnose;

import io.vck.backend.value.DType;
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

    /** Fewer truths than these are often alike by chance. */
    private static final int FEW_TRUTHS = 8;

    private final Diagnosis.Slices slices;
    private final LaneLayout layout;
    private final Elements expected;
    private final Elements observed;
    private final boolean tells;
    private final Tolerance tolerance;

    /**
     * @param expected of the same dtype and shape as what was observed
     */
    SliceSources(Diagnosis.Slices slices, ObservedTensor expected, ObservedTensor observed) {
        this.slices = slices;
        this.layout = LaneLayout.of(expected.shape(), slices.dim());
        this.expected = Elements.of(expected);
        this.observed = Elements.of(observed);
        this.tolerance = Tolerance.of(expected.dtype());
        boolean byChance = expected.dtype() == DType.BOOL && layout.outer() * layout.inner() < FEW_TRUTHS;
        this.tells = layout.count() > 1 && layout.count() <= MOST_SLICES && !byChance;
    }

    Optional<Diagnosis> diagnosis() {
        return tells && !isRight() ? broadcast().or(this::permuted).or(this::mistaken) : Optional.empty();
    }

    private boolean isRight() {
        return IntStream.range(0, layout.count()).allMatch(slice -> holds(slice, slice));
    }

    private Optional<Diagnosis> broadcast() {
        for (int source = 0; source < layout.count(); source++) {
            if (holdAll(source)) {
                return Optional.of(new Diagnosis.Broadcast(slices, source));
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
        return Optional.of(new Diagnosis.Permuted(slices, sources));
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
        return Optional.of(new Diagnosis.Mistaken(slices, sources));
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
        return layout.holds(slice, source, (at, wanted) -> observed.close(at, expected, wanted, tolerance));
    }
}
