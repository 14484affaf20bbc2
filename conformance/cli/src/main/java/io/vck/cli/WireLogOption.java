package io.vck.cli;

import io.vck.conformance.run.Unwritable;
import io.vck.conformance.wire.WireListener;
import io.vck.conformance.wire.WireLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What the option {@code --wire-log} asks for, while a command runs. */
record WireLogOption(Optional<Path> file, Optional<WireLog> log) implements AutoCloseable {

    /**
     * Begins the log, if there is to be one.
     *
     * @throws Unwritable if it can't be written
     */
    static WireLogOption open(Optional<Path> file) {
        return new WireLogOption(file, file.map(WireLogOption::create));
    }

    private static WireLog create(Path file) {
        try {
            return WireLog.create(file);
        } catch (IOException e) {
            throw new Unwritable(file, e);
        }
    }

    WireListener listener() {
        return log.<WireListener>map(each -> each).orElse(WireListener.NONE);
    }

    /** Tells a user who waits for lines why there are none. */
    void tellIfNothingPassed(Terminal terminal) {
        if (log.isPresent() && !log.get().hasProcesses()) {
            terminal.err()
                    .println(
                            "vck run: no backend of this run is in a process of its own, so there is nothing to write to "
                                    + file.orElseThrow());
        }
    }

    /**
     * Ends the log.
     *
     * @throws Unwritable if anything could not be written
     */
    @Override
    public void close() {
        if (log.isPresent()) {
            try {
                log.get().close();
            } catch (IOException e) {
                throw new Unwritable(file.orElseThrow(), e);
            }
        }
    }
}
