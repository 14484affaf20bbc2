package io.vck.conformance.rejudge;

import io.vck.backend.spi.Observation;
import io.vck.backend.value.Alias;
import io.vck.backend.value.DType;
import io.vck.backend.value.MemoryFormat;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.Value;
import io.vck.reports.log.LogTensor;
import io.vck.reports.log.LogValue;
import io.vck.reports.log.LoggedObservation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Observations out of the log: the inverse of what a run makes of them.
 *
 * @param ofDigest finds the elements of a tensor of which only a digest was kept
 */
record StoredValues(Function<LogTensor.Summary, byte[]> ofDigest) {

    /**
     * What a backend was observed to do.
     *
     * @throws NotKept if it can't be told from the log
     */
    Observation observation(LoggedObservation stored) {
        Observation.Seen seen = new Observation.Seen(
                all(stored.values(), this::tensor), all(stored.aliases(), StoredValues::alias), stored.warnings());
        return stored.raised()
                .<Observation>map(error -> new Observation.Raised(error.step(), error.kinds(), error.message(), seen))
                .orElseGet(() -> new Observation.Returned(seen));
    }

    private Value<ObservedTensor> tensor(LogValue leaf) {
        if (leaf instanceof LogValue.Tensor tensor) {
            return new Value.Tensor<>(tensor(tensor.tensor()));
        }
        throw malformed(leaf);
    }

    private ObservedTensor tensor(LogTensor tensor) {
        DType dtype = DType.of(tensor.dtype())
                .orElseThrow(
                        () -> new NotKept("a tensor is of the dtype " + tensor.dtype() + ", which this kit lacks"));
        try {
            if (tensor instanceof LogTensor.Whole whole) {
                return new ObservedTensor(dtype, whole.shape(), whole.strides(), whole.requiresGrad(), whole.bytes());
            } else if (tensor instanceof LogTensor.Summary summary) {
                return new ObservedTensor(
                        dtype, summary.shape(), summary.strides(), summary.requiresGrad(), ofDigest.apply(summary));
            }
        } catch (IllegalArgumentException wrong) {
            throw new NotKept("a tensor is not one: " + wrong.getMessage());
        }
        throw new NotKept("a tensor was not observed but described");
    }

    private static Value<Alias> alias(LogValue leaf) {
        if (leaf instanceof LogValue.Alias alias) {
            return new Value.Tensor<>(new Alias(alias.object(), alias.base(), alias.address()));
        }
        throw malformed(leaf);
    }

    private static <T> Map<String, Value<T>> all(Map<String, LogValue> stored, Function<LogValue, Value<T>> ofTensor) {
        Map<String, Value<T>> values = new LinkedHashMap<>();
        stored.forEach((name, value) -> values.put(name, value(value, ofTensor)));
        return values;
    }

    private static <T> Value<T> value(LogValue stored, Function<LogValue, Value<T>> ofTensor) {
        if (stored instanceof LogValue.Int v) {
            return new Value.Int<>(v.value());
        } else if (stored instanceof LogValue.Real v) {
            return new Value.Float<>(v.value());
        } else if (stored instanceof LogValue.Bool v) {
            return new Value.Bool<>(v.value());
        } else if (stored instanceof LogValue.Text v) {
            return text(v);
        } else if (stored instanceof LogValue.Single v) {
            return v.kind().equals("none") ? new Value.None<>() : new Value.Ellipsis<>();
        } else if (stored instanceof LogValue.Dict v) {
            return new Value.Dict<>(all(v.items(), ofTensor));
        } else if (stored instanceof LogValue.Items v) {
            return items(
                    v.kind(),
                    v.items().stream().map(item -> value(item, ofTensor)).toList());
        }
        return ofTensor.apply(stored);
    }

    private static <T> Value<T> text(LogValue.Text text) {
        switch (text.kind()) {
            case "str":
                return new Value.Str<>(text.text());
            case "dtype":
                return new Value.OfDType<>(known(DType.of(text.text()), text));
            default:
                return new Value.OfMemoryFormat<>(known(MemoryFormat.of(text.text()), text));
        }
    }

    private static <T> T known(Optional<T> found, LogValue stored) {
        return found.orElseThrow(() -> malformed(stored));
    }

    private static <T> Value<T> items(String kind, List<Value<T>> items) {
        switch (kind) {
            case "tuple":
                return new Value.Tuple<>(items);
            case "list":
                return new Value.Sequence<>(items);
            case "set":
                return new Value.SetOf<>(items);
            default:
                if (items.size() != 3) {
                    throw new NotKept("a slice has " + items.size() + " parts");
                }
                return new Value.Slice<>(items.get(0), items.get(1), items.get(2));
        }
    }

    private static NotKept malformed(LogValue stored) {
        return new NotKept("the value " + stored + " is none that a backend returns");
    }
}
