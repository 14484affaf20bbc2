package io.vck.conformance.run;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file or folder can't be written. The message names it and says why. */
public final class Unwritable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unwritable(Path path, Throwable cause) {
        super("can't write " + path + ": " + reason(cause), cause);
    }

    /**
     * @param remedy what to do when it can be written
     */
    public Unwritable(Path path, Throwable cause, String remedy) {
        super("can't write " + path + ": " + reason(cause) + ". " + remedy, cause);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    private static String reason(Throwable cause) {
        if (cause instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
            return reason(unchecked.getCause());
        } else if (cause instanceof AccessDeniedException) {
            return "permission denied";
        } else if (cause instanceof FileAlreadyExistsException) {
            return "a file of that name is in the way";
        } else if (cause instanceof NoSuchFileException) {
            return "there is no such folder";
        } else if (cause instanceof FileSystemException failed && failed.getReason() != null) {
            return failed.getReason();
        }
        return String.valueOf(cause.getMessage());
    }
}
