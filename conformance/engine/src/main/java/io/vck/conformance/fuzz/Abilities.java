package io.vck.conformance.fuzz;

import io.vck.backend.program.Node;
import io.vck.backend.program.Spelling;
import io.vck.backend.value.DType;
import io.vck.conformance.cases.load.ProgramCapabilities;
import io.vck.conformance.fuzz.catalogue.Catalogue;
import io.vck.conformance.fuzz.generate.Derivative;
import io.vck.conformance.fuzz.generate.Features;
import io.vck.conformance.fuzz.generate.Probe;
import io.vck.conformance.fuzz.trial.Trials;
import io.vck.conformance.language.CalledOperators;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Asks a backend beforehand what it has. A program that needs something else would tell nothing, so none is drawn.
 *
 * <p>What shows only with certain arguments, {@link Lacking} learns on the way.
 */
public final class Abilities {
    /** What needs arguments to be called at all; and whether a library has it does not show by name. */
    private static final Set<Spelling.Kind> UNASKED = Set.of(Spelling.Kind.SYMBOL, Spelling.Kind.SUBSCRIPT);

    private final Trials trials;
    private final Map<Spelling, Boolean> known = new HashMap<>();

    public Abilities(Trials trials) {
        this.trials = trials;
    }

    /** The dtypes of which the backend can't take and give back a tensor. */
    public Set<DType> lackingDTypes() {
        Set<DType> lacking = EnumSet.noneOf(DType.class);
        for (DType dtype : DType.values()) {
            if (!trials.runs(Probe.of(dtype))) {
                lacking.add(dtype);
            }
        }
        return lacking;
    }

    /** The part of a catalogue whose operators the backend has, in every spelling that stands there. */
    public Catalogue of(Catalogue wanted) {
        return wanted.without(lackingDTypes()).callable(this::has);
    }

    private boolean has(Node call) {
        return trials.info().capabilities().containsAll(ProgramCapabilities.of(List.of(call), name -> false))
                && CalledOperators.in(call).stream().allMatch(this::has);
    }

    private boolean has(Node.Operator operator) {
        return UNASKED.contains(operator.spelling().kind())
                || known.computeIfAbsent(operator.spelling(), spelling -> trials.runs(Probe.of(operator)));
    }

    /** What programs can have besides. */
    public Features features() {
        Set<Derivative> derivatives = EnumSet.noneOf(Derivative.class);
        for (Derivative derivative : Derivative.values()) {
            if (derivative.operators().stream().allMatch(this::has)) {
                derivatives.add(derivative);
            }
        }
        return new Features(derivatives, trials.runs(Probe.ofNoLanes()));
    }
}
