package io.vck.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vck.backend.value.DType;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonGenerator;

class ElementCodecTest {

    private static String write(DType dtype, byte[] bytes) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (JsonGenerator json = WireProtocol.JSON.createGenerator(text)) {
            json.writeStartObject();
            ElementCodec.write(dtype, bytes, json, Attachment.none());
            json.writeEndObject();
        }
        return text.toString(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static byte[] read(DType dtype, String json) {
        return ElementCodec.read(dtype, Fields.of(WireProtocol.JSON.readTree(json), "x"));
    }

    private static byte[] bytes(int size, Consumer<ByteBuffer> content) {
        ByteBuffer buffer = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        content.accept(buffer);
        return buffer.array();
    }

    static Stream<Arguments> readable() {
        return Stream.of(
                Arguments.of(DType.BOOL, new byte[] {1, 0}, "[true,false]"),
                Arguments.of(
                        DType.INT32,
                        bytes(8, b -> b.putInt(Integer.MIN_VALUE).putInt(Integer.MAX_VALUE)),
                        "[-2147483648,2147483647]"),
                Arguments.of(DType.INT64, bytes(16, b -> b.putLong(1L << 53).putLong(-1)), "[9007199254740992,-1]"),
                Arguments.of(
                        DType.FLOAT32,
                        bytes(
                                20,
                                b -> b.putFloat(-0.0f)
                                        .putFloat(Float.MIN_VALUE)
                                        .putFloat(0.1f)
                                        .putFloat(Float.NaN)
                                        .putFloat(Float.NEGATIVE_INFINITY)),
                        "[-0.0,1.401298464324817E-45,0.10000000149011612,\"NaN\",\"-Infinity\"]"),
                Arguments.of(
                        DType.FLOAT64,
                        bytes(
                                24,
                                b -> b.putDouble(Double.MIN_VALUE)
                                        .putDouble(Double.MAX_VALUE)
                                        .putDouble(Double.POSITIVE_INFINITY)),
                        "[4.9E-324,1.7976931348623157E308,\"Infinity\"]"),
                Arguments.of(DType.COMPLEX64, bytes(8, b -> b.putFloat(1).putFloat(-0.0f)), "[[1.0,-0.0]]"),
                Arguments.of(
                        DType.COMPLEX128, bytes(16, b -> b.putDouble(Double.NaN).putDouble(0.1)), "[[\"NaN\",0.1]]"));
    }

    @ParameterizedTest
    @MethodSource("readable")
    void fewElementsAreNumbersAndKeepEveryBit(DType dtype, byte[] bytes, String values) {
        assertThat(write(dtype, bytes)).isEqualTo("{\"values\":" + values + "}");
        assertThat(read(dtype, "{\"values\":" + values + "}")).isEqualTo(bytes);
    }

    @ParameterizedTest
    @EnumSource(DType.class)
    void manyElementsAreBase64AndKeepEveryBit(DType dtype) {
        byte[] bytes = new byte[(ElementCodec.READABLE + 1) * dtype.bytes()];
        new Random(7).nextBytes(bytes);
        String json = write(dtype, bytes);
        assertThat(json).startsWith("{\"base64\":\"");
        assertThat(read(dtype, json)).isEqualTo(bytes);
    }

    @Test
    void integersThatADoubleCantHoldAreBase64() {
        byte[] extremes = bytes(16, b -> b.putLong(Long.MIN_VALUE).putLong(Long.MAX_VALUE));
        assertThat(write(DType.INT64, extremes)).isEqualTo("{\"base64\":\"AAAAAAAAAID/////////fw==\"}");
        assertThat(read(DType.INT64, write(DType.INT64, extremes))).isEqualTo(extremes);
    }

    @Test
    void noElementsAreNoNumbers() {
        assertThat(write(DType.FLOAT32, new byte[0])).isEqualTo("{\"values\":[]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FLOAT32 | {}                              | x needs one of \"values\", \"base64\" and \"attached\"",
                "FLOAT32 | {\"values\":[],\"base64\":\"\"} | x needs one of \"values\", \"base64\" and \"attached\"",
                "FLOAT32 | {\"values\":1}                  | x.values is 1 instead of an array",
                "FLOAT32 | {\"values\":[0,\"nan\"]} | x.values[1] is \"nan\" instead of a number, \"NaN\", \"Infinity\" or \"-Infinity\"",
                "FLOAT32 | {\"values\":[1e39]}             | x.values[0] is 1.0E39 instead of a float32",
                "INT32   | {\"values\":[2147483648]}       | x.values[0] is 2147483648 instead of an int32",
                "INT64   | {\"values\":[1.5]}              | x.values[0] is 1.5 instead of an int64",
                "BOOL    | {\"values\":[1]}                | x.values[0] is 1 instead of true or false",
                "COMPLEX64 | {\"values\":[1]}              | x.values[0] is 1 instead of [real, imaginary]",
                "FLOAT32 | {\"base64\":\"!!!!\"}              | x.base64 is no base64: Illegal base64 character 21",
            })
    void whatIsNoElementOfTheTypeIsRefused(DType dtype, String json, String message) {
        assertThatThrownBy(() -> read(dtype, json))
                .isInstanceOf(MalformedMessage.class)
                .hasMessage(message);
    }
}
