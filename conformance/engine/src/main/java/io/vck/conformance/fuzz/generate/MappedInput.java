package io.vck.conformance.fuzz.generate;

import io.vck.conformance.inputs.LiteralTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An input with its batch dims.
 *
 * @param inDims at each level, the outermost first: the dim that is mapped, counted from either end among those that the
 *     levels before have left; empty if none is
 */
record MappedInput(String name, LiteralTensor tensor, List<Optional<Integer>> inDims) {
    /** How often an in_dim is counted from the end. */
    private static final double FROM_THE_END = 0.04;

    MappedInput {
        inDims = List.copyOf(inDims);
    }

    /** The dim of the tensor that is mapped at a level, counted from the front among all of its dims; empty if none is. */
    Optional<Integer> batchDim(int level) {
        List<Integer> left =
                new ArrayList<>(IntStream.range(0, tensor.rank()).boxed().toList());
        Optional<Integer> found = Optional.empty();
        for (Optional<Integer> inDim : inDims.subList(0, level + 1)) {
            found = inDim.map(dim -> left.remove(dim < 0 ? dim + left.size() : dim));
        }
        return found;
    }

    /** Whether it is mapped at any level. */
    boolean isMapped() {
        return inDims.stream().anyMatch(Optional::isPresent);
    }

    /**
     * Draws where the batch dims stand, and the numbers of all lanes.
     *
     * @param sizes of the levels' batches, the outermost first
     * @param mapped whether the input is mapped, at each level
     */
    static MappedInput draw(InputDraft draft, List<Integer> sizes, List<Boolean> mapped, Dice dice) {
        List<Integer> batch =
                levels(sizes).filter(mapped::get).mapToObj(sizes::get).toList();
        List<Integer> shape = new ArrayList<>(batch);
        shape.addAll(draft.type().shape());
        int lanes = batch.stream().reduce(1, (a, b) -> a * b);
        LiteralTensor lanesFirst =
                new LiteralTensor(draft.type().dtype(), shape, draft.numbers().lanes(draft.type(), lanes, dice));
        List<Integer> dims = new ArrayList<>(
                IntStream.range(batch.size(), shape.size()).boxed().toList());
        List<Optional<Integer>> inDims = new ArrayList<>();
        int next = batch.size();
        for (int level = sizes.size() - 1; level >= 0; level--) {
            if (mapped.get(level)) {
                int place = dice.chance(0.5) ? 0 : dice.below(dims.size() + 1);
                dims.add(place, --next);
                inDims.add(0, Optional.of(dice.chance(FROM_THE_END) ? place - dims.size() : place));
            } else {
                inDims.add(0, Optional.empty());
            }
        }
        return new MappedInput(draft.name(), laidOut(lanesFirst.permuted(dims), dice), inDims);
    }

    private static IntStream levels(List<Integer> sizes) {
        return IntStream.range(0, sizes.size());
    }

    /** At times dims lie in memory in another order, and at times the tensor is a part of a larger one. */
    private static LiteralTensor laidOut(LiteralTensor tensor, Dice dice) {
        LiteralTensor ordered =
                tensor.rank() > 1 && dice.chance(0.15) ? tensor.withOrder(dice.permutation(tensor.rank())) : tensor;
        if (tensor.rank() == 0 || !dice.chance(0.12)) {
            return ordered;
        }
        return ordered.withGaps(
                Stream.generate(() -> dice.between(1, 2)).limit(tensor.rank()).toList());
    }
}
