package io.vck.reports.log;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * Values as JSON: {@code {"int": 3}}, {@code {"tuple": [...]}}, {@code {"tensor": {...}}}. Numbers that JSON does not
 * have are the strings {@code "NaN"}, {@code "Infinity"} and {@code "-Infinity"}.
 */
final class ValueEncoder {
    /** Tensors of up to so many elements are written as numbers, larger ones as base64. */
    private static final int READABLE = 64;

    private static final long EXACT_IN_DOUBLE = 1L << 53;

    private ValueEncoder() {}

    static void write(LogValue value, JsonGenerator json) {
        json.writeStartObject();
        if (value instanceof LogValue.Int number) {
            json.writeNumberProperty("int", number.value());
        } else if (value instanceof LogValue.Real number) {
            writeNumber("float", number.value(), json);
        } else if (value instanceof LogValue.Bool truth) {
            json.writeBooleanProperty("bool", truth.value());
        } else if (value instanceof LogValue.Text text) {
            json.writeStringProperty(text.kind(), text.text());
        } else if (value instanceof LogValue.Single single) {
            json.writeBooleanProperty(single.kind(), true);
        } else if (value instanceof LogValue.Alias alias) {
            json.writeObjectPropertyStart("alias");
            json.writeNumberProperty("object", alias.object());
            json.writeNumberProperty("base", alias.base());
            json.writeNumberProperty("address", alias.address());
            json.writeEndObject();
        } else if (value instanceof LogValue.Tensor tensor) {
            json.writeObjectPropertyStart("tensor");
            write(tensor.tensor(), json);
            json.writeEndObject();
        } else {
            writeContainer(value, json);
        }
        json.writeEndObject();
    }

    private static void writeContainer(LogValue value, JsonGenerator json) {
        if (value instanceof LogValue.Items container) {
            json.writeArrayPropertyStart(container.kind());
            container.items().forEach(item -> write(item, json));
            json.writeEndArray();
        } else if (value instanceof LogValue.Dict dict) {
            json.writeObjectPropertyStart("dict");
            dict.items().forEach((key, item) -> {
                json.writeName(JsonName.of(key));
                write(item, json);
            });
            json.writeEndObject();
        }
    }

    private static void write(LogTensor tensor, JsonGenerator json) {
        json.writeStringProperty("dtype", tensor.dtype());
        writeSizes("shape", tensor.shape(), json);
        if (tensor instanceof LogTensor.Described described) {
            writeSizes("strides", described.strides(), json);
            json.writeNumberProperty("offset", described.offset());
            json.writeBooleanProperty("requires_grad", described.requiresGrad());
            json.writeStringProperty("crc32c", described.crc32c());
            described.content().ifPresent(content -> writeContent(content, json));
        } else if (tensor instanceof LogTensor.Whole whole) {
            writeProperties(whole.strides(), whole.requiresGrad(), json);
            writeElements(whole, json);
        } else if (tensor instanceof LogTensor.Summary summary) {
            writeProperties(summary.strides(), summary.requiresGrad(), json);
            json.writeStringProperty("crc32c", summary.crc32c());
            writeStatistics(summary, json);
        }
    }

    private static void writeContent(LogTensor content, JsonGenerator json) {
        if (content instanceof LogTensor.Whole whole) {
            writeElements(whole, json);
        } else if (content instanceof LogTensor.Summary summary) {
            writeStatistics(summary, json);
        }
    }

    private static void writeStatistics(LogTensor.Summary summary, JsonGenerator json) {
        summary.statistics().ifPresent(statistics -> {
            writeNumber("min", statistics.min(), json);
            writeNumber("max", statistics.max(), json);
            writeNumber("mean", statistics.mean(), json);
        });
    }

    private static void writeProperties(
            Optional<List<Long>> strides, Optional<Boolean> requiresGrad, JsonGenerator json) {
        strides.ifPresent(known -> writeSizes("strides", known, json));
        requiresGrad.ifPresent(known -> json.writeBooleanProperty("requires_grad", known));
    }

    private static void writeElements(LogTensor.Whole tensor, JsonGenerator json) {
        Optional<ElementType> type = ElementType.of(tensor.dtype()).filter(known -> isReadable(known, tensor.bytes()));
        if (type.isEmpty()) {
            json.writeName("base64");
            json.writeBinary(tensor.bytes());
            return;
        }
        ByteBuffer elements = ElementType.littleEndian(tensor.bytes());
        json.writeArrayPropertyStart("values");
        for (int at = 0; at < tensor.bytes().length; at += type.get().bytes()) {
            writeElement(type.get(), elements, at, json);
        }
        json.writeEndArray();
    }

    private static boolean isReadable(ElementType type, byte[] bytes) {
        if (bytes.length / type.bytes() > READABLE) {
            return false;
        }
        ByteBuffer elements = ElementType.littleEndian(bytes);
        for (int at = 0; type == ElementType.INT64 && at < bytes.length; at += 8) {
            long element = elements.getLong(at);
            if (element > EXACT_IN_DOUBLE || element < -EXACT_IN_DOUBLE) {
                return false;
            }
        }
        return true;
    }

    private static void writeElement(ElementType type, ByteBuffer elements, int at, JsonGenerator json) {
        switch (type) {
            case BOOL:
                json.writeBoolean(elements.get(at) != 0);
                break;
            case INT32:
                json.writeNumber(elements.getInt(at));
                break;
            case INT64:
                json.writeNumber(elements.getLong(at));
                break;
            case FLOAT32:
                writeNumber(elements.getFloat(at), json);
                break;
            case FLOAT64:
                writeNumber(elements.getDouble(at), json);
                break;
            case COMPLEX64:
                json.writeStartArray();
                writeNumber(elements.getFloat(at), json);
                writeNumber(elements.getFloat(at + 4), json);
                json.writeEndArray();
                break;
            case COMPLEX128:
                json.writeStartArray();
                writeNumber(elements.getDouble(at), json);
                writeNumber(elements.getDouble(at + 8), json);
                json.writeEndArray();
                break;
        }
    }

    private static void writeSizes(String key, List<Long> sizes, JsonGenerator json) {
        json.writeArrayPropertyStart(key);
        sizes.forEach(json::writeNumber);
        json.writeEndArray();
    }

    private static void writeNumber(String key, double value, JsonGenerator json) {
        json.writeName(key);
        writeNumber(value, json);
    }

    private static void writeNumber(double value, JsonGenerator json) {
        if (Double.isFinite(value)) {
            json.writeNumber(value);
        } else {
            json.writeString(Double.toString(value));
        }
    }

    private static void writeNumber(float value, JsonGenerator json) {
        if (Float.isFinite(value)) {
            json.writeNumber(value);
        } else {
            json.writeString(Float.toString(value));
        }
    }
}
