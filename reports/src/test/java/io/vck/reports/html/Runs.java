package io.vck.reports.html;

import io.vck.reports.known.KnownBackends;
import io.vck.reports.log.BackendIdentity;
import io.vck.reports.log.CaseRecord;
import io.vck.reports.log.Header;
import io.vck.reports.log.LogWriter;
import io.vck.reports.log.Logs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

/** Logs in files, to make sites of. */
record Runs(Path folder) {

    /** How the log of a run ends. */
    enum End {
        COMPLETE,
        INTERRUPTED,
        BROKEN_OFF
    }

    Path log(String backend, CaseRecord... records) {
        return log(backend, "1.0", End.COMPLETE, records);
    }

    Path log(String backend, String version, End end, CaseRecord... records) {
        Header toy = Logs.header();
        BackendIdentity identity = new BackendIdentity(backend, version, "Java", new TreeSet<>());
        Header header = Header.of(toy.versions(), identity, toy.environment())
                .withGlossary(toy.glossary())
                .withRerun("vck run --backend " + backend);
        return log(header, end, records);
    }

    Path log(Header header, End end, CaseRecord... records) {
        try {
            Path file = Files.createTempFile(folder, "run", ".jsonl");
            try (LogWriter log = LogWriter.create(file, LogWriter.Tensors.WHOLE, header)) {
                List.of(records).forEach(log::write);
                if (end != End.BROKEN_OFF) {
                    log.end(end == End.COMPLETE);
                }
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The site of some logs. */
    SiteFiles site(Path... logs) {
        return site(KnownBackends.NONE, logs);
    }

    /** The site of some logs, with what is known of their backends. */
    SiteFiles site(KnownBackends known, Path... logs) {
        Path site = folder.resolve("out/site");
        try {
            HtmlReport.write(List.of(logs), known, site);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SiteFiles(site);
    }
}
