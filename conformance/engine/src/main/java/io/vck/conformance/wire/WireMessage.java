package io.vck.conformance.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A message: a line of JSON without its end, and the bytes that follow it.
 *
 * <p>NOTE [Attachments]. Most tensors of a suite are small, and stand in the line, where people can read them. For the few
 * large ones, reading and writing text would take longer than what is tested. If both sides say {@code "attachments": true}
 * when they meet, a message may bring bytes along: its line then begins with {@code @} and their number, {@code @24576
 * {"type": ...}}, they follow right after the line's end, and a tensor's elements are {@code "attached": [offset, length]}
 * instead of {@code "values"} or {@code "base64"}.
 *
 * @param attachment bytes to which tensors in the line refer; none as a rule
 */
public record WireMessage(byte[] line, byte[] attachment) {
    private static final byte[] NOTHING = {};

    /** A message without attachment. */
    public WireMessage(byte[] line) {
        this(line, NOTHING);
    }

    boolean hasAttachment() {
        return attachment.length > 0;
    }

    /**
     * Writes it at once.
     *
     * @param head of its line, before what is here
     */
    void writeTo(OutputStream out, byte... head) throws IOException {
        out.write(announcement());
        out.write(head);
        out.write(line);
        out.write('\n');
        out.write(attachment);
        out.flush();
    }

    /** What stands before the line. */
    byte[] announcement() {
        return hasAttachment() ? ("@" + attachment.length + " ").getBytes(StandardCharsets.US_ASCII) : NOTHING;
    }
}
