package io.vck.conformance.wire;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Gathers the bytes that follow a message: NOTE [Attachments]. */
final class Attachment {
    static final String ATTACHED = "attached";

    /** How many bytes are worth it. */
    static final int LEAST = 4_096;

    private final int least;
    private final List<byte[]> parts = new ArrayList<>();
    private int size;

    private Attachment(int least) {
        this.least = least;
    }

    /** One that takes nothing. */
    static Attachment none() {
        return new Attachment(Integer.MAX_VALUE);
    }

    /** One that takes what is large, if that is allowed. */
    static Attachment allowed(boolean allowed) {
        return allowed ? new Attachment(LEAST) : none();
    }

    boolean takes(byte[] elements) {
        return elements.length >= least && elements.length <= Integer.MAX_VALUE - size;
    }

    /** Takes elements, and writes the property that refers to them. */
    void write(byte[] elements, JsonGenerator json) {
        json.writeName(ATTACHED);
        json.writeStartArray();
        json.writeNumber(size);
        json.writeNumber(elements.length);
        json.writeEndArray();
        parts.add(elements);
        size += elements.length;
    }

    byte[] bytes() {
        return LineReader.joined(parts.toArray(byte[][]::new));
    }
}
