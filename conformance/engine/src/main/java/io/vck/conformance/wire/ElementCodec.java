package io.vck.conformance.wire;

import io.vck.backend.value.DType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import tools.jackson.core.Base64Variants;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * The elements of a tensor or storage as JSON: {@code "values"}, numbers that people can read, where there are few of
 * them, else {@code "base64"} of the little-endian bytes, or these themselves: NOTE [Attachments]. All keep every bit, but for
 * the payload of a NaN.
 */
final class ElementCodec {
    /** Up to how many elements are written as numbers. */
    static final int READABLE = 32;

    static final String VALUES = "values";
    static final String BASE64 = "base64";

    /** The properties of which an object with elements has one. */
    static final Set<String> FORMS = Set.of(VALUES, BASE64, Attachment.ATTACHED);

    /** Integers up to this are exact in every JSON reader. */
    private static final long EXACT_IN_A_DOUBLE = 1L << 53;

    private ElementCodec() {}

    /** Writes one property of the object that is being written. */
    static void write(DType dtype, byte[] bytes, JsonGenerator json, Attachment attachment) {
        if (attachment.takes(bytes)) {
            attachment.write(bytes, json);
            return;
        }
        ByteBuffer elements = littleEndian(bytes);
        int count = bytes.length / dtype.bytes();
        if (count > READABLE || !isExact(dtype, elements, count)) {
            json.writeName(BASE64);
            json.writeBinary(Base64Variants.MIME_NO_LINEFEEDS, bytes, 0, bytes.length);
            return;
        }
        json.writeName(VALUES);
        json.writeStartArray();
        for (int i = 0; i < count; i++) {
            writeElement(dtype, elements, json);
        }
        json.writeEndArray();
    }

    private static boolean isExact(DType dtype, ByteBuffer elements, int count) {
        if (dtype == DType.INT64) {
            for (int i = 0; i < count; i++) {
                long value = elements.getLong(i * Long.BYTES);
                if (value > EXACT_IN_A_DOUBLE || value < -EXACT_IN_A_DOUBLE) {
                    return false;
                }
            }
        }
        return true;
    }

    private static void writeElement(DType dtype, ByteBuffer elements, JsonGenerator json) {
        switch (dtype) {
            case BOOL -> json.writeBoolean(elements.get() != 0);
            case INT32 -> json.writeNumber(elements.getInt());
            case INT64 -> json.writeNumber(elements.getLong());
            case FLOAT32 -> json.writeNumber((double) elements.getFloat());
            case FLOAT64 -> json.writeNumber(elements.getDouble());
            case COMPLEX64 -> writeComplex(elements.getFloat(), elements.getFloat(), json);
            case COMPLEX128 -> writeComplex(elements.getDouble(), elements.getDouble(), json);
        }
    }

    private static void writeComplex(double real, double imaginary, JsonGenerator json) {
        json.writeStartArray();
        json.writeNumber(real);
        json.writeNumber(imaginary);
        json.writeEndArray();
    }

    /**
     * Reads the elements of an object that has one of the properties.
     *
     * @throws MalformedMessage if it has none or several, or if an element isn't one of the dtype
     */
    static byte[] read(DType dtype, Fields fields) {
        if (FORMS.stream().filter(fields::has).count() != 1) {
            throw new MalformedMessage(fields.where() + " needs one of \"values\", \"base64\" and \"attached\"");
        } else if (fields.has(BASE64)) {
            return decode(fields);
        } else if (fields.has(Attachment.ATTACHED)) {
            return fields.attached();
        }
        List<JsonNode> values = fields.array(VALUES);
        ByteBuffer elements = littleEndian(new byte[values.size() * dtype.bytes()]);
        for (int i = 0; i < values.size(); i++) {
            readElement(dtype, values.get(i), fields.child(VALUES) + "[" + i + "]", elements);
        }
        return elements.array();
    }

    private static byte[] decode(Fields fields) {
        try {
            return Base64.getDecoder().decode(fields.text(BASE64));
        } catch (IllegalArgumentException noBase64) {
            throw new MalformedMessage(fields.child(BASE64) + " is no base64: " + noBase64.getMessage());
        }
    }

    private static void readElement(DType dtype, JsonNode value, String where, ByteBuffer elements) {
        switch (dtype) {
            case BOOL -> elements.put((byte) (flag(value, where) ? 1 : 0));
            case INT32 -> elements.putInt((int) integer(dtype, value, where, value.canConvertToInt()));
            case INT64 -> elements.putLong(integer(dtype, value, where, value.canConvertToLong()));
            case FLOAT32, FLOAT64 -> putFloat(dtype, value, where, elements);
            case COMPLEX64 -> readComplex(DType.FLOAT32, value, where, elements);
            case COMPLEX128 -> readComplex(DType.FLOAT64, value, where, elements);
        }
    }

    private static boolean flag(JsonNode value, String where) {
        if (!value.isBoolean()) {
            throw Fields.wrong(value, where, "true or false");
        }
        return value.booleanValue();
    }

    private static long integer(DType dtype, JsonNode value, String where, boolean fits) {
        if (!value.isIntegralNumber() || !fits) {
            throw Fields.wrong(value, where, "an " + dtype.label());
        }
        return value.longValue();
    }

    private static void readComplex(DType part, JsonNode value, String where, ByteBuffer elements) {
        if (!value.isArray() || value.size() != 2) {
            throw Fields.wrong(value, where, "[real, imaginary]");
        }
        putFloat(part, value.get(0), where + "[0]", elements);
        putFloat(part, value.get(1), where + "[1]", elements);
    }

    private static void putFloat(DType dtype, JsonNode value, String where, ByteBuffer elements) {
        double number = readFloat(value, where);
        if (dtype == DType.FLOAT64) {
            elements.putDouble(number);
            return;
        }
        float rounded = (float) number;
        if (Float.isInfinite(rounded) && !Double.isInfinite(number)) {
            throw Fields.wrong(value, where, "a float32");
        }
        elements.putFloat(rounded);
    }

    /** A number, or what JSON has no number for: {@code "NaN"}, {@code "Infinity"}, {@code "-Infinity"}. */
    static double readFloat(JsonNode value, String where) {
        if (value.isNumber()) {
            double number = value.asDouble();
            if (Double.isFinite(number)) {
                return number;
            }
        } else if (value.isString()) {
            switch (value.stringValue()) {
                case "NaN":
                    return Double.NaN;
                case "Infinity":
                    return Double.POSITIVE_INFINITY;
                case "-Infinity":
                    return Double.NEGATIVE_INFINITY;
                default:
                    break;
            }
        }
        throw Fields.wrong(value, where, "a number, \"NaN\", \"Infinity\" or \"-Infinity\"");
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
