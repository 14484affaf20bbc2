package io.vck.conformance.language;

import io.vck.backend.value.DType;
import io.vck.backend.value.MemoryFormat;
import io.vck.backend.value.Value;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** The constants of a tree as JSON: an object with one key, the kind of the value. */
final class Constants {
    private Constants() {}

    static void write(Value<Void> value, JsonGenerator json) {
        json.writeStartObject();
        if (value instanceof Value.Int<Void> number) {
            json.writeNumberProperty("int", number.value());
        } else if (value instanceof Value.Float<Void> number) {
            writeFloat(number.value(), json);
        } else if (value instanceof Value.Bool<Void> bool) {
            json.writeBooleanProperty("bool", bool.value());
        } else if (value instanceof Value.Str<Void> text) {
            json.writeStringProperty("str", text.value());
        } else if (value instanceof Value.OfDType<Void> dtype) {
            json.writeStringProperty("dtype", dtype.dtype().label());
        } else if (value instanceof Value.OfMemoryFormat<Void> format) {
            json.writeStringProperty("memory_format", format.format().label());
        } else {
            json.writeBooleanProperty(value instanceof Value.None<Void> ? "none" : "ellipsis", true);
        }
        json.writeEndObject();
    }

    /** JSON has no number that is not finite: their names stand for them. */
    private static void writeFloat(double number, JsonGenerator json) {
        if (Double.isFinite(number)) {
            json.writeNumberProperty("float", number);
        } else {
            json.writeStringProperty("float", Double.toString(number));
        }
    }

    static Value<Void> read(JsonNode json) {
        if (!json.isObject() || json.size() != 1) {
            throw new MalformedTree("not a constant: " + json);
        }
        Map.Entry<String, JsonNode> entry = json.properties().iterator().next();
        return value(entry.getKey(), entry.getValue()).orElseThrow(() -> new MalformedTree("not a constant: " + json));
    }

    private static Optional<Value<Void>> value(String kind, JsonNode content) {
        switch (kind) {
            case "int":
                return when(content.canConvertToLong(), new Value.Int<>(content.asLong(0)));
            case "float":
                return number(content).map(Value.Float::new);
            case "bool":
                return when(content.isBoolean(), new Value.Bool<>(content.asBoolean(false)));
            case "str":
                return when(content.isString(), new Value.Str<>(content.asString("")));
            case "none":
                return when(content.isBoolean() && content.booleanValue(), new Value.None<>());
            case "ellipsis":
                return when(content.isBoolean() && content.booleanValue(), new Value.Ellipsis<>());
            case "dtype":
                return DType.of(content.asString("")).map(Value.OfDType::new);
            case "memory_format":
                return MemoryFormat.of(content.asString("")).map(Value.OfMemoryFormat::new);
            default:
                return Optional.empty();
        }
    }

    private static Optional<Value<Void>> when(boolean wellFormed, Value<Void> value) {
        return wellFormed ? Optional.of(value) : Optional.empty();
    }

    private static Optional<Double> number(JsonNode content) {
        if (content.isNumber()) {
            return Optional.of(content.doubleValue());
        }
        switch (content.asString("")) {
            case "NaN":
                return Optional.of(Double.NaN);
            case "Infinity":
                return Optional.of(Double.POSITIVE_INFINITY);
            case "-Infinity":
                return Optional.of(Double.NEGATIVE_INFINITY);
            default:
                return Optional.empty();
        }
    }
}
