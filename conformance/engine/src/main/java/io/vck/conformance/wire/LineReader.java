package io.vck.conformance.wire;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads lines of bytes, up to a length. Holds on to no more memory than a short line takes. */
final class LineReader {
    private static final int CHUNK = 1 << 16;
    private static final byte[] NOTHING = {};

    private final InputStream input;
    private final int longest;
    private final byte[] buffer = new byte[CHUNK];
    private int start;
    private int end;
    private byte[] unfinished = NOTHING;

    LineReader(InputStream input, int longest) {
        this.input = input;
        this.longest = longest;
    }

    /** What is there is no line. The message continues a sentence about who printed it. */
    static final class BadLine extends IOException {
        private static final long serialVersionUID = 1L;

        BadLine(String message) {
            super(message);
        }
    }

    /**
     * Reads a line, without its end.
     *
     * @throws EOFException if the input is at its end
     * @throws BadLine if the line is too long
     */
    byte[] read() throws IOException {
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
            fill();
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

    private void fill() throws IOException {
        int read = input.read(buffer);
        start = 0;
        end = Math.max(0, read);
        if (read < 0) {
            throw new EOFException();
        }
    }

    /** The beginning of the line in whose middle reading failed; empty if it did not. */
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

    /** The beginning of what is there beyond the lines that were read, as far as it is here. Does not wait for more. */
    byte[] glimpse(int longest) throws IOException {
        ByteArrayOutputStream glimpse = new ByteArrayOutputStream();
        glimpse.write(buffer, start, Math.min(longest, end - start));
        if (glimpse.size() < longest && input.available() > 0) {
            glimpse.writeBytes(input.readNBytes(Math.min(input.available(), longest - glimpse.size())));
        }
        return glimpse.toByteArray();
    }
}
