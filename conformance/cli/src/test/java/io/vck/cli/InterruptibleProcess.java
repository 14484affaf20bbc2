package io.vck.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How to start a process that Ctrl-C ends. What runs in the background of a script ignores it, and so does all that it
 * starts; then the process needs a program before it that takes that back.
 */
final class InterruptibleProcess {
    private static final Path OWN_STATUS = Path.of("/proc/self/status");
    private static final long INTERRUPT = 1L << (2 - 1);

    /** What to put before a command. */
    static final List<String> PREFIX = isIgnored() ? List.of("env", "--default-signal=INT,HUP") : List.of();

    private InterruptibleProcess() {}

    private static boolean isIgnored() {
        try {
            return Files.exists(OWN_STATUS)
                    && Files.readAllLines(OWN_STATUS).stream()
                            .filter(line -> line.startsWith("SigIgn:"))
                            .anyMatch(line ->
                                    (Long.parseUnsignedLong(line.substring(7).strip(), 16) & INTERRUPT) != 0);
        } catch (IOException unreadable) {
            return false;
        }
    }
}
