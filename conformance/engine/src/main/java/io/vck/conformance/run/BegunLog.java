package io.vck.conformance.run;

import io.vck.reports.log.CaseRecord;
import io.vck.reports.log.Header;
import io.vck.reports.log.HeaderDifferences;
import io.vck.reports.log.LogFlaw;
import io.vck.reports.log.LogReader;
import io.vck.reports.log.LogSummary;
import io.vck.reports.log.Tally;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The log of a run that ended too early, as far as it is whole. A run that was killed while it wrote its last line left a
 * part of it, which counts for nothing; one that was interrupted left a footer, which is no longer true.
 *
 * @param header empty if the run was killed before it had written so much as that
 * @param ids of the cases that it has
 * @param tally of its records
 * @param length of header and records, in bytes
 */
public record BegunLog(Path file, Optional<Header> header, Set<String> ids, Tally tally, long length) {
    /** What every log begins with; a killed run can have left any part of it. */
    private static final byte[] FIRST_BYTES = "{\"type\":\"header\",".getBytes(StandardCharsets.UTF_8);

    public BegunLog {
        ids = Set.copyOf(ids);
    }

    /**
     * Reads a log. A file that does not exist is a log of which nothing was written yet.
     *
     * @throws IOException if the file can't be read
     * @throws io.vck.reports.log.MalformedLog if it is no log
     * @throws NotResumable if a record is there twice, or if the log's footer says that it is not as it was written
     */
    public static BegunLog read(Path file) throws IOException {
        if (!Files.exists(file) || hasNothingWhole(file)) {
            return new BegunLog(file, Optional.empty(), Set.of(), Tally.NONE, 0);
        }
        try (LogReader reader = LogReader.open(file)) {
            Set<String> ids = new HashSet<>();
            Tally tally = Tally.NONE;
            long length = reader.wholeBytes();
            for (Optional<CaseRecord> next = reader.next();
                    next.isPresent() && reader.wholeBytes() > length;
                    next = reader.next()) {
                length = reader.wholeBytes();
                tally = tally.plus(next.get());
                if (!ids.add(next.get().id())) {
                    throw new NotResumable(file + " has two records of "
                            + next.get().id() + ": several runs wrote to it. Begin again, without --resume");
                }
            }
            checkUnaltered(file);
            return new BegunLog(file, Optional.of(reader.header()), ids, tally, length);
        } catch (UncheckedIOException e) {
            throw e.getCause() == null ? new IOException(e) : e.getCause();
        }
    }

    /** The footer that the run goes on to write vouches for all lines, so it must not replace one that does not. */
    private static void checkUnaltered(Path file) throws IOException {
        Optional<LogFlaw> flaw = LogSummary.read(file).flaw();
        if (flaw.isPresent() && flaw.get() instanceof LogFlaw.Altered altered) {
            throw new NotResumable(
                    file + " is not as its run left it: " + altered.message() + ". Begin again, without --resume");
        }
    }

    /** Whether the file is nothing but the beginning of a header. Anything else that is no log is not to be overwritten. */
    private static boolean hasNothingWhole(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            byte[] first = in.readNBytes(FIRST_BYTES.length);
            for (int i = 0; i < first.length; i++) {
                if (first[i] != FIRST_BYTES[i]) {
                    return false;
                }
            }
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next == '\n') {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * Checks that a run can go on with it.
     *
     * @param now the header that the run would begin a log with
     * @param cases ids of the cases that the run takes
     * @throws NotResumable if anything differs that would make the log one of two different runs
     */
    public void check(Header now, Set<String> cases) {
        Header then = header.orElse(now);
        if (then.plan().isEmpty()) {
            throw new NotResumable(file + " does not say what was to be run: logs do since version 1.2, this is one of "
                    + then.versions().log() + ". Begin again, without --resume");
        }
        List<HeaderDifferences.Difference> differences = HeaderDifferences.between(then, now);
        if (!differences.isEmpty()) {
            throw new NotResumable(file + " is of another run:\n"
                    + differences.stream()
                            .map(each -> "  " + each.what() + ": " + each.one() + " then, " + each.other() + " now")
                            .collect(Collectors.joining("\n"))
                    + "\nResume it with the options, the cases and the backend that it was begun with, or begin again,"
                    + " without --resume");
        } else if (!then.plan().equals(now.plan())) {
            throw new NotResumable(file + " is of shard "
                    + then.plan().get().shard().orElseThrow() + ", this run is shard "
                    + now.plan().flatMap(plan -> plan.shard()).orElseThrow());
        }
        ids.stream().filter(id -> !cases.contains(id)).sorted().findFirst().ifPresent(foreign -> {
            throw new NotResumable(file + " has a record of " + foreign + ", which this run does not take");
        });
    }
}
