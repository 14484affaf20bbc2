package io.vck.reports.log;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.TreeSet;

/**
 * Which cases, in short: enough to tell whether two sets are the same.
 *
 * @param crc32c of their ids, sorted by UTF-16 code units, each followed by a line end, in UTF-8
 */
public record CaseSet(long count, String crc32c) {

    /** The set of these ids. */
    public static CaseSet of(Collection<String> ids) {
        TreeSet<String> sorted = new TreeSet<>(ids);
        StringBuilder text = new StringBuilder();
        sorted.forEach(id -> text.append(id).append('\n'));
        return new CaseSet(sorted.size(), Digest.crc32c(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return count + (count == 1 ? " case" : " cases") + " (" + crc32c + ")";
    }
}
