package io.vck.conformance.run;

import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Input values as people read them: tensors as dtype and shape, everything else as Python writes it. */
public final class ValueText {
    private ValueText() {}

    public static String of(Value<TensorData> value) {
        if (value instanceof Value.Tensor<TensorData> v) {
            return tensor(v.tensor());
        } else if (value instanceof Value.Tuple<TensorData> v) {
            return "(" + items(v.items()) + (v.items().size() == 1 ? ",)" : ")");
        } else if (value instanceof Value.Sequence<TensorData> v) {
            return "[" + items(v.items()) + "]";
        } else if (value instanceof Value.SetOf<TensorData> v) {
            return "{" + items(v.items()) + "}";
        } else if (value instanceof Value.Dict<TensorData> v) {
            return v.items().entrySet().stream()
                    .map(item -> "'" + item.getKey() + "': " + of(item.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return scalar(value);
    }

    private static String tensor(TensorData tensor) {
        String layout = tensor.isContiguous() ? "" : " strides " + tensor.strides();
        String offset = tensor.offset() == 0 ? "" : " offset " + tensor.offset();
        String grad = tensor.requiresGrad() ? " requires_grad" : "";
        return tensor.dtype().label() + tensor.shape() + layout + offset + grad;
    }

    private static String items(List<Value<TensorData>> items) {
        return items.stream().map(ValueText::of).collect(Collectors.joining(", "));
    }

    private static String scalar(Value<TensorData> value) {
        if (value instanceof Value.Int<TensorData> v) {
            return Long.toString(v.value());
        } else if (value instanceof Value.Float<TensorData> v) {
            return Double.toString(v.value());
        } else if (value instanceof Value.Bool<TensorData> v) {
            return v.value() ? "True" : "False";
        } else if (value instanceof Value.Str<TensorData> v) {
            return "'" + v.value() + "'";
        } else if (value instanceof Value.None<TensorData>) {
            return "None";
        } else if (value instanceof Value.OfDType<TensorData> v) {
            return "torch." + v.dtype().label();
        } else if (value instanceof Value.OfMemoryFormat<TensorData> v) {
            return "torch." + v.format().name().toLowerCase(Locale.ROOT);
        }
        return value.typeName();
    }
}
