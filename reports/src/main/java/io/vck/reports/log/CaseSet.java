package io.vck.reports.log;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;

/**
 * Which cases, in short: enough to tell whether two sets are the same.
 *
 * @param crc32c of their ids, sorted by UTF-16 code units, each followed by a line end, in UTF-8
 */
public record CaseSet(long count, String crc32c) {

    /** The set of these ids. */
    public static CaseSet of(Collection<String> ids) {
        String[] sorted = new HashSet<>(ids).toArray(String[]::new);
        Arrays.sort(sorted);
        StringBuilder text = new StringBuilder();
        for (String id : sorted) {
            text.append(id).append('\n');
        }
        return new CaseSet(sorted.length, Digest.crc32c(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return count + (count == 1 ? " case" : " cases") + " (" + crc32c + ")";
    }
}
