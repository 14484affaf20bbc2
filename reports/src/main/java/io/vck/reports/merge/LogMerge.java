package io.vck.reports.merge;

import io.vck.reports.files.WholeFile;
import io.vck.reports.log.CaseSet;
import io.vck.reports.log.Header;
import io.vck.reports.log.HeaderDifferences;
import io.vck.reports.log.LogWriter;
import io.vck.reports.log.Tally;
import io.vck.reports.merge.ShardLog.Entry;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes one log of the logs of all shards of a run: the log that the run would have left unsharded, sorted by id. Nothing
 * is merged that does not fit: a green log that lacks a case would be worse than none.
 */
public final class LogMerge {
    private final List<ShardLog> shards = new ArrayList<>();

    private LogMerge() {}

    /**
     * What was merged.
     *
     * @param header of the merged log
     */
    public record Merged(Header header, Tally tally) {}

    /**
     * Checks that logs belong together, overlap nowhere and leave no gap.
     *
     * @throws IOException if one of them can't be read
     * @throws io.vck.reports.log.MalformedLog if one of them is no log
     * @throws NotMergeable if they don't make one log
     */
    public static LogMerge of(List<Path> logs) throws IOException {
        LogMerge merge = new LogMerge();
        try {
            for (Path log : logs) {
                merge.shards.add(ShardLog.read(log));
            }
        } catch (UncheckedIOException e) {
            throw e.getCause() == null ? new IOException(e) : e.getCause();
        }
        merge.shards.sort(Comparator.comparingInt(log -> log.shard().index()));
        merge.checkSameRun();
        merge.checkShards();
        merge.checkCases();
        return merge;
    }

    /**
     * Writes the merged log.
     *
     * @param out is replaced if it exists, once the merged log is whole; folders that it is in are made
     * @throws IOException if it can't be written, or if it is one of the logs that are merged
     */
    public Merged write(Path out) throws IOException {
        for (ShardLog log : shards) {
            if (Files.exists(out) && Files.isSameFile(out, log.file())) {
                throw new IOException("it is one of the logs that are merged");
            }
        }
        LogWriter.checkFree(out);
        Header header = header();
        Tally tally = shards.stream().map(ShardLog::tally).reduce(Tally.NONE, Tally::plus);
        return WholeFile.replace(out, file -> write(file, new Merged(header, tally)));
    }

    private Merged write(Path file, Merged merged) throws IOException {
        try (LogWriter writer = LogWriter.create(file, LogWriter.Tensors.WHOLE, merged.header())) {
            copyRecords(writer);
            writer.count(merged.tally());
            writer.end(true);
            return merged;
        } catch (UncheckedIOException e) {
            throw e.getCause() == null ? new IOException(e) : e.getCause();
        }
    }

    private void copyRecords(LogWriter writer) throws IOException {
        Map<Path, RandomAccessFile> files = new HashMap<>();
        try {
            for (ShardLog log : shards) {
                files.put(log.file(), new RandomAccessFile(log.file().toFile(), "r"));
            }
            for (Entry entry : sorted()) {
                RandomAccessFile file = Objects.requireNonNull(files.get(entry.file()));
                byte[] line = new byte[entry.extent().length()];
                file.seek(entry.extent().start());
                file.readFully(line);
                writer.copy(line);
            }
        } finally {
            for (RandomAccessFile file : files.values()) {
                file.close();
            }
        }
    }

    private List<Entry> sorted() {
        return shards.stream()
                .flatMap(log -> log.entries().stream())
                .sorted(Comparator.comparing(Entry::id))
                .toList();
    }

    /** Of the first shard, as if it had been the whole run, which began when the first of them did. */
    private Header header() {
        Header first = shards.get(0).header();
        return shards.stream()
                .map(log -> log.header().environment().started())
                .min(Comparator.naturalOrder())
                .map(first::startedAt)
                .orElse(first)
                .withPlan(shards.get(0).plan().whole());
    }

    private void checkSameRun() {
        ShardLog first = shards.get(0);
        for (ShardLog log : shards) {
            List<HeaderDifferences.Difference> differences = HeaderDifferences.between(first.header(), log.header());
            if (!differences.isEmpty()) {
                throw new NotMergeable(first.file() + " and " + log.file() + " are not of one run:\n"
                        + differences.stream()
                                .map(each -> "  " + each.what() + ": " + each.one() + " in the first, " + each.other()
                                        + " in the second")
                                .collect(Collectors.joining("\n")));
            }
        }
    }

    private void checkShards() {
        Map<Integer, Path> byIndex = new HashMap<>();
        for (ShardLog log : shards) {
            Path other = byIndex.putIfAbsent(log.shard().index(), log.file());
            if (other != null) {
                throw new NotMergeable("shard " + log.shard() + " is there twice: " + other + " and " + log.file());
            }
        }
        int count = shards.get(0).shard().count();
        String missing = IntStream.rangeClosed(1, count)
                .filter(index -> !byIndex.containsKey(index))
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new NotMergeable("of " + count + " shards these are missing: " + missing
                    + ". Name the logs of all shards; those of a backend in a process of its own that could not be"
                    + " started have none");
        }
    }

    private void checkCases() {
        Map<String, Path> seen = new HashMap<>();
        for (ShardLog log : shards) {
            for (Entry entry : log.entries()) {
                Path other = seen.putIfAbsent(entry.id(), log.file());
                if (other != null) {
                    throw new NotMergeable(entry.id() + " has a record in " + other + " and another in " + log.file());
                }
            }
        }
        CaseSet selected = shards.get(0).plan().selected();
        CaseSet found = CaseSet.of(seen.keySet());
        if (!found.equals(selected)) {
            throw new NotMergeable("the logs have " + found + ", their run was to take " + selected
                    + ": some of them are not as their runs left them");
        }
    }
}
