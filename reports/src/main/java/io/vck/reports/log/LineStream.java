package io.vck.reports.log;

import java.io.IOException;
import java.io.InputStream;

/**
 * The lines of a file, each as a stream that ends where the line ends. However long a line is, it takes no more memory than
 * a buffer.
 */
final class LineStream extends InputStream {
    private final InputStream in;
    private final LineChecksum checksum = new LineChecksum();
    private final byte[] buffer = new byte[64 * 1024];
    private int at;
    private int length;
    private long number;
    private long sumBefore;
    private boolean ended = true;

    LineStream(InputStream in) {
        this.in = in;
    }

    /** Goes to the beginning of the next line, over what is left of this one, and says whether there is a next line. */
    boolean next() throws IOException {
        finishLine();
        if (!fill()) {
            return false;
        }
        number++;
        sumBefore = checksum.sum();
        ended = false;
        return true;
    }

    /** Reads what is left of this line, so that it counts in the checksum. */
    void finishLine() throws IOException {
        while (!ended) {
            take(lineEnd() - at);
            endIfAtLineEnd();
        }
    }

    /** Whether nothing comes after this line, which is read to its end. */
    boolean isLast() throws IOException {
        finishLine();
        return !fill();
    }

    /** The number of this line, from 1. */
    long number() {
        return number;
    }

    /** The checksum of the lines before this one. */
    String checksumBefore() {
        return LineChecksum.text(sumBefore);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int wanted) throws IOException {
        if (wanted == 0) {
            return 0;
        }
        endIfAtLineEnd();
        if (ended) {
            return -1;
        }
        int count = Math.min(wanted, lineEnd() - at);
        System.arraycopy(buffer, at, bytes, offset, count);
        take(count);
        return count;
    }

    /** Does nothing: who reads one line does not close the file. */
    @Override
    public void close() {}

    void closeFile() throws IOException {
        in.close();
    }

    private void take(int count) {
        checksum.update(buffer, at, count);
        at += count;
    }

    private void endIfAtLineEnd() throws IOException {
        if (ended) {
            return;
        }
        boolean more = fill();
        if (!more || buffer[at] == '\n') {
            at += more ? 1 : 0;
            ended = true;
            checksum.endLine();
        }
    }

    /** Where in the buffer the line ends, or the buffer does. */
    private int lineEnd() {
        int end = at;
        while (end < length && buffer[end] != '\n') {
            end++;
        }
        return end;
    }

    /** Sees to it that there is a byte to read, and says whether there is. */
    private boolean fill() throws IOException {
        if (at == length) {
            at = 0;
            length = Math.max(0, in.read(buffer, 0, buffer.length));
        }
        return at < length;
    }
}
