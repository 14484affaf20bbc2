package io.vck.djl;

import ai.djl.ndarray.NDArray;
import io.vck.backend.value.Value;

/** What stands for an operator of PyTorch in DJL. */
@FunctionalInterface
interface Operator {
    Value<NDArray> apply(Arguments arguments);

    /** One that gives an array. */
    static Operator array(ToArray operator) {
        return arguments -> new Value.Tensor<>(operator.apply(arguments));
    }

    /** The array that an operator gives. */
    @FunctionalInterface
    interface ToArray {
        NDArray apply(Arguments arguments);
    }
}
