package io.vck.reports.log;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The file of a log that is being written. It is locked meanwhile: two runs that write to one file would make a log of
 * neither. Where files can't be locked, as on some network file systems, it is written without.
 */
final class LogFile extends OutputStream {
    private final RandomAccessFile file;

    private LogFile(RandomAccessFile file) {
        this.file = file;
    }

    /**
     * Opens a file, which is made if it does not exist, and cuts it.
     *
     * @param length what stays of it, in bytes
     * @throws IOException if it can't be written, or if another process is writing to it
     */
    static LogFile open(Path path, long length) throws IOException {
        // Says why it can't be opened, which the other class does not.
        Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                .close();
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        try {
            lock(file);
            if (file.length() > length) {
                file.setLength(length);
            }
            file.seek(length);
        } catch (IOException e) {
            file.close();
            throw e;
        }
        return new LogFile(file);
    }

    /**
     * Checks that nobody is writing a log to a file.
     *
     * @throws IOException if it can't be written, or if somebody is
     */
    static void checkFree(Path path) throws IOException {
        if (Files.isRegularFile(path)) {
            open(path, Files.size(path)).close();
        }
    }

    private static void lock(RandomAccessFile file) throws IOException {
        FileLock lock;
        try {
            lock = file.getChannel().tryLock();
        } catch (OverlappingFileLockException thisProcess) {
            throw new IOException("this process is writing to it already", thisProcess);
        } catch (IOException unsupported) {
            return;
        }
        if (lock == null) {
            throw new IOException("another run is writing to it. Wait for it to end, or name another folder");
        }
    }

    @Override
    public void write(int b) throws IOException {
        file.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        file.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
