package io.vck.conformance.run;

import io.vck.backend.value.Alias;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import io.vck.reports.log.Digest;
import io.vck.reports.log.LogTensor;
import io.vck.reports.log.LogValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Values as the log keeps them. */
final class LogValues {
    private LogValues() {}

    static LogValue ofInput(Value<TensorData> input) {
        return of(input, tensor -> new LogValue.Tensor(described(tensor)));
    }

    /** An input with what is in its tensors: who looks into a failure wants to see it. */
    static LogValue ofInputWithContent(Value<TensorData> input) {
        return of(input, tensor -> new LogValue.Tensor(described(tensor).withContent(tensor.rowMajorBytes())));
    }

    private static LogTensor.Described described(TensorData tensor) {
        return new LogTensor.Described(
                tensor.dtype().label(),
                tensor.shape(),
                tensor.strides(),
                tensor.offset(),
                tensor.requiresGrad(),
                Digest.crc32c(tensor.rowMajorBytes()));
    }

    static Map<String, LogValue> ofObserved(Map<String, Value<ObservedTensor>> values) {
        return ofAll(values, LogValues::whole);
    }

    /** Expected values, large tensors of them summed up: what a backend made of them is kept whole. */
    static Map<String, LogValue> ofExpected(Map<String, Value<ObservedTensor>> values) {
        return ofAll(values, tensor -> LogValue.abridgeTensor(whole(tensor)));
    }

    /** Of diagnoses, which have no tensors. */
    static Map<String, LogValue> ofFacts(Map<String, Value<Void>> facts) {
        return ofAll(facts, none -> {
            throw new IllegalArgumentException("a fact is no tensor");
        });
    }

    private static LogValue whole(ObservedTensor tensor) {
        return new LogValue.Tensor(new LogTensor.Whole(
                tensor.dtype().label(), tensor.shape(), tensor.strides(), tensor.requiresGrad(), tensor.bytes()));
    }

    static Map<String, LogValue> ofAliases(Map<String, Value<Alias>> aliases) {
        return ofAll(aliases, alias -> new LogValue.Alias(alias.object(), alias.base(), alias.address()));
    }

    private static <T> Map<String, LogValue> ofAll(Map<String, Value<T>> values, Function<T, LogValue> ofTensor) {
        Map<String, LogValue> logged = new LinkedHashMap<>();
        values.forEach((name, value) -> logged.put(name, of(value, ofTensor)));
        return logged;
    }

    private static <T> LogValue of(Value<T> value, Function<T, LogValue> ofTensor) {
        if (value instanceof Value.Tensor<T> v) {
            return ofTensor.apply(v.tensor());
        } else if (value instanceof Value.Int<T> v) {
            return new LogValue.Int(v.value());
        } else if (value instanceof Value.Float<T> v) {
            return new LogValue.Real(v.value());
        } else if (value instanceof Value.Bool<T> v) {
            return new LogValue.Bool(v.value());
        } else if (value instanceof Value.Str<T> v) {
            return new LogValue.Text("str", v.value());
        } else if (value instanceof Value.OfDType<T> v) {
            return new LogValue.Text("dtype", v.dtype().label());
        } else if (value instanceof Value.OfMemoryFormat<T> v) {
            return new LogValue.Text("memory_format", v.format().name().toLowerCase(Locale.ROOT));
        } else if (value instanceof Value.Ellipsis<T>) {
            return new LogValue.Single("ellipsis");
        } else if (value instanceof Value.None<T>) {
            return new LogValue.Single("none");
        } else if (value instanceof Value.Dict<T> v) {
            return new LogValue.Dict(ofAll(v.items(), ofTensor));
        }
        return ofItems(value, ofTensor);
    }

    private static <T> LogValue ofItems(Value<T> value, Function<T, LogValue> ofTensor) {
        if (value instanceof Value.Tuple<T> v) {
            return items("tuple", v.items(), ofTensor);
        } else if (value instanceof Value.Sequence<T> v) {
            return items("list", v.items(), ofTensor);
        } else if (value instanceof Value.SetOf<T> v) {
            return items("set", v.items(), ofTensor);
        } else if (value instanceof Value.Slice<T> v) {
            return items("slice", List.of(v.start(), v.stop(), v.step()), ofTensor);
        }
        throw new IllegalArgumentException("a " + value.typeName() + " can't leave its program");
    }

    private static <T> LogValue items(String kind, List<Value<T>> items, Function<T, LogValue> ofTensor) {
        return new LogValue.Items(
                kind, items.stream().map(item -> of(item, ofTensor)).toList());
    }
}
