package io.vck.reports.log;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads of a log what its cases came to, and whether it is whole. It takes no more memory for a large log than for a small
 * one, and skips what {@link LogReader} reads beside: programs, values, expectations.
 */
public final class OutcomeReader implements AutoCloseable {
    private static final JsonFactory JSON = new JsonFactory();

    private final String source;
    private final LineStream lines;
    private final RunIdentity run;
    private final LogVersion version;
    private final TallyCount tally = new TallyCount();
    private Optional<Footer> footer = Optional.empty();
    private String checksum = "";
    private boolean unfinished;

    /**
     * Reads a log's header.
     *
     * @param source name for messages
     * @throws MalformedLog if there is none, or if it is of another major version
     * @throws UncheckedIOException if reading fails
     */
    public OutcomeReader(String source, InputStream in) {
        this.source = source;
        this.lines = new LineStream(in);
        Optional<SkimmedLine> first = read();
        if (first.isEmpty() || !typeOf(first.get()).equals("header")) {
            throw problem("a log begins with its header");
        }
        this.run = decoded(first.get(), OutcomeReader::identity);
        this.version =
                LogVersion.of(run.versions().log()).orElseThrow(() -> problem(LogVersion.refusal(run.versions())));
    }

    /**
     * Opens a log.
     *
     * @throws IOException if the file can't be read
     * @throws MalformedLog if it does not begin with a header, or is of another major version
     */
    public static OutcomeReader open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        try {
            return new OutcomeReader(file.toString(), in);
        } catch (MalformedLog | UncheckedIOException e) {
            in.close();
            throw e;
        }
    }

    /** The run that the log is of. */
    public RunIdentity run() {
        return run;
    }

    /**
     * The next outcome, until there are no more.
     *
     * @throws MalformedLog if the next line is no record and no footer
     * @throws UncheckedIOException if reading fails
     */
    public Optional<CaseOutcome> next() {
        while (footer.isEmpty()) {
            Optional<SkimmedLine> line = read();
            if (line.isEmpty()) {
                return Optional.empty();
            }
            switch (typeOf(line.get())) {
                case "record":
                    CaseOutcome outcome = decoded(line.get(), OutcomeReader::outcome);
                    tally.add(outcome);
                    return Optional.of(outcome);
                case "footer":
                    end(decoded(line.get(), OutcomeReader::footer));
                    break;
                case "header":
                    throw problem("a second header");
                default:
                    if (!version.isLaterMinor()) {
                        throw problem("`type` is to be header, record or footer, got \"" + typeOf(line.get()) + "\"");
                    }
            }
        }
        return Optional.empty();
    }

    /** How the cases ended that were read so far. */
    public Tally tally() {
        return tally.sum();
    }

    /** Why the log does not tell the whole of the run, once all is read. */
    public Optional<LogFlaw> flaw() {
        if (footer.isEmpty()) {
            String where = unfinished ? ", in the middle of a line" : "";
            return Optional.of(new LogFlaw.CutShort("the log ends after " + cases() + where + ", without a footer"));
        }
        Footer last = footer.get();
        if (!last.tally().equals(tally())) {
            return altered("its footer counts other verdicts than its records have");
        } else if (last.checksum().isPresent() && !last.checksum().get().equals(checksum)) {
            return altered("a line is not as it was written: the checksum of the lines is " + checksum
                    + ", the footer says " + last.checksum().get());
        } else if (last.checksum().isEmpty() && version.hasChecksum()) {
            return altered("its footer has no checksum");
        } else if (!last.complete()) {
            return Optional.of(new LogFlaw.CutShort("the run was interrupted after " + cases()));
        }
        return Optional.empty();
    }

    private static Optional<LogFlaw> altered(String message) {
        return Optional.of(new LogFlaw.Altered(message));
    }

    private String cases() {
        return tally().total() + (tally().total() == 1 ? " case" : " cases");
    }

    @Override
    public void close() {
        try {
            lines.closeFile();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void end(Footer last) {
        footer = Optional.of(last);
        checksum = lines.checksumBefore();
        if (read().isPresent() || unfinished) {
            throw problem("a line after the footer");
        }
    }

    /** The next line; none at the end, or if the last one is unfinished. */
    private Optional<SkimmedLine> read() {
        try {
            if (!lines.next()) {
                return Optional.empty();
            }
            try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), lines)) {
                SkimmedLine line = SkimmedLine.read(json);
                lines.finishLine();
                return Optional.of(line);
            } catch (JacksonException e) {
                if (lines.isLast()) {
                    unfinished = true;
                    return Optional.empty();
                }
                throw problem("not JSON: " + e.getOriginalMessage());
            } catch (UnexpectedJson e) {
                throw problem(e.getMessage());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(source + " can't be read: " + e.getMessage(), e);
        }
    }

    private interface Decoder<E> {
        E decode(SkimmedLine line);
    }

    private <E> E decoded(SkimmedLine line, Decoder<E> decoder) {
        try {
            return decoder.decode(line);
        } catch (UnexpectedJson e) {
            throw problem(e.getMessage());
        }
    }

    private String typeOf(SkimmedLine line) {
        return decoded(line, read -> read.text("type"));
    }

    private MalformedLog problem(String message) {
        return new MalformedLog(source, Math.max(1, lines.number()), message);
    }

    private static RunIdentity identity(SkimmedLine line) {
        return new RunIdentity(
                new Versions(
                        line.text("versions.suite"),
                        line.text("versions.protocol"),
                        line.text("versions.log"),
                        line.text("versions.kit")),
                new BackendIdentity(
                        line.text("backend.name"),
                        line.text("backend.version"),
                        line.text("backend.language"),
                        new TreeSet<>(line.texts("backend.capabilities"))),
                line.optional("plan", key -> plan(line)),
                line.optional("rerun", line::text));
    }

    private static Plan plan(SkimmedLine line) {
        return new Plan(
                line.text("plan.suite"),
                line.texts("plan.filters"),
                line.has("plan.failed_only") && line.bool("plan.failed_only"),
                line.optional("plan.profile", line::text),
                line.integer("plan.timeout_ms"),
                line.bool("plan.keep_values"),
                new CaseSet(line.integer("plan.selected.count"), line.text("plan.selected.crc32c")),
                line.integer("plan.cases"),
                line.optional(
                        "plan.shard",
                        key -> new Plan.Shard(
                                (int) line.integer("plan.shard.index"),
                                (int) line.integer("plan.shard.count"),
                                line.text("plan.shard.durations"))));
    }

    private static CaseOutcome outcome(SkimmedLine line) {
        List<String> remarks = new ArrayList<>(line.remarks());
        line.optional("origin.text", line::text).ifPresent(remarks::add);
        String verdict = line.text("verdict");
        return new CaseOutcome(
                line.text("id"),
                CaseVerdict.of(verdict)
                        .orElseThrow(() -> new UnexpectedJson("there is no verdict \"" + verdict + "\"")),
                line.text("message"),
                line.optional("disputed", line::text),
                line.integer("unchecked"),
                remarks);
    }

    private static Footer footer(SkimmedLine line) {
        Map<CaseVerdict, Long> verdicts = new EnumMap<>(CaseVerdict.class);
        for (CaseVerdict verdict : CaseVerdict.values()) {
            verdicts.put(verdict, line.integer("tally." + verdict.label()));
        }
        return new Footer(
                line.bool("complete"),
                new Tally(verdicts, line.integer("tally.disputed"), line.integer("tally.unchecked")),
                line.instant("ended"),
                line.optional("checksum", line::text));
    }
}
