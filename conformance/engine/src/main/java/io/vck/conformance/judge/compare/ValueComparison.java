package io.vck.conformance.judge.compare;

import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.Value;
import io.vck.conformance.judge.Difference;
import io.vck.conformance.judge.Located;
import java.util.List;
import java.util.Optional;

/**
 * Compares values: containers by kind and item by item, tensors by dtype, shape and elements within the dtype's
 * {@link Tolerance}, Python floats as float64, all else exactly.
 *
 * @param lanes of the values
 */
public record ValueComparison(Lanes lanes) {

    /** The first difference, depth first. */
    public Optional<Difference> compare(Value<ObservedTensor> expected, Located<ObservedTensor> observed) {
        Value<ObservedTensor> value = observed.value();
        if (expected instanceof Value.Tensor<ObservedTensor> tensor
                && value instanceof Value.Tensor<ObservedTensor> other) {
            return new TensorComparison(observed.path(), lanes, tensor.tensor(), other.tensor()).difference();
        } else if (!expected.typeName().equals(value.typeName())) {
            return different(observed, expected, "the type is " + value.typeName() + ", not " + expected.typeName());
        } else if (expected instanceof Value.Dict<ObservedTensor> dict
                && value instanceof Value.Dict<ObservedTensor> other
                && !dict.items().keySet().equals(other.items().keySet())) {
            return different(observed, expected, "the keys differ");
        }
        return isContainer(expected) ? compareItems(expected, observed) : compareScalars(expected, observed);
    }

    private Optional<Difference> compareItems(Value<ObservedTensor> expected, Located<ObservedTensor> observed) {
        List<Located<ObservedTensor>> wanted = new Located<>(observed.path(), expected).items();
        List<Located<ObservedTensor>> got = observed.items();
        if (wanted.size() != got.size()) {
            return different(observed, expected, "expected " + wanted.size() + " items, got " + got.size());
        }
        for (int place = 0; place < wanted.size(); place++) {
            Located<ObservedTensor> item = wanted.get(place);
            Located<ObservedTensor> counterpart = got.get(place);
            // Only the keys of dicts can stand in another order.
            Optional<Difference> difference = counterpart.path().equals(item.path())
                    ? compare(item.value(), counterpart)
                    : got.stream()
                            .filter(other -> other.path().equals(item.path()))
                            .findFirst()
                            .flatMap(other -> compare(item.value(), other));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private static Optional<Difference> compareScalars(
            Value<ObservedTensor> expected, Located<ObservedTensor> observed) {
        boolean equal = expected instanceof Value.Float<ObservedTensor> a
                        && observed.value() instanceof Value.Float<ObservedTensor> b
                ? Tolerance.DOUBLE.close(a.value(), b.value())
                : expected.equals(observed.value());
        return equal ? Optional.empty() : different(observed, expected, "");
    }

    private static boolean isContainer(Value<ObservedTensor> value) {
        return value instanceof Value.Tuple<ObservedTensor>
                || value instanceof Value.Sequence<ObservedTensor>
                || value instanceof Value.SetOf<ObservedTensor>
                || value instanceof Value.Dict<ObservedTensor>;
    }

    private static Optional<Difference> different(
            Located<ObservedTensor> observed, Value<ObservedTensor> expected, String why) {
        return Optional.of(Difference.of(observed.path(), ValueText.of(expected), ValueText.of(observed.value()))
                .explained(why));
    }
}
