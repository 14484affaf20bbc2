package io.vck.backend.spi;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Who a backend is.
 *
 * @param name for example {@code pytorch-legacy}
 * @param version of the library behind it, for example {@code 2.13.0}
 * @param language that it is written in or called from, for example {@code Python 3.11.7}
 * @param capabilities ids of what it can run and observe, as {@code cases-json/capabilities.json} lists them
 */
public record BackendInfo(String name, String version, String language, Set<String> capabilities) {
    public BackendInfo {
        capabilities = Collections.unmodifiableSet(new LinkedHashSet<>(capabilities));
    }
}
