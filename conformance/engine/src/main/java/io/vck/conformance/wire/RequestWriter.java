package io.vck.conformance.wire;

import io.vck.backend.spi.Observe;
import io.vck.backend.spi.Request;
import io.vck.backend.spi.VmapMode;
import io.vck.conformance.language.TreeCodec;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/** The messages of the harness, each one line without its end. */
public final class RequestWriter {

    private RequestWriter() {}

    static byte[] start(Extras offered) {
        return message("start", json -> {
            json.writeStringProperty("protocol", WireProtocol.VERSION);
            offered.write(json);
        });
    }

    static byte[] stop() {
        return message("stop", json -> {});
    }

    /**
     * The message in one piece, without attachment.
     *
     * @param sequence the number that the answer has to repeat
     * @throws IllegalArgumentException if an input is a function
     */
    static byte[] run(long sequence, Request request) {
        return LineReader.joined(head(sequence), content(request, false).line());
    }

    /** The beginning of {@link #run}, whatever the program. */
    static byte[] head(long sequence) {
        return ("{\"type\":\"run\",\"seq\":" + sequence + ",").getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * The rest of it, which can be written before its number is known.
     *
     * @param attachments whether it may have an attachment
     */
    static WireMessage content(Request request, boolean attachments) {
        Attachment attachment = Attachment.allowed(attachments);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (JsonGenerator json = WireProtocol.JSON.createGenerator(line)) {
            json.writeStartObject();
            writeContent(request, json, attachment);
            json.writeEndObject();
        }
        byte[] object = line.toByteArray();
        return new WireMessage(Arrays.copyOfRange(object, 1, object.length), attachment.bytes());
    }

    /**
     * Writes what a {@code run} says but for its number, as properties of the object that is being written.
     *
     * @throws IllegalArgumentException if an input is a function
     */
    public static void writeContent(Request request, JsonGenerator json) {
        writeContent(request, json, Attachment.none());
    }

    private static void writeContent(Request request, JsonGenerator json, Attachment attachment) {
        json.writeName("program");
        TreeCodec.write(request.program(), json);
        new InputsWriter(request.inputs()).write(json, attachment);
        json.writeName("settings");
        json.writeStartObject();
        json.writeBooleanProperty("fallback_warnings", request.settings().fallbackWarnings());
        json.writeEndObject();
        json.writeStringProperty("vmap", request.vmap() == VmapMode.NATIVE ? "native" : "loop");
        writeObserve(request.observe(), json);
    }

    static byte[] message(String type, Consumer<JsonGenerator> content) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (JsonGenerator json = WireProtocol.JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringProperty("type", type);
            content.accept(json);
            json.writeEndObject();
        }
        return line.toByteArray();
    }

    private static void writeObserve(Observe observe, JsonGenerator json) {
        json.writeName("observe");
        json.writeStartObject();
        writeNames("values", observe.values(), json);
        writeNames("aliases", observe.aliases(), json);
        json.writeBooleanProperty("warnings", observe.warnings());
        json.writeEndObject();
    }

    private static void writeNames(String key, Set<String> names, JsonGenerator json) {
        json.writeName(key);
        json.writeStartArray();
        names.forEach(json::writeString);
        json.writeEndArray();
    }
}
