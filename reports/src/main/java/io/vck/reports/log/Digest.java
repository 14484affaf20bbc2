package io.vck.reports.log;

import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * Digests of data, by which two logs tell whether they saw the same. They need not withstand forgery, and they stand in
 * the way of every run: the JVM computes CRC-32C in hardware, some twenty times faster than a cryptographic digest.
 */
public final class Digest {
    private Digest() {}

    /** The CRC-32C checksum (RFC 3720) in 8 lower-case hexadecimal digits. */
    public static String crc32c(byte[] bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, bytes.length);
        return HexFormat.of().toHexDigits((int) checksum.getValue());
    }
}
