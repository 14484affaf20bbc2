package io.vck.conformance.fuzz.generate;

import io.vck.conformance.cases.Case;
import io.vck.conformance.fuzz.catalogue.Catalogue;

/** Draws programs: the same one for the same catalogue, seed and number. */
public final class ProgramGenerator {
    /** So many draws that do not fit together mean that the catalogue is wrong. */
    private static final int PATIENCE = 10_000;

    private final Catalogue catalogue;
    private final Features features;
    private final long seed;

    /**
     * @param catalogue at least one entry
     */
    public ProgramGenerator(Catalogue catalogue, long seed) {
        this(catalogue, Features.ALL, seed);
    }

    /** Programs for a library that lacks some features. */
    public ProgramGenerator(Catalogue catalogue, Features features, long seed) {
        this.catalogue = catalogue;
        this.features = features;
        this.seed = seed;
    }

    /** The program of a number, as a case that the backend's own loop judges. */
    public Case generate(long number) {
        Dice dice = Dice.of(seed, number);
        ProgramAssembly.Assembled assembled = ProgramAssembly.of(function(dice), features, dice);
        return GeneratedCase.of(seed, number, assembled.inputs(), assembled.program());
    }

    private FunctionDraft function(Dice dice) {
        FunctionDraft draft = FunctionDraft.EMPTY;
        int wanted = 1 + dice.weighted(60, 28, 12);
        for (int attempt = 0; attempt < PATIENCE; attempt++) {
            try {
                FunctionDraft longer = CallDrawer.draw(draft, dice.pick(catalogue.entries()), dice);
                draft = longer.inputs().isEmpty() ? draft : longer;
            } catch (NoFit misfit) {
                continue;
            }
            if (draft.steps().size() >= wanted) {
                return draft;
            }
        }
        throw new IllegalStateException("nothing in the catalogue fits together");
    }
}
