package io.vck.conformance.wire;

import io.vck.backend.value.DType;
import io.vck.backend.value.MemoryFormat;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * Values as JSON, as {@code wire.schema.json} describes them: an object with one key, the kind of the value. What stands
 * for a tensor differs from place to place, so callers bring their own.
 */
public final class ValueCodec {
    private ValueCodec() {}

    /** Writes one property of an object: the key that stands for a tensor, and its content. */
    public interface TensorWriter<T> {
        void write(T tensor, JsonGenerator json);
    }

    /** Reads the content of the key that stands for a tensor. */
    interface TensorReader<T> {
        T read(Fields fields);
    }

    /**
     * Writes a value.
     *
     * @throws IllegalArgumentException if a function is part of it
     */
    public static <T> void write(Value<T> value, JsonGenerator json, TensorWriter<T> tensorWriter) {
        json.writeStartObject();
        if (value instanceof Value.Tensor<T> v) {
            tensorWriter.write(v.tensor(), json);
        } else if (value instanceof Value.Tuple<T> v) {
            writeAll("tuple", v.items(), json, tensorWriter);
        } else if (value instanceof Value.Sequence<T> v) {
            writeAll("list", v.items(), json, tensorWriter);
        } else if (value instanceof Value.SetOf<T> v) {
            writeAll("set", v.items(), json, tensorWriter);
        } else if (value instanceof Value.Slice<T> v) {
            writeAll("slice", List.of(v.start(), v.stop(), v.step()), json, tensorWriter);
        } else if (value instanceof Value.Dict<T> v) {
            json.writeName("dict");
            json.writeStartObject();
            v.items().forEach((key, item) -> {
                json.writeName(key);
                write(item, json, tensorWriter);
            });
            json.writeEndObject();
        } else {
            writeAtom(value, json);
        }
        json.writeEndObject();
    }

    private static <T> void writeAll(
            String kind, List<Value<T>> items, JsonGenerator json, TensorWriter<T> tensorWriter) {
        json.writeName(kind);
        json.writeStartArray();
        items.forEach(item -> write(item, json, tensorWriter));
        json.writeEndArray();
    }

    private static <T> void writeAtom(Value<T> value, JsonGenerator json) {
        if (value instanceof Value.Int<T> v) {
            json.writeNumberProperty("int", v.value());
        } else if (value instanceof Value.Float<T> v) {
            json.writeNumberProperty("float", v.value());
        } else if (value instanceof Value.Bool<T> v) {
            json.writeBooleanProperty("bool", v.value());
        } else if (value instanceof Value.Str<T> v) {
            json.writeStringProperty("str", v.value());
        } else if (value instanceof Value.None<T>) {
            json.writeBooleanProperty("none", true);
        } else if (value instanceof Value.Ellipsis<T>) {
            json.writeBooleanProperty("ellipsis", true);
        } else if (value instanceof Value.OfDType<T> v) {
            json.writeStringProperty("dtype", v.dtype().label());
        } else if (value instanceof Value.OfMemoryFormat<T> v) {
            json.writeStringProperty("memory_format", v.format().label());
        } else {
            throw new IllegalArgumentException("a " + value.typeName() + " can't leave its program");
        }
    }

    /**
     * Reads a value of an answer.
     *
     * @throws MalformedMessage if it is none
     */
    public static Value<ObservedTensor> readObserved(JsonNode json, String where) {
        return read(Fields.of(json, where), TensorCodec.TENSOR, TensorCodec::readTensor);
    }

    /**
     * Reads a value.
     *
     * @param tensorKey the key that stands for a tensor here
     */
    static <T> Value<T> read(Fields fields, String tensorKey, TensorReader<T> tensorReader) {
        Map<String, JsonNode> entries = fields.entries();
        if (entries.size() != 1) {
            throw new MalformedMessage(fields.where() + " has " + entries.size() + " keys: a value has one, its kind");
        }
        String kind = entries.keySet().iterator().next();
        if (kind.equals(tensorKey)) {
            return new Value.Tensor<>(tensorReader.read(fields.object(kind)));
        }
        return switch (kind) {
            case "tuple" -> new Value.Tuple<>(readAll(fields, kind, tensorKey, tensorReader));
            case "list" -> new Value.Sequence<>(readAll(fields, kind, tensorKey, tensorReader));
            case "set" -> new Value.SetOf<>(readAll(fields, kind, tensorKey, tensorReader));
            case "slice" -> slice(fields, readAll(fields, kind, tensorKey, tensorReader));
            case "dict" -> new Value.Dict<>(readEach(fields.object(kind), tensorKey, tensorReader));
            default -> readAtom(fields, kind);
        };
    }

    /** Reads an object of values. */
    static <T> Map<String, Value<T>> readEach(Fields fields, String tensorKey, TensorReader<T> tensorReader) {
        Map<String, Value<T>> values = new LinkedHashMap<>();
        fields.entries()
                .forEach((key, item) ->
                        values.put(key, read(fields.below(item, fields.child(key)), tensorKey, tensorReader)));
        return values;
    }

    private static <T> List<Value<T>> readAll(
            Fields fields, String kind, String tensorKey, TensorReader<T> tensorReader) {
        List<Value<T>> values = new ArrayList<>();
        for (JsonNode item : fields.array(kind)) {
            Fields each = fields.below(item, fields.child(kind) + "[" + values.size() + "]");
            values.add(read(each, tensorKey, tensorReader));
        }
        return values;
    }

    private static <T> Value<T> slice(Fields fields, List<Value<T>> parts) {
        if (parts.size() != 3) {
            throw new MalformedMessage(
                    fields.child("slice") + " has " + parts.size() + " items instead of three: start, stop, step");
        }
        return new Value.Slice<>(parts.get(0), parts.get(1), parts.get(2));
    }

    private static <T> Value<T> readAtom(Fields fields, String kind) {
        return switch (kind) {
            case "int" -> new Value.Int<>(fields.integer(kind));
            case "float" -> new Value.Float<>(ElementCodec.readFloat(fields.any(kind), fields.child(kind)));
            case "bool" -> new Value.Bool<>(fields.flag(kind));
            case "str" -> new Value.Str<>(fields.text(kind));
            case "none" -> new Value.None<>();
            case "ellipsis" -> new Value.Ellipsis<>();
            case "dtype" -> new Value.OfDType<>(readDType(fields));
            case "memory_format" ->
                new Value.OfMemoryFormat<>(MemoryFormat.of(fields.text(kind))
                        .orElseThrow(() -> Fields.wrong(fields.any(kind), fields.child(kind), "a memory format")));
            default -> throw new MalformedMessage("unknown kind of value \"" + kind + "\" in " + fields.where());
        };
    }

    /** Reads the property {@code dtype}. */
    static DType readDType(Fields fields) {
        return DType.of(fields.text("dtype"))
                .orElseThrow(() -> Fields.wrong(fields.any("dtype"), fields.child("dtype"), "a dtype of the suite"));
    }
}
