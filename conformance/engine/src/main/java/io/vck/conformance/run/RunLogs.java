package io.vck.conformance.run;

import io.vck.backend.spi.BackendInfo;
import io.vck.reports.log.BackendIdentity;
import io.vck.reports.log.Header;
import io.vck.reports.log.LogWriter;
import io.vck.reports.log.Tally;
import io.vck.reports.log.WrittenRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The result logs of a run: a file for each backend, to which each result is written as soon as it is reached. */
public final class RunLogs implements AutoCloseable {
    /** By the name of the backend: no two backends of a run have the same. */
    private final Map<String, Log> logs = new LinkedHashMap<>();

    private boolean ended;

    /**
     * @param before ids of the cases that it had when the run went on with it
     */
    private record Log(Path file, Header header, LogWriter writer, Set<String> before) {}

    /** A result as it is to stand in a log. */
    record Line(Log log, LogWriter.RecordLine encoded) {}

    /**
     * Begins the logs, or goes on with those that have begun.
     *
     * @param target logs of an earlier run in its folder are replaced
     * @param cases ids of the cases of the run
     * @param header of the log of a backend
     * @throws Unwritable if a log can't be written
     * @throws NotResumable if a log that has begun is one of another run, or if there is none of a backend
     */
    public static RunLogs begin(
            LogTarget target,
            Set<String> cases,
            List<BackendInfo> backends,
            LogWriter.Tensors tensors,
            Function<BackendIdentity, Header> header) {
        RunLogs logs = new RunLogs();
        LogFileNames names = new LogFileNames(target.ending());
        try {
            Files.createDirectories(target.folder());
        } catch (IOException e) {
            throw new Unwritable(target.folder(), e);
        }
        try {
            if (!target.begun().isEmpty()) {
                // Before any of them is touched.
                backends.forEach(backend ->
                        target.begunBy(backend, backends.size()).check(header.apply(identity(backend)), cases));
            }
            for (BackendInfo backend : backends) {
                Header beginning = header.apply(identity(backend));
                logs.logs.put(
                        backend.name(),
                        target.begun().isEmpty()
                                ? create(target.folder().resolve(names.next(backend.name())), tensors, beginning)
                                : resume(target.begunBy(backend, backends.size()), tensors, beginning));
            }
            return logs;
        } catch (RuntimeException e) {
            logs.close();
            throw e;
        }
    }

    private static Log create(Path file, LogWriter.Tensors tensors, Header header) {
        try {
            return new Log(file, header, LogWriter.create(file, tensors, header), Set.of());
        } catch (IOException | UncheckedIOException e) {
            throw new Unwritable(file, e);
        }
    }

    private static Log resume(BegunLog begun, LogWriter.Tensors tensors, Header header) {
        if (begun.header().isEmpty()) {
            return create(begun.file(), tensors, header);
        }
        try {
            return new Log(
                    begun.file(),
                    begun.header().get(),
                    LogWriter.resume(begun.file(), tensors, begun.length(), begun.tally()),
                    begun.ids());
        } catch (IOException | UncheckedIOException e) {
            throw new Unwritable(begun.file(), e);
        }
    }

    /** Whether the log of a backend has no record of a case from before. */
    boolean lacks(BackendInfo backend, String id) {
        return !log(backend).before().contains(id);
    }

    /**
     * Writes a result. After the logs have ended it does nothing.
     *
     * @return the record as it stands in the log
     * @throws Unwritable if it can't be written, for example because the disk is full
     */
    public Optional<WrittenRecord> write(Result result) {
        return write(lineOf(result));
    }

    /** What is to be written of a result; several threads can make such lines at the same time. */
    Line lineOf(Result result) {
        Log log = log(result.backend());
        return new Line(log, log.writer().encode(CaseRecords.of(result)));
    }

    /**
     * Writes a line. After the logs have ended it does nothing.
     *
     * @return the record as it stands in the log
     * @throws Unwritable if it can't be written, for example because the disk is full
     */
    Optional<WrittenRecord> write(Line line) {
        Log log = line.log();
        synchronized (this) {
            if (ended) {
                return Optional.empty();
            }
            try {
                return Optional.of(log.writer().write(line.encoded()));
            } catch (UncheckedIOException e) {
                ended = true;
                throw new Unwritable(
                        log.file(),
                        e,
                        "The verdicts that were reached before are in it; go on with it by --resume " + log.file()
                                + " and the options of this run");
            }
        }
    }

    /** How the cases of a backend ended so far. */
    public Tally tally(BackendInfo backend) {
        return log(backend).writer().tally();
    }

    /** How many results the logs have. */
    long total() {
        return logs.values().stream()
                .mapToLong(log -> log.writer().tally().total())
                .sum();
    }

    /** The files, in the order of the backends. */
    List<Path> files() {
        return logs.values().stream().map(Log::file).toList();
    }

    /** The file with the log of a backend. */
    public Path file(BackendInfo backend) {
        return log(backend).file();
    }

    /** What has become of the log of a backend so far. */
    RunSummary.Log summary(BackendInfo backend) {
        Log log = log(backend);
        return new RunSummary.Log(
                log.header(), log.writer().tally(), log.file(), log.writer().footer());
    }

    /**
     * Ends the logs with their footers, if they have not ended yet.
     *
     * @param complete whether the run came to its end; else it was interrupted
     * @throws Unwritable if a footer can't be written
     */
    public synchronized void end(boolean complete) {
        ended = true;
        for (Log log : logs.values()) {
            try {
                log.writer().end(complete);
            } catch (UncheckedIOException e) {
                throw new Unwritable(log.file(), e);
            }
        }
    }

    @Override
    public synchronized void close() {
        ended = true;
        for (Log log : logs.values()) {
            log.writer().close();
        }
    }

    private Log log(BackendInfo backend) {
        Log log = logs.get(backend.name());
        if (log == null) {
            throw new IllegalArgumentException("no log was begun for " + backend.name());
        }
        return log;
    }

    static BackendIdentity identity(BackendInfo backend) {
        return new BackendIdentity(
                backend.name(), backend.version(), backend.language(), new TreeSet<>(backend.capabilities()));
    }
}
