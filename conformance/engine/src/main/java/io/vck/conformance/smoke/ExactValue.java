package io.vck.conformance.smoke;

import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** Compares values: kinds as the wire tells them apart, tensors bit by bit. */
final class ExactValue {
    private ExactValue() {}

    /**
     * The first difference, in words of the message.
     *
     * @param path of the value's object in the message
     */
    static Optional<String> difference(String path, Value<ObservedTensor> expected, Value<ObservedTensor> observed) {
        String kind = kind(expected);
        if (!kind.equals(kind(observed))) {
            return Optional.of(path + " is of the kind " + kind(observed) + " instead of " + kind);
        }
        String inside = path + "." + kind;
        if (expected instanceof Value.Tensor<ObservedTensor> wanted) {
            return ExactTensor.difference(inside, wanted.tensor(), ((Value.Tensor<ObservedTensor>) observed).tensor());
        } else if (expected instanceof Value.Tuple<ObservedTensor> wanted) {
            return items(inside, wanted.items(), ((Value.Tuple<ObservedTensor>) observed).items());
        } else if (expected instanceof Value.Sequence<ObservedTensor> wanted) {
            return items(inside, wanted.items(), ((Value.Sequence<ObservedTensor>) observed).items());
        } else if (expected instanceof Value.SetOf<ObservedTensor> wanted) {
            return anyOrder(inside, wanted.items(), ((Value.SetOf<ObservedTensor>) observed).items());
        } else if (expected instanceof Value.Dict<ObservedTensor> wanted) {
            return entries(inside, wanted.items(), ((Value.Dict<ObservedTensor>) observed).items());
        }
        return sameAtom(expected, observed)
                ? Optional.empty()
                : Optional.of(inside + " is " + atom(observed) + " instead of " + atom(expected));
    }

    private static Optional<String> items(
            String path, List<Value<ObservedTensor>> expected, List<Value<ObservedTensor>> observed) {
        if (expected.size() != observed.size()) {
            return Optional.of(path + " has " + observed.size() + " items instead of " + expected.size());
        }
        for (int i = 0; i < expected.size(); i++) {
            Optional<String> difference = difference(path + "[" + i + "]", expected.get(i), observed.get(i));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> anyOrder(
            String path, List<Value<ObservedTensor>> expected, List<Value<ObservedTensor>> observed) {
        List<Value<ObservedTensor>> rest = new ArrayList<>(observed);
        for (Value<ObservedTensor> item : expected) {
            if (!rest.removeIf(other -> difference(path, item, other).isEmpty())) {
                return Optional.of(path + " lacks the item " + item);
            }
        }
        return rest.isEmpty()
                ? Optional.empty()
                : Optional.of(path + " has " + observed.size() + " items instead of " + expected.size());
    }

    /** Compares objects of values. */
    static Optional<String> entries(
            String path, Map<String, Value<ObservedTensor>> expected, Map<String, Value<ObservedTensor>> observed) {
        if (!expected.keySet().equals(observed.keySet())) {
            return Optional.of(path + " has the keys " + new TreeSet<>(observed.keySet()) + " instead of "
                    + new TreeSet<>(expected.keySet()));
        }
        for (Map.Entry<String, Value<ObservedTensor>> entry : expected.entrySet()) {
            String key = entry.getKey();
            Optional<String> difference =
                    difference(path + "." + key, entry.getValue(), Objects.requireNonNull(observed.get(key)));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private static boolean sameAtom(Value<ObservedTensor> expected, Value<ObservedTensor> observed) {
        return expected instanceof Value.Float<ObservedTensor> a && observed instanceof Value.Float<ObservedTensor> b
                ? ExactTensor.same(a.value(), b.value())
                : expected.equals(observed);
    }

    private static String atom(Value<ObservedTensor> value) {
        if (value instanceof Value.Int<ObservedTensor> v) {
            return Long.toString(v.value());
        } else if (value instanceof Value.Float<ObservedTensor> v) {
            return Double.toString(v.value());
        } else if (value instanceof Value.Str<ObservedTensor> v) {
            return "\"" + v.value() + "\"";
        } else if (value instanceof Value.OfDType<ObservedTensor> v) {
            return v.dtype().label();
        } else if (value instanceof Value.Bool<ObservedTensor> v) {
            return Boolean.toString(v.value());
        }
        return value.toString();
    }

    /** The key by which the wire knows the kind of a value. */
    private static String kind(Value<ObservedTensor> value) {
        return value instanceof Value.None<ObservedTensor>
                ? "none"
                : value.typeName().toLowerCase(Locale.ROOT);
    }
}
