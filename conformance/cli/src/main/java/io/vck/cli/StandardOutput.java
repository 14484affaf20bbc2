package io.vck.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * The process's standard output. A reader that stops reading, as {@code head} does, is no error: what is left to say is
 * dropped. Anything else that goes wrong is remembered, because a print stream would swallow it.
 */
final class StandardOutput extends OutputStream {
    private final OutputStream stream;
    private boolean readerLeft;
    private Optional<IOException> failure = Optional.empty();

    StandardOutput() {
        this(new FileOutputStream(FileDescriptor.out));
    }

    StandardOutput(OutputStream stream) {
        this.stream = stream;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        if (readerLeft || failure.isPresent()) {
            return;
        }
        try {
            stream.write(bytes, offset, length);
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains("Broken pipe")) {
                readerLeft = true;
            } else {
                failure = Optional.of(e);
            }
        }
    }

    /** Why not everything could be written, if so. */
    Optional<IOException> failure() {
        return failure;
    }
}
