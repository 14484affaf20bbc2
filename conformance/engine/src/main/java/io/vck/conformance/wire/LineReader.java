package io.vck.conformance.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads messages, up to a length: lines, and what is attached to them. Holds on to no more memory than a short line takes. */
final class LineReader {
    private static final int CHUNK = 1 << 16;
    private static final byte[] NOTHING = {};

    private final InputStream input;
    private final int longest;
    private final byte[] buffer = new byte[CHUNK];
    private int start;
    private int end;
    private byte[] unfinished = NOTHING;
    private boolean attachments;
    private volatile Optional<Part> awaited = Optional.empty();
    private boolean lastLineNeedsNoEnd;

    LineReader(InputStream input, int longest) {
        this.input = input;
        this.longest = longest;
    }

    /** How much of an attachment has come. */
    private record Part(int came, int announced) {
        @Override
        public String toString() {
            return came + " of " + announced + " bytes";
        }
    }

    /** What is there is no line. The message continues a sentence about who printed it. */
    static final class BadLine extends IOException {
        private static final long serialVersionUID = 1L;

        BadLine(String message) {
            super(message);
        }
    }

    /** A reader of what a harness writes: all that it understands. */
    static LineReader ofRequests(InputStream input) {
        LineReader reader = new LineReader(input, Integer.MAX_VALUE);
        reader.takeAttachments();
        reader.lastLineNeedsNoEnd = true;
        return reader;
    }

    /** From now on lines can announce attachments; before, a line that looks so is a line. */
    void takeAttachments() {
        attachments = true;
    }

    /**
     * Reads a message.
     *
     * @throws EOFException if the input is at its end
     * @throws BadLine if the message is too long
     */
    WireMessage read() throws IOException {
        byte[] line = line();
        int space = attachments && line.length > 0 && line[0] == '@' ? indexOf(' ', line) : -1;
        if (space < 0) {
            return new WireMessage(line);
        }
        int size = attached(line, space);
        return size < 0
                ? new WireMessage(line)
                : new WireMessage(Arrays.copyOfRange(line, space + 1, line.length), bytes(size, line));
    }

    /** Where a character stands first; less than 0 if nowhere. */
    static int indexOf(char wanted, byte[] line) {
        for (int i = 0; i < line.length; i++) {
            if (line[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** How many bytes a line announces; less than none if it is not an announcement. */
    private int attached(byte[] line, int space) throws BadLine {
        long size = 0;
        for (int i = 1; i < space; i++) {
            if (line[i] < '0' || line[i] > '9') {
                return -1;
            }
            size = Math.min(size * 10 + line[i] - '0', Integer.MAX_VALUE);
        }
        if (size > longest - line.length) {
            throw new BadLine("announced an attachment with which its answer has more than " + longest + " bytes");
        }
        return space == 1 ? -1 : (int) size;
    }

    /** What is announced is not believed: memory is taken for what comes. */
    private byte[] bytes(int size, byte[] line) throws IOException {
        unfinished = line;
        awaited = Optional.of(new Part(0, size));
        List<byte[]> parts = new ArrayList<>();
        parts.add(Arrays.copyOfRange(buffer, start, start + Math.min(size, end - start)));
        start += parts.get(0).length;
        int came = parts.get(0).length;
        while (came < size) {
            awaited = Optional.of(new Part(came, size));
            // What is there, or else one byte, for which it waits: so that it can be told how much has come.
            byte[] part = input.readNBytes(Math.max(1, Math.min(size - came, input.available())));
            if (part.length == 0) {
                byte[] bytes = joined(parts.toArray(byte[][]::new));
                unfinished = joined(line, new byte[] {'\n'}, Arrays.copyOf(bytes, Math.min(bytes.length, CHUNK)));
                throw new EOFException();
            }
            parts.add(part);
            came += part.length;
        }
        unfinished = NOTHING;
        awaited = Optional.empty();
        return parts.size() == 1 ? parts.get(0) : joined(parts.toArray(byte[][]::new));
    }

    private byte[] line() throws IOException {
        List<byte[]> before = new ArrayList<>();
        int length = 0;
        while (true) {
            int newline = newline();
            byte[] part = Arrays.copyOfRange(buffer, start, newline < 0 ? end : newline);
            start = newline < 0 ? end : newline + 1;
            length += part.length;
            if (part.length > 0) {
                before.add(part);
                unfinished = before.get(0);
            }
            if (length > longest) {
                throw new BadLine("printed a line of more than " + longest + " bytes");
            } else if (newline >= 0) {
                unfinished = NOTHING;
                return before.size() == 1 ? before.get(0) : joined(before.toArray(byte[][]::new));
            }
            if (!fill()) {
                if (lastLineNeedsNoEnd && length > 0) {
                    unfinished = NOTHING;
                    return joined(before.toArray(byte[][]::new));
                }
                throw new EOFException();
            }
        }
    }

    private int newline() {
        for (int i = start; i < end; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** All bytes of several arrays. */
    static byte[] joined(byte[]... parts) {
        byte[] line =
                new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, line, at, part.length);
            at += part.length;
        }
        return line;
    }

    /** Whether there was any more. */
    private boolean fill() throws IOException {
        int read = input.read(buffer);
        start = 0;
        end = Math.max(0, read);
        return read >= 0;
    }

    /** What it was in whose middle reading failed, if it did. */
    Optional<String> unfinishedPart() {
        return unfinished.length == 0
                ? Optional.empty()
                : Optional.of(awaited.map(part -> "an attachment, of which came " + part)
                        .orElse("a line"));
    }

    /** How much has come of the attachment that is awaited, if one is. On whatever thread. */
    Optional<String> attachmentSoFar() {
        return awaited.map(Part::toString);
    }

    /** The beginning of the message in whose middle reading failed; empty if it did not. */
    byte[] unfinished() {
        return unfinished;
    }

    /** Whether there is anything beyond the lines that were read, be it a whole line or not. Does not wait for it. */
    boolean hasMore() {
        try {
            return start < end || input.available() > 0;
        } catch (IOException closed) {
            return false;
        }
    }

    /** The beginning of what is there beyond the lines that were read, as far as it is here; it can still be read. Does not wait for more. */
    byte[] glimpse(int longest) throws IOException {
        if (end - start < longest && input.available() > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
            end += Math.max(0, input.read(buffer, end, buffer.length - end));
        }
        return Arrays.copyOfRange(buffer, start, Math.min(end, start + longest));
    }
}
