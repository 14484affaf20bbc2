package io.vck.reports.files;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.UUID;

/**
 * Writes files of which at any moment either the old content is there or the new one, whole: also when the disk is full, or
 * the process is killed. The new one is written beside it, and takes its place when it is complete.
 */
public final class WholeFile {
    /** As many as Linux follows. */
    private static final int MOST_LINKS = 40;

    private WholeFile() {}

    /** What writes the content. */
    public interface Writing<E> {
        /**
         * Writes a file.
         *
         * @param file to be made
         */
        E write(Path file) throws IOException;
    }

    /**
     * Writes a file, and the folders that it is in.
     *
     * @param file a link stays a link: what it leads to is replaced. What is no regular file, such as a device, is written as
     *     it is, and cut first
     * @return what the writing returns
     * @throws IOException if it can't be written; then it is as it was
     */
    public static <E> E replace(Path file, Writing<E> writing) throws IOException {
        Path target = followed(file);
        if (Files.isDirectory(target)) {
            throw new FileAlreadyExistsException(file.toString(), null, "it is a folder");
        } else if (Files.exists(target) && !Files.isRegularFile(target)) {
            return writing.write(target);
        }
        Path parent = target.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Path beside = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            E written = writing.write(beside);
            keepPermissions(target, beside);
            move(beside, target);
            return written;
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** The same of a text, in UTF-8. */
    public static void replace(Path file, String text) throws IOException {
        replace(file, made -> Files.writeString(made, text));
    }

    private static Path followed(Path file) throws IOException {
        Path target = file;
        for (int links = 0; Files.isSymbolicLink(target); links++) {
            if (links == MOST_LINKS) {
                throw new FileSystemLoopException(file.toString());
            }
            target = target.resolveSibling(Files.readSymbolicLink(target));
        }
        return target;
    }

    private static void keepPermissions(Path old, Path made) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(made, PosixFileAttributeView.class);
        if (view != null && Files.exists(old)) {
            view.setPermissions(Files.getPosixFilePermissions(old));
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
