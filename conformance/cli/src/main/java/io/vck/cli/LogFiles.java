package io.vck.cli;

import io.vck.reports.log.MalformedLog;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads logs that a user names, and says what is wrong with them. */
final class LogFiles {
    private LogFiles() {}

    /**
     * Checks that a log can be read at all.
     *
     * @throws UsageProblem if not
     */
    static void checkReadable(Path log) {
        read("", log, file -> {
            Files.newInputStream(file).close();
            return file;
        });
    }

    /** What is done with a file. */
    interface Reading<T> {
        T read(Path file) throws IOException;
    }

    /**
     * Reads a log.
     *
     * @param option that named it, for messages; empty if it was a parameter
     * @throws UsageProblem if it can't be read, or if it is no log
     */
    static <T> T read(String option, Path log, Reading<T> reading) {
        String prefix = option.isEmpty() ? "" : option + ": ";
        if (Files.isDirectory(log)) {
            throw new UsageProblem(prefix + log + " is a folder; name the logs in it: " + log.resolve("*.jsonl"));
        }
        try {
            return reading.read(log);
        } catch (NoSuchFileException missing) {
            throw new UsageProblem(prefix + "there is no file " + log);
        } catch (AccessDeniedException denied) {
            throw new UsageProblem(prefix + "can't read " + log + ": permission denied");
        } catch (IOException e) {
            throw new UsageProblem(prefix + "can't read " + log + ": " + e.getMessage());
        } catch (MalformedLog malformed) {
            throw new UsageProblem(prefix + malformed.getMessage());
        }
    }
}
