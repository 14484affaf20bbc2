package io.vck.conformance.rejudge;

import io.vck.backend.spi.BackendInfo;
import io.vck.conformance.cases.Case;
import io.vck.conformance.cases.Suite;
import io.vck.conformance.run.Kit;
import io.vck.conformance.snippet.FailureSnippets;
import io.vck.reports.files.WholeFile;
import io.vck.reports.log.BackendIdentity;
import io.vck.reports.log.CaseRecord;
import io.vck.reports.log.Header;
import io.vck.reports.log.LogReader;
import io.vck.reports.log.LogSummary;
import io.vck.reports.log.LogWriter;
import io.vck.reports.log.Plan;
import io.vck.reports.log.Tally;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Judges a whole log again, and writes what it comes to as a log: the observations are those of then, expectations and
 * verdicts those of today.
 */
public final class LogRejudge {
    private final Kit kit;
    private final Suite suite;
    private final FailureSnippets snippets;

    /**
     * @param suite of today
     * @param snippets writes programs that show a failure
     */
    public LogRejudge(Kit kit, Suite suite, FailureSnippets snippets) {
        this.kit = kit;
        this.suite = suite;
        this.snippets = snippets;
    }

    /**
     * What it came to.
     *
     * @param backend that was observed
     * @param unjudgeable how many of the records could not be judged; they are {@code broken} in the tally
     */
    public record Rejudged(BackendIdentity backend, Tally tally, long unjudgeable) {}

    /** Whether a record says that it could not be judged again. */
    public static boolean isUnjudgeable(CaseRecord record) {
        return record.message().startsWith(RecordJudge.UNJUDGEABLE);
    }

    /**
     * Judges all records of a log, in its order.
     *
     * @param log to read
     * @param out to write; what it holds is replaced when all is judged; folders that it is in are made
     * @param listener hears each record as it was and as it is now
     * @throws IOException if the log that is to be written can't be
     * @throws UncheckedIOException if the log can't be read
     * @throws io.vck.reports.log.MalformedLog if it is no log
     */
    public Rejudged rejudge(LogSummary log, Path out, BiConsumer<CaseRecord, CaseRecord> listener) throws IOException {
        if (Files.exists(out) && Files.isSameFile(out, log.file())) {
            throw new IOException("it is the log that is judged");
        }
        LogWriter.checkFree(out);
        return WholeFile.replace(out, file -> judge(log, file, listener));
    }

    private Rejudged judge(LogSummary log, Path out, BiConsumer<CaseRecord, CaseRecord> listener) throws IOException {
        try (LogReader reader = LogReader.open(log.file());
                LogWriter writer = LogWriter.create(out, LogWriter.Tensors.WHOLE, header(reader.header()))) {
            RecordJudge judge = judge(reader.header());
            long unjudgeable = 0;
            for (Optional<CaseRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
                CaseRecord now = judge.judge(next.get());
                unjudgeable += isUnjudgeable(now) ? 1 : 0;
                writer.write(now);
                listener.accept(next.get(), now);
            }
            writer.end(log.flaw().isEmpty());
            return new Rejudged(reader.header().backend(), writer.tally(), unjudgeable);
        }
    }

    private RecordJudge judge(Header then) {
        Map<String, Case> cases = suite.cases().stream().collect(Collectors.toMap(Case::id, Function.identity()));
        BackendIdentity backend = then.backend();
        BackendInfo info = new BackendInfo(
                backend.name(), backend.version(), backend.language(), Set.copyOf(backend.capabilities()));
        return new RecordJudge(cases, kit.preparation(), info, capabilities(then), snippets);
    }

    private Set<String> capabilities(Header then) {
        Set<String> capabilities = new LinkedHashSet<>(then.backend().capabilities());
        then.plan()
                .flatMap(Plan::profile)
                .flatMap(kit.profiles()::profile)
                .ifPresent(profile -> capabilities.retainAll(profile.capabilities()));
        return capabilities;
    }

    /** Today's versions and texts; the run is the one of then. */
    private Header header(Header then) {
        Header now = kit.header(then.backend());
        return new Header(
                now.versions(),
                then.backend(),
                then.environment(),
                now.glossary(),
                then.rerun(),
                then.plan().map(plan -> plan.ofSuite(suite.digest())),
                now.library());
    }
}
