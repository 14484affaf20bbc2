package io.vck.conformance.run;

import io.vck.conformance.cases.Suite;
import io.vck.reports.log.CaseRecord;
import io.vck.reports.log.Header;
import io.vck.reports.log.LogReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The cases that made an earlier run fail, from its log.
 *
 * @param ids in the order of the log
 * @param records how many cases the log has
 * @param complete whether the run came to its end; what failed later is not among these if it did not
 */
public record FailedCases(Path log, Header header, Set<String> ids, long records, boolean complete) {
    public FailedCases {
        ids = Collections.unmodifiableSet(new LinkedHashSet<>(ids));
    }

    /**
     * Reads a log.
     *
     * @throws IOException if the file can't be read
     * @throws io.vck.reports.log.MalformedLog if it is no log
     */
    public static FailedCases read(Path log) throws IOException {
        try (LogReader reader = LogReader.open(log)) {
            Set<String> ids = new LinkedHashSet<>();
            long records = 0;
            for (Optional<CaseRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
                records++;
                next.filter(CaseRecord::failsRun).map(CaseRecord::id).ifPresent(ids::add);
            }
            boolean complete =
                    reader.footer().isPresent() && reader.footer().get().complete();
            return new FailedCases(log, reader.header(), ids, records, complete);
        } catch (UncheckedIOException e) {
            throw e.getCause() == null ? new IOException(e) : e.getCause();
        }
    }

    /** Those that a suite does not have. */
    public List<String> missingFrom(Suite suite) {
        Set<String> known = Set.copyOf(suite.ids());
        return ids.stream().filter(id -> !known.contains(id)).toList();
    }
}
