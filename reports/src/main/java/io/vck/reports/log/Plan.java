package io.vck.reports.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a run was to do. By it a log tells whether a case is missing, whether it can be resumed, and what it can be merged
 * with.
 *
 * @param suite a digest of the texts of the case files
 * @param filters patterns of ids by which cases were selected; all were if there is none
 * @param failedOnly whether only cases were taken that had failed in an earlier run
 * @param profile to which judging was limited, if it was
 * @param timeoutMillis for one program; 0 for none
 * @param keepsValues whether tensors that are large, or large together, are kept whole also where a case passed
 * @param selected the cases of the run, of all its shards
 * @param cases how many of them this log is to have
 * @param shard which part of the selected cases these are; all of them if empty
 */
public record Plan(
        String suite,
        List<String> filters,
        boolean failedOnly,
        Optional<String> profile,
        long timeoutMillis,
        boolean keepsValues,
        CaseSet selected,
        long cases,
        Optional<Shard> shard) {
    public Plan {
        filters = List.copyOf(filters);
    }

    /**
     * One of the parts into which the cases of a suite are divided.
     *
     * @param index from 1 on
     * @param count of the parts
     * @param durations a digest of what the parts were balanced by
     */
    public record Shard(int index, int count, String durations) {
        @Override
        public String toString() {
            return index + "/" + count;
        }
    }

    /** Whether these may be fewer cases than the suite has. */
    public boolean isPart() {
        return !filters.isEmpty() || failedOnly || shard.isPresent();
    }

    /** What made the cases fewer, as users say it: {@code the shard 2/8 and --filter}. */
    public String limits() {
        List<String> limits = new ArrayList<>();
        shard.ifPresent(part -> limits.add("the shard " + part));
        if (!filters.isEmpty()) {
            limits.add("--filter");
        }
        if (failedOnly) {
            limits.add("--rerun-failed");
        }
        return String.join(" and ", limits);
    }

    /** The same plan for case files with another digest. */
    public Plan ofSuite(String digest) {
        return new Plan(digest, filters, failedOnly, profile, timeoutMillis, keepsValues, selected, cases, shard);
    }

    /** The same plan for cases that had failed in an earlier run. */
    public Plan ofFailed() {
        return new Plan(suite, filters, true, profile, timeoutMillis, keepsValues, selected, cases, shard);
    }

    /** The same plan for all shards together. */
    public Plan whole() {
        return new Plan(
                suite,
                filters,
                failedOnly,
                profile,
                timeoutMillis,
                keepsValues,
                selected,
                selected.count(),
                Optional.empty());
    }
}
