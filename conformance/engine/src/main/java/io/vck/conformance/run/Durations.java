package io.vck.conformance.run;

import io.vck.conformance.cases.load.BundledCases;
import io.vck.reports.log.CaseRecord;
import io.vck.reports.log.Digest;
import io.vck.reports.log.LogReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How long cases take, by which shards are balanced. They are recorded once and then stay: were they measured anew on each
 * machine, or taken from the last run, then each machine would divide the suite in a way of its own.
 *
 * @param typical of a case of which nothing is known, in microseconds
 * @param byCase microseconds by id
 */
public record Durations(long typical, SortedMap<String, Long> byCase) {
    /** What a case costs beside its run on the backend: inputs, oracle, the line in the log. */
    private static final long OVERHEAD = 500;

    /** No case takes longer than this, nor does it take less than nothing. */
    private static final long MOST = 1L << 40;

    public Durations {
        byCase = new TreeMap<>(byCase);
    }

    /** Those that come with the suite. */
    public static Durations bundled() {
        JsonNode json = new JsonMapper().readTree(BundledCases.text("durations.json"));
        SortedMap<String, Long> byCase = new TreeMap<>();
        json.get("cases")
                .properties()
                .forEach(entry ->
                        byCase.put(entry.getKey(), micros(entry.getValue().doubleValue())));
        return new Durations(micros(json.get("typical").doubleValue()), byCase);
    }

    /**
     * Those of an earlier run, from its log.
     *
     * @throws IOException if the file can't be read
     * @throws io.vck.reports.log.MalformedLog if it is no log
     */
    public static Durations ofLog(Path log) throws IOException {
        SortedMap<String, Long> byCase = new TreeMap<>();
        try (LogReader reader = LogReader.open(log)) {
            for (Optional<CaseRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
                byCase.put(next.get().id(), micros(next.get().milliseconds()));
            }
        }
        long[] sorted =
                byCase.values().stream().mapToLong(Long::longValue).sorted().toArray();
        return new Durations(sorted.length == 0 ? OVERHEAD : sorted[sorted.length / 2], byCase);
    }

    private static long micros(double milliseconds) {
        return OVERHEAD + Math.min(MOST, Math.max(0, Math.round(milliseconds * 1_000)));
    }

    /** Of a case, in microseconds. */
    public long of(String id) {
        return byCase.getOrDefault(id, typical);
    }

    /** A digest: shards belong together only if they were balanced by the same durations. */
    public String digest() {
        StringBuilder text = new StringBuilder().append(typical);
        for (Map.Entry<String, Long> entry : byCase.entrySet()) {
            text.append('\n').append(entry.getKey()).append(' ').append(entry.getValue());
        }
        return Digest.crc32c(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
