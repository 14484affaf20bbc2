package io.vck.reports.html;

import io.vck.reports.log.LogReader.Extent;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Some lines of a log in memory. They are read in their order, those that stand behind one another in one go. Long ones are not
 * kept, however: they are read as they are written.
 */
final class LineBlock {
    /** Bytes. The JDK keeps a buffer of the largest size that it was asked for. */
    private static final int AT_ONCE = 64 * 1024;

    private static final int LONG = 256 * 1024;

    private static final Comparator<Extent> BY_START = Comparator.comparingLong(Extent::start);

    private final FileChannel log;
    private final byte[] bytes;
    private final long[] starts;
    private final int[] offsets;

    private LineBlock(FileChannel log, List<Extent> sorted) {
        this.log = log;
        this.starts = new long[sorted.size()];
        this.offsets = new int[sorted.size()];
        int size = 0;
        for (int i = 0; i < sorted.size(); i++) {
            starts[i] = sorted.get(i).start();
            offsets[i] = size;
            size += sorted.get(i).length();
        }
        this.bytes = new byte[size];
    }

    /** Reads lines, each of which is there once, in whatever order. */
    static LineBlock read(FileChannel log, List<Extent> lines) throws IOException {
        List<Extent> sorted = new ArrayList<>(lines);
        sorted.removeIf(line -> line.length() > LONG);
        sorted.sort(BY_START);
        LineBlock block = new LineBlock(log, sorted);
        int from = 0;
        for (int i = 0; i < sorted.size(); i++) {
            if (i + 1 == sorted.size() || sorted.get(i + 1).start() != end(sorted.get(i))) {
                int to = block.offsets[i] + sorted.get(i).length();
                block.read(from, to, end(sorted.get(i)));
                from = to;
            }
        }
        for (int i = 0; i < sorted.size(); i++) {
            block.checkEnd(
                    sorted.get(i), block.bytes[block.offsets[i] + sorted.get(i).length() - 1]);
        }
        return block;
    }

    /** Another run may have begun the log anew since it ended: its lines are not where these were, and a part of one is no JSON. */
    private void checkEnd(Extent line, byte last) throws IOException {
        if (last != '\n' && end(line) != log.size()) {
            throw new IOException("the log was written anew before its site was");
        }
    }

    private static long end(Extent line) {
        return line.start() + line.length();
    }

    private void read(int from, int to, long end) throws IOException {
        for (int at = from; at < to; ) {
            at += read(bytes, at, to - at, end - (to - at));
        }
    }

    private int read(byte[] into, int offset, int length, long position) throws IOException {
        int read = log.read(ByteBuffer.wrap(into, offset, Math.min(length, AT_ONCE)), position);
        if (read < 0) {
            throw new EOFException("the log was cut while its site was written");
        }
        return read;
    }

    /** Writes one of the lines. */
    void write(Extent line, OutputStream out) throws IOException {
        int number = Arrays.binarySearch(starts, line.start());
        if (number >= 0) {
            out.write(bytes, offsets[number], line.length());
            return;
        }
        byte[] part = new byte[AT_ONCE];
        for (int at = 0; at < line.length(); ) {
            int read = read(part, 0, line.length() - at, line.start() + at);
            out.write(part, 0, read);
            at += read;
            if (at == line.length()) {
                checkEnd(line, part[read - 1]);
            }
        }
    }
}
