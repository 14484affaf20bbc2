package io.vck.reports.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * The checksum of a log's lines: the sum, modulo 2^64, of the CRC-32C of each line without its line end. It is the same in
 * whatever order the lines stand, since the order of a log's records means nothing; a line that is changed, lost or there
 * twice changes it.
 */
final class LineChecksum {
    private final CRC32C line = new CRC32C();
    private long sum;

    /** Adds bytes to the line that is begun. */
    void update(byte[] bytes, int offset, int length) {
        line.update(bytes, offset, length);
    }

    /** Ends the line. */
    void endLine() {
        sum += line.getValue();
        line.reset();
    }

    /** The checksum of the lines that have ended. */
    long sum() {
        return sum;
    }

    /** The same as logs have it: 16 lower-case hexadecimal digits. */
    String text() {
        return text(sum);
    }

    /** A checksum as logs have it. */
    static String text(long sum) {
        return HexFormat.of().toHexDigits(sum);
    }

    /** Of the lines with which a file begins. */
    static LineChecksum ofFile(Path file, long length) throws IOException {
        LineChecksum checksum = new LineChecksum();
        long left = length;
        try (ByteLines lines = new ByteLines(Files.newInputStream(file))) {
            while (left > 0 && lines.next()) {
                checksum.update(lines.bytes(), lines.offset(), lines.size() - 1);
                checksum.endLine();
                left -= lines.size();
            }
        }
        return checksum;
    }
}
