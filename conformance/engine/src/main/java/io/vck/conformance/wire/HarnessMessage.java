package io.vck.conformance.wire;

import io.vck.backend.spi.Observe;
import io.vck.backend.spi.Request;
import io.vck.backend.spi.Settings;
import io.vck.backend.spi.VmapMode;
import io.vck.conformance.language.MalformedTree;
import io.vck.conformance.language.TreeCodec;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A message of the harness, as an adapter in Java reads it: the inverse of {@link RequestWriter}. Keys that it does not
 * know are passed over, since later versions of the protocol may have more.
 */
public final class HarnessMessage {
    private final Fields fields;
    private final Type type;
    private final OptionalLong sequence;

    private HarnessMessage(Fields fields, Type type, OptionalLong sequence) {
        this.fields = fields;
        this.type = type;
        this.sequence = sequence;
    }

    /** What the harness wants. */
    public enum Type {
        /** To know who answers. */
        START,
        /** That a program be run. */
        RUN,
        /** The end. There is no answer. */
        STOP
    }

    /**
     * Reads a message.
     *
     * @throws MalformedMessage if it is none of the messages
     */
    public static HarnessMessage read(WireMessage message) {
        JsonNode json;
        try {
            json = WireProtocol.JSON.readTree(message.line());
        } catch (JacksonException noJson) {
            String line = new String(message.line(), StandardCharsets.UTF_8);
            throw new MalformedMessage(
                    "no JSON: " + Fields.shortened(line.strip()) + " (" + noJson.getOriginalMessage() + ")");
        }
        Fields fields = Fields.of(json, "message", message.attachment());
        return switch (fields.text("type")) {
            case "start" -> new HarnessMessage(fields, Type.START, OptionalLong.empty());
            case "run" -> new HarnessMessage(fields, Type.RUN, OptionalLong.of(fields.integer("seq")));
            case "stop" -> new HarnessMessage(fields, Type.STOP, OptionalLong.empty());
            default -> throw Fields.wrong(fields.any("type"), "message.type", "\"start\", \"run\" or \"stop\"");
        };
    }

    public Type type() {
        return type;
    }

    /** What a harness that begins so offers. */
    public Extras offered() {
        return Extras.read(fields);
    }

    /** The number that the answer has to repeat; a run has one. */
    public OptionalLong sequence() {
        return sequence;
    }

    /**
     * What a run asks for.
     *
     * @throws MalformedMessage if it isn't told as the protocol says
     */
    public Request request() {
        try {
            return new Request(
                    TreeCodec.readProgram(fields.any("program")),
                    InputsReader.read(fields),
                    new Settings(fields.object("settings").flag("fallback_warnings")),
                    vmap(fields.text("vmap")),
                    observe(fields.object("observe")));
        } catch (MalformedTree malformed) {
            throw new MalformedMessage("message.program: " + malformed.getMessage());
        }
    }

    private VmapMode vmap(String mode) {
        return switch (mode) {
            case "native" -> VmapMode.NATIVE;
            case "loop" -> VmapMode.LOOP;
            default -> throw Fields.wrong(fields.any("vmap"), "message.vmap", "\"native\" or \"loop\"");
        };
    }

    private static Observe observe(Fields observe) {
        return new Observe(
                new LinkedHashSet<>(observe.texts("values")),
                new LinkedHashSet<>(observe.texts("aliases")),
                observe.flag("warnings"));
    }
}
