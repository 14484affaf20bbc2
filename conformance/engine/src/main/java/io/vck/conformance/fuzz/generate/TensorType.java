package io.vck.conformance.fuzz.generate;

import io.vck.backend.value.DType;
import java.util.List;

/** What is known of a tensor as the mapped function sees it, before anything runs. */
record TensorType(DType dtype, List<Integer> shape) {
    TensorType {
        shape = List.copyOf(shape);
    }
}
