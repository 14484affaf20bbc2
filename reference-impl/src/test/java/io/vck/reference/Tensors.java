package io.vck.reference;

import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.Elements;
import io.vck.reference.tensor.Shapes;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import java.util.Arrays;

/** Tensors for tests. */
public final class Tensors {
    private Tensors() {}

    /** Distinct numbers between 0 and 1, in no order. */
    public static StridedTensor distinct(DType dtype, int... shape) {
        double[] values = new double[Shapes.numel(shape)];
        Arrays.setAll(values, i -> (i * 0.618033988749895 + 0.05) % 0.9 + 0.05);
        return StridedTensor.ofDoubles(dtype, values, shape);
    }

    public static double[] values(Tensor tensor) {
        return Elements.doubles((StridedTensor) tensor);
    }
}
