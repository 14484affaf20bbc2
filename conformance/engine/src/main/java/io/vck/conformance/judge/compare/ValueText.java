package io.vck.conformance.judge.compare;

import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.Value;
import java.util.List;
import java.util.stream.Collectors;

/** Observed values as text for messages: {@code (float32[2, 3], 5)}; a tensor of a few elements with its values. */
public final class ValueText {
    private static final int FEW = 6;

    private ValueText() {}

    public static String of(Value<ObservedTensor> value) {
        if (value instanceof Value.Tensor<ObservedTensor> tensor) {
            return of(tensor.tensor());
        } else if (value instanceof Value.Int<ObservedTensor> number) {
            return Long.toString(number.value());
        } else if (value instanceof Value.Float<ObservedTensor> number) {
            return of(number.value());
        } else if (value instanceof Value.Bool<ObservedTensor> truth) {
            return truth.value() ? "True" : "False";
        } else if (value instanceof Value.Str<ObservedTensor> text) {
            return "'" + text.value() + "'";
        } else if (value instanceof Value.OfDType<ObservedTensor> dtype) {
            return "torch." + dtype.dtype().label();
        } else if (value instanceof Value.OfMemoryFormat<ObservedTensor> format) {
            return "torch." + format.format().label();
        } else if (value instanceof Value.None<ObservedTensor>) {
            return "None";
        } else if (value instanceof Value.Ellipsis<ObservedTensor>) {
            return "...";
        }
        return ofContainer(value);
    }

    /** {@code float32[2, 3]}, followed by the values if they are few. */
    public static String of(ObservedTensor tensor) {
        String type = tensor.dtype().label() + tensor.shape();
        if (tensor.numel() == 0 || tensor.numel() > FEW) {
            return type;
        }
        Elements elements = Elements.of(tensor);
        StringBuilder text = new StringBuilder(type).append(" {");
        for (int i = 0; i < elements.size(); i++) {
            text.append(i == 0 ? "" : ", ").append(elements.text(i));
        }
        return text.append('}').toString();
    }

    static String of(float value) {
        return Float.isFinite(value) ? Float.toString(value) : of((double) value);
    }

    static String of(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        } else if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        return Double.toString(value);
    }

    private static String ofContainer(Value<ObservedTensor> value) {
        if (value instanceof Value.Tuple<ObservedTensor> tuple) {
            return tuple.items().size() == 1 ? "(" + of(tuple.items().get(0)) + ",)" : "(" + all(tuple.items()) + ")";
        } else if (value instanceof Value.Sequence<ObservedTensor> list) {
            return "[" + all(list.items()) + "]";
        } else if (value instanceof Value.SetOf<ObservedTensor> set) {
            return set.items().isEmpty() ? "set()" : "{" + all(set.items()) + "}";
        } else if (value instanceof Value.Dict<ObservedTensor> dict) {
            return dict.items().entrySet().stream()
                    .map(item -> "'" + item.getKey() + "': " + of(item.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        } else if (value instanceof Value.Slice<ObservedTensor> slice) {
            return "slice(" + all(List.of(slice.start(), slice.stop(), slice.step())) + ")";
        }
        return value.typeName();
    }

    private static String all(List<Value<ObservedTensor>> items) {
        return items.stream().map(ValueText::of).collect(Collectors.joining(", "));
    }
}
