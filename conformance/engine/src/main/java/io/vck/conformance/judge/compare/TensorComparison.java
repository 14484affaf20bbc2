package io.vck.conformance.judge.compare;

import io.vck.backend.value.ObservedTensor;
import io.vck.conformance.judge.Difference;
import io.vck.conformance.judge.Path;
import java.util.Arrays;
import java.util.Optional;

/** Compares an observed tensor with the expected one. Tensors that are equal byte by byte are not looked at further. */
final class TensorComparison {
    private final Path path;
    private final Lanes lanes;
    private final ObservedTensor expected;
    private final ObservedTensor observed;

    TensorComparison(Path path, Lanes lanes, ObservedTensor expected, ObservedTensor observed) {
        this.path = path;
        this.lanes = lanes;
        this.expected = expected;
        this.observed = observed;
    }

    Optional<Difference> difference() {
        boolean sameDType = expected.dtype() == observed.dtype();
        boolean sameShape = expected.shape().equals(observed.shape());
        if (!sameDType || !sameShape) {
            String what =
                    sameShape ? "the dtypes differ" : sameDType ? "the shapes differ" : "dtypes and shapes differ";
            return Optional.of(
                    Difference.of(path, type(expected), type(observed)).explained(what));
        }
        int unequal = Arrays.mismatch(expected.bytes(), observed.bytes());
        return unequal < 0
                ? Optional.empty()
                : new ElementComparison(path, lanes, expected, observed)
                        .difference(unequal / expected.dtype().bytes());
    }

    private static String type(ObservedTensor tensor) {
        return tensor.dtype().label() + tensor.shape();
    }
}
