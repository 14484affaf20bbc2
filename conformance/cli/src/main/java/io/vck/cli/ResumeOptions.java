package io.vck.cli;

import io.vck.conformance.run.BegunLog;
import io.vck.conformance.run.Kit;
import io.vck.reports.log.CaseRecord;
import io.vck.reports.log.Header;
import io.vck.reports.log.LogReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import picocli.CommandLine.Option;

/** The option to go on with a run that ended too early, and the logs that it names. */
final class ResumeOptions {
    private static final String OPTION = "--resume";

    @Option(
            names = OPTION,
            paramLabel = "LOG",
            description = "Go on with a run that was killed, crashed or was interrupted: run the cases that this log of"
                    + " it lacks, and add their records to it. Give the options that it was begun with; they are compared"
                    + " with the log. A log of the kit's own backends says which it is of. If nothing was written yet, the"
                    + " log is begun. Repeatable, for a run of several backends.")
    private List<Path> logs = new ArrayList<>();

    private final List<BegunLog> begun = new ArrayList<>();

    boolean isAsked() {
        return !logs.isEmpty();
    }

    /** Reads the logs. */
    void read() {
        logs.forEach(log -> begun.add(LogFiles.read(OPTION, log, BegunLog::read)));
    }

    List<BegunLog> begun() {
        return List.copyOf(begun);
    }

    /** The folder of the logs. */
    Path folder() {
        Path parent = logs.get(0).getParent();
        return parent == null ? Path.of("") : parent;
    }

    /**
     * The names of the backends that the logs are of.
     *
     * @throws UsageProblem if one of them can't be had by its name
     */
    List<String> backends(Kit kit) {
        Map<Path, Header> headers = new LinkedHashMap<>();
        for (BegunLog log : begun) {
            headers.put(
                    log.file(),
                    log.header()
                            .orElseThrow(() -> new UsageProblem(OPTION + ": nothing was written to " + log.file()
                                    + " yet, so it does not say of which backend it is. Name it, with --backend or"
                                    + " --backend-command")));
        }
        return LoggedBackends.names(kit, OPTION, headers);
    }

    /** How many verdicts the logs have. */
    int verdicts() {
        return begun.stream().mapToInt(log -> log.ids().size()).sum();
    }

    /**
     * Tells of the records that the logs have.
     *
     * @param listener hears the backend's name and the record
     */
    void tellOfEarlier(BiConsumer<String, CaseRecord> listener) {
        for (BegunLog log : begun) {
            log.header()
                    .ifPresent(header -> LogFiles.read(OPTION, log.file(), file -> {
                        try (LogReader reader = LogReader.open(file)) {
                            for (int i = 0; i < log.ids().size(); i++) {
                                reader.next()
                                        .ifPresent(record ->
                                                listener.accept(header.backend().name(), record));
                            }
                        }
                        return file;
                    }));
        }
    }
}
