package io.vck.conformance.export;

import io.vck.backend.spi.BackendUnavailable;
import io.vck.conformance.run.BackendRegistry;
import io.vck.conformance.snippet.FailureSnippets;
import io.vck.conformance.snippet.Reproduced;
import io.vck.conformance.snippet.Snippets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Failures in the words of the backend that failed, besides those in which the kit says all of them. What writes them for an
 * adapter is started at the backend's first failure, and runs no program: one that ends a backend's process would end it too.
 */
public final class BackendSnippets implements FailureSnippets, AutoCloseable {
    /** Tells what writes snippets not to try them. */
    private static final String UNRUN = "--without-running";

    private final BackendRegistry backends;
    private final Map<String, Optional<AdapterSnippets>> writers = new HashMap<>();

    /**
     * @param backends know what writes their snippets
     */
    public BackendSnippets(BackendRegistry backends) {
        this.backends = backends;
    }

    /** A writer that can't be started, or fails, costs the log its snippets, and nothing else. */
    @Override
    public Map<String, String> of(String backend, Reproduced failed) {
        Map<String, String> byKit = Snippets.forLog(failed);
        Map<String, String> all = new LinkedHashMap<>();
        backends.library(backend)
                .ifPresent(library -> Optional.ofNullable(byKit.get(library))
                        .or(() -> writer(backend).flatMap(writer -> written(backend, writer, failed)))
                        .ifPresent(own -> all.put(library, own)));
        byKit.forEach(all::putIfAbsent);
        return all;
    }

    private Optional<String> written(String backend, AdapterSnippets writer, Reproduced failed) {
        try {
            return Snippets.forLog(failed, writer::of);
        } catch (BackendUnavailable gone) {
            forget(backend, writer);
            return Optional.empty();
        } catch (RuntimeException notWritten) {
            return Optional.empty();
        }
    }

    private synchronized Optional<AdapterSnippets> writer(String backend) {
        return writers.computeIfAbsent(backend, this::start);
    }

    private Optional<AdapterSnippets> start(String backend) {
        try {
            return backends.snippets(backend).map(command -> AdapterSnippets.start(command.with(UNRUN)));
        } catch (BackendUnavailable missing) {
            return Optional.empty();
        }
    }

    private synchronized void forget(String backend, AdapterSnippets gone) {
        gone.close();
        writers.put(backend, Optional.empty());
    }

    @Override
    public synchronized void close() {
        writers.values().forEach(writer -> writer.ifPresent(AdapterSnippets::close));
        writers.clear();
    }
}
