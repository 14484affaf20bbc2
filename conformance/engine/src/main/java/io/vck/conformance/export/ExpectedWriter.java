package io.vck.conformance.export;

import io.vck.backend.value.DType;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.Value;
import io.vck.conformance.judge.Expected;
import io.vck.conformance.judge.Located;
import io.vck.conformance.judge.Path;
import io.vck.conformance.judge.compare.Tolerance;
import io.vck.conformance.wire.TensorCodec;
import io.vck.conformance.wire.ValueCodec;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/** Writes what is expected, as properties of the object that is being written. */
final class ExpectedWriter {
    /** What stands for Python's floats among the dtypes. */
    private static final String FLOAT = "float";

    private final JsonGenerator json;

    ExpectedWriter(JsonGenerator json) {
        this.json = json;
    }

    /**
     * @throws IllegalArgumentException if it is {@link Expected.Unknown}
     */
    void write(Expected expected) {
        if (expected instanceof Expected.Values values) {
            values(values.values());
        } else if (expected instanceof Expected.ByBackend byBackend) {
            json.writeArrayPropertyStart("by_backend");
            byBackend.variables().forEach(json::writeString);
            json.writeEndArray();
            tolerances(ofAnything());
        } else if (expected instanceof Expected.Raised raised) {
            json.writeStringProperty("kind", raised.kind());
            raised.pattern().ifPresent(pattern -> json.writeStringProperty("message", pattern.text()));
        } else if (expected instanceof Expected.Pairs pairs) {
            pairs(pairs);
        } else if (expected instanceof Expected.Warnings warnings) {
            json.writeStringProperty("pattern", warnings.pattern().text());
            json.writeNumberProperty("count", warnings.count());
        } else if (expected instanceof Expected.AnyWarning any) {
            json.writeStringProperty("pattern", any.pattern().text());
            json.writeBooleanProperty("given", any.given());
        } else if (expected instanceof Expected.Remark remark) {
            json.writeStringProperty("reason", remark.reason());
        } else {
            properties(expected);
        }
    }

    private void properties(Expected expected) {
        if (expected instanceof Expected.SizesAt at) {
            tensors(at.sizes(), sizes -> {
                json.writeStartArray();
                sizes.forEach(json::writeNumber);
                json.writeEndArray();
            });
        } else if (expected instanceof Expected.DTypesAt at) {
            tensors(at.dtypes(), dtype -> json.writeString(dtype.label()));
        } else if (expected instanceof Expected.FlagsAt at) {
            tensors(at.flags(), json::writeBoolean);
        } else {
            throw new IllegalArgumentException("can't be written as data: " + expected);
        }
    }

    private <E> void tensors(Map<Path, E> expected, Consumer<E> write) {
        json.writeObjectPropertyStart("tensors");
        expected.forEach((path, value) -> {
            json.writeName(path.toString());
            write.accept(value);
        });
        json.writeEndObject();
    }

    private void pairs(Expected.Pairs expected) {
        json.writeArrayPropertyStart("pairs");
        expected.pairs().forEach(pair -> {
            json.writeStartArray();
            json.writeString(pair.first().toString());
            json.writeString(pair.second().toString());
            json.writeEndArray();
        });
        json.writeEndArray();
    }

    private void values(Map<String, Value<ObservedTensor>> expected) {
        SortedMap<String, Tolerance> tolerances = new TreeMap<>();
        json.writeObjectPropertyStart("values");
        expected.forEach((variable, value) -> {
            json.writeName(variable);
            ValueCodec.write(value, json, TensorCodec::write);
            collect(new Located<>(new Path(variable, List.of()), value), tolerances);
        });
        json.writeEndObject();
        tolerances(tolerances);
    }

    private void tolerances(SortedMap<String, Tolerance> tolerances) {
        json.writeObjectPropertyStart("tolerances");
        tolerances.forEach((dtype, tolerance) -> {
            json.writeObjectPropertyStart(dtype);
            json.writeNumberProperty("relative", tolerance.relative());
            json.writeNumberProperty("absolute", tolerance.absolute());
            json.writeEndObject();
        });
        json.writeEndObject();
    }

    /** The tolerances of whatever a backend may come up with. */
    private static SortedMap<String, Tolerance> ofAnything() {
        SortedMap<String, Tolerance> tolerances = new TreeMap<>(Map.of(FLOAT, Tolerance.DOUBLE));
        for (DType dtype : DType.values()) {
            put(dtype, tolerances);
        }
        return tolerances;
    }

    private static void put(DType dtype, Map<String, Tolerance> tolerances) {
        Tolerance tolerance = Tolerance.of(dtype);
        if (!tolerance.equals(Tolerance.EXACT)) {
            tolerances.put(dtype.label(), tolerance);
        }
    }

    /** The tolerances of what isn't compared exactly. */
    private static void collect(Located<ObservedTensor> located, Map<String, Tolerance> tolerances) {
        if (located.value() instanceof Value.Float<ObservedTensor>) {
            tolerances.put(FLOAT, Tolerance.DOUBLE);
        } else if (located.value() instanceof Value.Tensor<ObservedTensor> tensor) {
            put(tensor.tensor().dtype(), tolerances);
        }
        located.items().forEach(item -> collect(item, tolerances));
    }
}
