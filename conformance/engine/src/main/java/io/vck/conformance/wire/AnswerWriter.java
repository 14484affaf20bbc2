package io.vck.conformance.wire;

import io.vck.backend.spi.BackendInfo;
import io.vck.backend.spi.Observation;
import io.vck.backend.value.Value;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;
import tools.jackson.core.JsonGenerator;

/** The messages of an adapter in Java, each one line without its end: the inverse of {@link AnswerReader}. */
public final class AnswerWriter {
    private AnswerWriter() {}

    /**
     * The answer to {@code start}.
     *
     * @param extras that it takes
     */
    public static byte[] started(BackendInfo info, Extras extras) {
        return RequestWriter.message("started", json -> {
            json.writeStringProperty("protocol", WireProtocol.VERSION);
            json.writeStringProperty("name", info.name());
            json.writeStringProperty("version", info.version());
            json.writeStringProperty("language", info.language());
            writeTexts("capabilities", new TreeSet<>(info.capabilities()), json);
            extras.write(json);
        });
    }

    /**
     * The answer to {@code run}. An observation that only a harness makes, of a backend that broke, is told as a failure.
     *
     * @param attachments whether the answer may have an attachment
     * @throws IllegalArgumentException if a function is part of an observed value
     */
    public static WireMessage ran(long sequence, Observation observation, boolean attachments) {
        Attachment attachment = Attachment.allowed(attachments);
        byte[] line = ran(sequence, observation, attachment);
        return new WireMessage(line, attachment.bytes());
    }

    private static byte[] ran(long sequence, Observation observation, Attachment attachment) {
        if (observation instanceof Observation.Returned returned) {
            return message("returned", sequence, json -> writeSeen(returned.seen(), json, attachment));
        } else if (observation instanceof Observation.Raised raised) {
            return message("raised", sequence, json -> {
                json.writeNumberProperty("step", raised.step());
                writeTexts("kinds", raised.kinds(), json);
                json.writeStringProperty("message", raised.message());
                writeSeen(raised.seen(), json, attachment);
            });
        } else if (observation instanceof Observation.Unsupported unsupported) {
            return message("unsupported", sequence, json -> json.writeStringProperty("reason", unsupported.reason()));
        } else if (observation instanceof Observation.Crashed crashed) {
            return failed(OptionalLong.of(sequence), crashed.detail());
        }
        return failed(OptionalLong.of(sequence), "the backend did not answer in time");
    }

    /**
     * The answer to a message with which nothing could be done.
     *
     * @param sequence of the message, if it has one
     */
    public static byte[] failed(OptionalLong sequence, String message) {
        return RequestWriter.message("failed", json -> {
            sequence.ifPresent(number -> json.writeNumberProperty("seq", number));
            json.writeStringProperty("message", message);
        });
    }

    private interface Content {
        void write(JsonGenerator json);
    }

    private static byte[] message(String type, long sequence, Content content) {
        return RequestWriter.message(type, json -> {
            json.writeNumberProperty("seq", sequence);
            content.write(json);
        });
    }

    private static void writeSeen(Observation.Seen seen, JsonGenerator json, Attachment attachment) {
        writeValues("values", seen.values(), json, (tensor, out) -> TensorCodec.write(tensor, out, attachment));
        writeValues("aliases", seen.aliases(), json, TensorCodec::write);
        writeTexts("warnings", seen.warnings(), json);
    }

    private static <T> void writeValues(
            String key, Map<String, Value<T>> values, JsonGenerator json, ValueCodec.TensorWriter<T> tensorWriter) {
        json.writeName(key);
        json.writeStartObject();
        values.forEach((name, value) -> {
            json.writeName(name);
            ValueCodec.write(value, json, tensorWriter);
        });
        json.writeEndObject();
    }

    private static void writeTexts(String key, Collection<String> texts, JsonGenerator json) {
        json.writeName(key);
        json.writeStartArray();
        texts.forEach(json::writeString);
        json.writeEndArray();
    }
}
