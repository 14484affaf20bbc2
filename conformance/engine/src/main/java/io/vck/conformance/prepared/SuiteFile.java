package io.vck.conformance.prepared;

import io.vck.conformance.prepared.Contents.Section;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Sections of bytes in one file, which is mapped into memory, so that only what is asked for is read. It ends with the
 * section that leads to all others, and with a trailer: where that section is, which kit wrote the file, and a mark.
 */
final class SuiteFile {
    private static final byte[] MARK = "VCK prepared 1\n".getBytes(StandardCharsets.US_ASCII);

    /** In bytes. */
    private static final int LARGE = 1 << 20;

    private static final int TRAILER = 4 * Long.BYTES + MARK.length;

    private final ByteBuffer bytes;

    private SuiteFile(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /** The file if there is one and this kit wrote it. */
    static Optional<SuiteFile> open(Path path, KitDigest kit) throws IOException {
        if (!Files.isRegularFile(path)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(path)) {
            SuiteFile file = new SuiteFile(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
            return file.isOf(kit) ? Optional.of(file) : Optional.empty();
        }
    }

    private boolean isOf(KitDigest kit) {
        if (bytes.limit() < TRAILER) {
            return false;
        }
        ByteBuffer trailer = bytes.slice(bytes.limit() - TRAILER, TRAILER);
        long writer = trailer.getLong(3 * Long.BYTES);
        byte[] mark = new byte[MARK.length];
        trailer.get(4 * Long.BYTES, mark);
        return writer == kit.value() && Arrays.equals(mark, MARK);
    }

    /** The section that leads to the others; empty if it is damaged. */
    Optional<Object> root() {
        ByteBuffer trailer = bytes.slice(bytes.limit() - TRAILER, TRAILER);
        return read(new Section(trailer.getLong(), (int) trailer.getLong(), trailer.getLong()));
    }

    /** The value of a section; empty if it is damaged. */
    Optional<Object> read(Section section) {
        return content(section).map(content -> ValueReader.read(readable(content)));
    }

    /** Whether a section is what was written. */
    boolean isWhole(Section section) {
        return content(section).isPresent();
    }

    private Optional<ByteBuffer> content(Section section) {
        // An empty one holds no value, and the sum of offset and length might overflow.
        if (section.offset() < 0 || section.length() <= 0 || section.offset() > bytes.limit() - section.length()) {
            return Optional.empty();
        }
        ByteBuffer content = bytes.slice((int) section.offset(), section.length());
        return checksum(content.duplicate()) == section.checksum() ? Optional.of(content) : Optional.empty();
    }

    /** Many small values are read faster from an array; what is large has large values, which are copied once anyway. */
    private static ByteBuffer readable(ByteBuffer content) {
        if (content.limit() >= LARGE) {
            return content;
        }
        byte[] copy = new byte[content.limit()];
        content.get(copy);
        return ByteBuffer.wrap(copy);
    }

    private static long checksum(ByteBuffer content) {
        CRC32 checksum = new CRC32();
        checksum.update(content);
        return checksum.getValue();
    }

    /** A file that is being written. Whoever reads meanwhile sees the old one, if there is one. */
    static final class Writer implements AutoCloseable {
        private final Path path;
        private final Path unfinished;
        private final OutputStream file;
        private long offset;

        Writer(Path path) throws IOException {
            this.path = path;
            this.unfinished = path.resolveSibling(path.getFileName() + ".new");
            this.file = Files.newOutputStream(unfinished);
        }

        Section add(Object value) throws IOException {
            byte[] content = ValueWriter.write(value);
            Section section = new Section(offset, content.length, checksum(ByteBuffer.wrap(content)));
            file.write(content);
            offset += content.length;
            return section;
        }

        /** Ends the file with the section that leads to the others. */
        void end(Object root, KitDigest kit) throws IOException {
            Section section = add(root);
            DataOutputStream trailer = new DataOutputStream(file);
            trailer.writeLong(section.offset());
            trailer.writeLong(section.length());
            trailer.writeLong(section.checksum());
            trailer.writeLong(kit.value());
            trailer.write(MARK);
            trailer.close();
            Files.move(unfinished, path, StandardCopyOption.REPLACE_EXISTING);
        }

        @Override
        public void close() throws IOException {
            file.close();
            Files.deleteIfExists(unfinished);
        }
    }
}
