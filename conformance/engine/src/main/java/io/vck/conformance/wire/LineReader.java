package io.vck.conformance.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Reads lines of bytes, up to a length. */
final class LineReader {
    private final InputStream input;
    private final int longest;
    private byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;

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
        int searched = start;
        while (true) {
            for (int i = searched; i < end; i++) {
                if (buffer[i] == '\n') {
                    byte[] line = Arrays.copyOfRange(buffer, start, i);
                    start = i + 1;
                    return line;
                }
            }
            if (end - start > longest) {
                throw new BadLine("printed a line of more than " + longest + " bytes");
            }
            int unfinished = end - start;
            fill();
            searched = start + unfinished;
        }
    }

    private void fill() throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
        }
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, (int) Math.min(2L * buffer.length, longest + 1L));
        }
        int read = input.read(buffer, end, buffer.length - end);
        if (read < 0) {
            throw new EOFException();
        }
        end += read;
    }
}
