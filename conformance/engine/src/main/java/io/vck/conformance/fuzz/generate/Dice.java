package io.vck.conformance.fuzz.generate;

import io.vck.conformance.inputs.SplitMix64;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Random choices: the same ones for the same seed and number. */
final class Dice {
    private final SplitMix64 random;

    private Dice(SplitMix64 random) {
        this.random = random;
    }

    static Dice of(long seed, long number) {
        return new Dice(SplitMix64.seededBy(seed + "#" + number));
    }

    /** A number from 0 on, below another. */
    int below(int end) {
        return (int) random.integer(0, end);
    }

    /** A number between two, the two included. */
    int between(int low, int high) {
        return low + below(high - low + 1);
    }

    boolean chance(double probability) {
        return random.uniform() < probability;
    }

    <E> E pick(List<E> choices) {
        return choices.get(below(choices.size()));
    }

    /** A number from 0 on, each as likely as its weight says. */
    int weighted(int... weights) {
        int rest = below(IntStream.of(weights).sum());
        int choice = 0;
        while (rest >= weights[choice]) {
            rest -= weights[choice++];
        }
        return choice;
    }

    /** The numbers below another, in any order. */
    List<Integer> permutation(int size) {
        List<Integer> numbers = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        for (int i = size - 1; i > 0; i--) {
            numbers.set(i, numbers.set(below(i + 1), numbers.get(i)));
        }
        return numbers;
    }
}
