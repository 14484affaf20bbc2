package io.vck.conformance.fuzz.generate;

import java.util.ArrayList;
import java.util.List;

/**
 * Arguments that do not fit. Whether the operator refuses them is its own affair; vmap has to do the same, and not take a batch
 * dim for the dim that is lacking.
 */
final class Misfit {
    /** How often an argument is one. */
    static final double LIKELY = 0.015;

    private Misfit() {}

    /** A dim, or an index, that is out of range by one, at either end. */
    static int outside(int size, Dice dice) {
        return dice.chance(0.5) ? size : -size - 1;
    }

    /** A shape of one dim more or less, or of another size somewhere. */
    static List<Integer> shape(List<Integer> fitting, Dice dice) {
        List<Integer> shape = new ArrayList<>(fitting);
        int at = dice.below(shape.size() + 1);
        if (at == shape.size()) {
            shape.add(0, dice.between(1, 3));
        } else if (dice.chance(0.5)) {
            shape.remove(at);
        } else {
            shape.set(at, shape.get(at) + 1);
        }
        return shape;
    }
}
