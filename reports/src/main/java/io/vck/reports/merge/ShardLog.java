package io.vck.reports.merge;

import io.vck.reports.log.CaseRecord;
import io.vck.reports.log.Header;
import io.vck.reports.log.LogFlaw;
import io.vck.reports.log.LogReader;
import io.vck.reports.log.LogSummary;
import io.vck.reports.log.Plan;
import io.vck.reports.log.Tally;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The log of a shard: what it says of itself, and where its records stand. The records themselves are not kept, since they
 * can be larger than memory.
 *
 * @param tally of its records
 */
record ShardLog(Path file, Header header, List<Entry> entries, Tally tally) {

    /** A record, by its place in the file. */
    record Entry(String id, Path file, LogReader.Extent extent) {}

    /**
     * Reads a log to its end.
     *
     * @throws NotMergeable if it is not the log of a shard, or was cut short
     * @throws io.vck.reports.log.MalformedLog if it is no log
     */
    static ShardLog read(Path file) throws IOException {
        try (LogReader reader = LogReader.open(file)) {
            if (reader.header().plan().flatMap(Plan::shard).isEmpty()) {
                throw new NotMergeable(file + " is not the log of a shard: its run was not begun with --shard");
            }
            List<Entry> entries = new ArrayList<>();
            Tally tally = Tally.NONE;
            for (Optional<CaseRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
                entries.add(new Entry(next.get().id(), file, reader.extent()));
                tally = tally.plus(next.get());
            }
            ShardLog log = new ShardLog(file, reader.header(), entries, tally);
            log.check(LogSummary.read(file).flaw());
            return log;
        }
    }

    private void check(Optional<LogFlaw> flaw) {
        long wanted = plan().cases();
        if (flaw.isPresent() && flaw.get() instanceof LogFlaw.CutShort) {
            throw new NotMergeable(file + " was cut short after " + entries.size() + " of " + wanted
                    + " cases. Go on with it: vck run --shard " + shard() + " --resume " + file
                    + ", and the options that it was begun with");
        } else if (flaw.isPresent()) {
            throw new NotMergeable(
                    file + " is not as its run left it: " + flaw.get().message());
        } else if (entries.size() != wanted) {
            throw new NotMergeable(
                    file + " is not as its run left it: it has " + entries.size() + " records of " + wanted + " cases");
        }
    }

    Plan plan() {
        return header.plan().orElseThrow();
    }

    Plan.Shard shard() {
        return plan().shard().orElseThrow();
    }
}
