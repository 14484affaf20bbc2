package io.vck.reports.log;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The backend that was judged.
 *
 * @param capabilities ids of what it can do and tell
 */
public record BackendIdentity(String name, String version, String language, SortedSet<String> capabilities) {
    public BackendIdentity {
        capabilities = Collections.unmodifiableSortedSet(new TreeSet<>(capabilities));
    }
}
