package io.vck.reports.log;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The lines of a file as bytes. JSON is read from these in half the time that it takes from text. */
final class ByteLines implements AutoCloseable {
    private final InputStream in;
    private byte[] buffer = new byte[64 * 1024];
    private int start;
    private int end;
    private int length;
    private long base;

    ByteLines(InputStream in) {
        this.in = in;
    }

    /** Goes to the next line, and says whether there is one. Until the next call it stands in {@link #bytes}. */
    boolean next() throws IOException {
        start = end;
        int at = start;
        while (true) {
            for (; at < length; at++) {
                if (buffer[at] == '\n') {
                    end = at + 1;
                    return true;
                }
            }
            at -= start;
            if (!fill()) {
                end = length;
                return end > start;
            }
        }
    }

    /** Holds the line, among others. */
    byte[] bytes() {
        return buffer;
    }

    /** Where in {@link #bytes} the line begins. */
    int offset() {
        return start;
    }

    /** How long it is, with its line end. */
    int size() {
        return end - start;
    }

    /** Where in the file the line begins, in bytes. */
    long position() {
        return base + start;
    }

    /** Whether the line has its line end; only a last one can be without. */
    boolean isEnded() {
        return end > start && buffer[end - 1] == '\n';
    }

    /** Whether there is nothing after this line. */
    boolean isLast() throws IOException {
        if (end < length) {
            return false;
        }
        int line = end - start;
        boolean more = fill();
        end = start + line;
        return !more;
    }

    /** Reads more behind what is from {@link #start} on, which it moves to the buffer's beginning. */
    private boolean fill() throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, length - start);
            length -= start;
            base += start;
            start = 0;
        } else if (length == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * length);
        }
        int read = in.read(buffer, length, buffer.length - length);
        length += Math.max(0, read);
        return read > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
