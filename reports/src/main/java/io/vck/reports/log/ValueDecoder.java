package io.vck.reports.log;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Values from JSON, the inverse of {@link ValueEncoder}. */
final class ValueDecoder {
    private ValueDecoder() {}

    /**
     * @throws UnexpectedJson if it is no value
     */
    static LogValue decode(JsonNode json) {
        Fields value = Fields.of(json);
        if (json.size() != 1) {
            throw new UnexpectedJson("a value is an object of one key, got " + json.size());
        }
        String kind = json.propertyNames().iterator().next();
        switch (kind) {
            case "int":
                return new LogValue.Int(value.integer(kind));
            case "float":
                return new LogValue.Real(value.real(kind));
            case "bool":
                return new LogValue.Bool(value.bool(kind));
            case "str":
            case "dtype":
            case "memory_format":
                return new LogValue.Text(kind, value.text(kind));
            case "none":
            case "ellipsis":
                return new LogValue.Single(kind);
            case "tuple":
            case "list":
            case "set":
            case "slice":
                return new LogValue.Items(kind, value.list(kind, ValueDecoder::decode));
            case "dict":
                return new LogValue.Dict(value.map(kind, ValueDecoder::decode));
            case "alias":
                Fields alias = value.object(kind);
                return new LogValue.Alias(alias.integer("object"), alias.integer("base"), alias.integer("address"));
            case "tensor":
                return new LogValue.Tensor(tensor(value.object(kind)));
            default:
                throw new UnexpectedJson("there is no value of kind `" + kind + "`");
        }
    }

    private static LogTensor tensor(Fields json) {
        String dtype = json.text("dtype");
        List<Long> shape = json.integers("shape");
        if (json.json().has("offset")) {
            return new LogTensor.Described(
                    dtype,
                    shape,
                    json.integers("strides"),
                    json.integer("offset"),
                    json.bool("requires_grad"),
                    json.text("crc32c"),
                    content(json, dtype, shape));
        }
        Optional<List<Long>> strides = json.optional("strides", json::integers);
        Optional<Boolean> requiresGrad = json.optional("requires_grad", json::bool);
        if (json.json().has("crc32c")) {
            return summary(json, dtype, shape, strides, requiresGrad);
        }
        return new LogTensor.Whole(dtype, shape, strides, requiresGrad, elements(json, dtype));
    }

    private static Optional<LogTensor> content(Fields json, String dtype, List<Long> shape) {
        if (json.json().has("values") || json.json().has("base64")) {
            return Optional.of(
                    new LogTensor.Whole(dtype, shape, Optional.empty(), Optional.empty(), elements(json, dtype)));
        } else if (json.json().has("min")) {
            return Optional.of(summary(json, dtype, shape, Optional.empty(), Optional.empty()));
        }
        return Optional.empty();
    }

    private static LogTensor summary(
            Fields json, String dtype, List<Long> shape, Optional<List<Long>> strides, Optional<Boolean> requiresGrad) {
        return new LogTensor.Summary(
                dtype,
                shape,
                strides,
                requiresGrad,
                json.text("crc32c"),
                json.optional("min", key -> statistics(json)));
    }

    private static LogTensor.Statistics statistics(Fields json) {
        return new LogTensor.Statistics(json.real("min"), json.real("max"), json.real("mean"));
    }

    private static byte[] elements(Fields json, String dtype) {
        if (json.json().has("base64")) {
            return base64(json.text("base64"));
        }
        ElementType type =
                ElementType.of(dtype).orElseThrow(() -> new UnexpectedJson("there is no dtype `" + dtype + "`"));
        List<JsonNode> values = json.list("values", value -> value);
        ByteBuffer elements = ElementType.littleEndian(new byte[values.size() * type.bytes()]);
        values.forEach(value -> put(type, value, elements));
        return elements.array();
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new UnexpectedJson("`base64` is not base64: " + e.getMessage());
        }
    }

    private static void put(ElementType type, JsonNode value, ByteBuffer elements) {
        switch (type) {
            case BOOL:
                elements.put((byte) (value.booleanValue() ? 1 : 0));
                break;
            case INT32:
                elements.putInt(value.intValue());
                break;
            case INT64:
                elements.putLong(value.longValue());
                break;
            case FLOAT32:
                elements.putFloat((float) Fields.real(value));
                break;
            case FLOAT64:
                elements.putDouble(Fields.real(value));
                break;
            case COMPLEX64:
                elements.putFloat((float) Fields.real(value.path(0)));
                elements.putFloat((float) Fields.real(value.path(1)));
                break;
            case COMPLEX128:
                elements.putDouble(Fields.real(value.path(0)));
                elements.putDouble(Fields.real(value.path(1)));
                break;
        }
    }
}
