package io.vck.reference.ops;

import io.vck.reference.dispatch.Operator;
import java.util.List;

/** Every operator, by family. */
public final class Operators {
    private Operators() {}

    /** All declarations, in reading order. */
    public static List<Operator> all() {
        Family family = new Family();
        Unary.declare(family);
        Binary.declare(family);
        Division.declare(family);
        Powers.declare(family);
        Comparison.declare(family);
        PointwiseGradients.declare(family);
        Clamp.declare(family);
        Thresholds.declare(family);
        Permutations.declare(family);
        Reshapes.declare(family);
        Expansions.declare(family);
        Selections.declare(family);
        Splitting.declare(family);
        Windows.declare(family);
        ComplexViews.declare(family);
        Layouts.declare(family);
        Overwriting.declare(family);
        Conversions.declare(family);
        NewTensors.declare(family);
        Joining.declare(family);
        Reductions.declare(family);
        Extremes.declare(family);
        Losses.declare(family);
        Subscripts.declare(family);
        Indexing.declare(family);
        Scattering.declare(family);
        MatrixProducts.declare(family);
        Diagonals.declare(family);
        Convolution.declare(family);
        Creation.declare(family);
        RandomNumbers.declare(family);
        Reading.declare(family);
        return List.copyOf(family.operators());
    }
}
