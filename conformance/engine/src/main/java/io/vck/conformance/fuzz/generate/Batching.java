package io.vck.conformance.fuzz.generate;

import io.vck.backend.program.Node;
import io.vck.conformance.fuzz.lanes.NoLanes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The levels of a program and the inputs with their batch dims.
 *
 * @param sizes of the batches, the outermost first
 * @param empty the level of whose batch no lanes are taken, if there is one
 * @param parameters those of the inputs that the function takes as arguments; others it captures
 */
record Batching(List<Integer> sizes, Optional<Integer> empty, List<MappedInput> inputs, List<MappedInput> parameters) {
    private static final List<Integer> SIZES = List.of(2, 2, 3, 3, 1, 4);

    /** How often a program maps over no lanes. */
    private static final double NO_LANES = 0.04;

    Batching {
        sizes = List.copyOf(sizes);
        inputs = List.copyOf(inputs);
        parameters = List.copyOf(parameters);
    }

    /** Draws how many levels there are, and which inputs are mapped at each; at least one is. */
    static Batching draw(List<InputDraft> drafts, Features features, Dice dice) {
        List<Integer> sizes = new ArrayList<>();
        for (int level = dice.weighted(70, 25, 5); level >= 0; level--) {
            sizes.add(dice.pick(SIZES));
        }
        List<List<Boolean>> mappedAt = new ArrayList<>();
        sizes.forEach(size -> mappedAt.add(mapped(drafts, dice)));
        List<MappedInput> inputs = new ArrayList<>();
        for (int input = 0; input < drafts.size(); input++) {
            List<Boolean> mapped = new ArrayList<>();
            for (List<Boolean> level : mappedAt) {
                mapped.add(level.get(input));
            }
            inputs.add(MappedInput.draw(drafts.get(input), sizes, mapped, dice));
        }
        List<MappedInput> parameters = inputs.stream()
                .filter(input -> input.isMapped() || dice.chance(0.5))
                .toList();
        Optional<Integer> empty = empty(sizes, dice).filter(level -> features.noLanes());
        return new Batching(sizes, empty, inputs, parameters);
    }

    private static List<Boolean> mapped(List<InputDraft> drafts, Dice dice) {
        List<Boolean> mapped = new ArrayList<>();
        drafts.forEach(draft -> mapped.add(draft.written() || dice.chance(0.65)));
        if (!mapped.contains(true)) {
            mapped.set(dice.below(drafts.size()), true);
        }
        return mapped;
    }

    /** NOTE [Batches of no lanes]: of a batch that has two. */
    private static Optional<Integer> empty(List<Integer> sizes, Dice dice) {
        int level = dice.below(sizes.size());
        return dice.chance(NO_LANES) && sizes.get(level) > 1 ? Optional.of(level) : Optional.empty();
    }

    /** The steps that take batches of no lanes. */
    List<Node> takingNoLanes() {
        List<Node> steps = new ArrayList<>();
        parameters.forEach(input -> emptyDim(input).ifPresent(dim -> steps.add(NoLanes.step(input.name(), dim))));
        return steps;
    }

    /** What is passed for a parameter. */
    String argument(MappedInput input) {
        return emptyDim(input).isPresent() ? NoLanes.name(input.name()) : input.name();
    }

    private Optional<Integer> emptyDim(MappedInput input) {
        return empty.flatMap(input::batchDim);
    }

    int levels() {
        return sizes.size();
    }
}
