package io.vck.conformance.run;

import io.vck.backend.spi.Backend;
import io.vck.backend.spi.BackendInfo;
import io.vck.backend.spi.BackendUnavailable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The started backends of a run.
 *
 * @param all in the order in which the backends were asked for
 */
public record Sessions(List<Backend.Session> all) implements AutoCloseable {
    public Sessions {
        all = List.copyOf(all);
    }

    /**
     * Starts backends, all at once, because some take a second.
     *
     * @throws BackendUnavailable if one of them can't be started, or two have one name; all are stopped then
     */
    public static Sessions open(List<Backend> backends) {
        if (backends.size() == 1) {
            return new Sessions(List.of(open(backends.get(0))));
        }
        List<String> failures = Collections.synchronizedList(new ArrayList<>());
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, backends.size()));
        List<CompletableFuture<Optional<Backend.Session>>> opening = backends.stream()
                .map(backend -> CompletableFuture.supplyAsync(() -> open(backend, failures), threads))
                .toList();
        Sessions sessions = new Sessions(opening.stream()
                .map(CompletableFuture::join)
                .flatMap(Optional::stream)
                .toList());
        threads.shutdown();
        sessions.repeatedName().ifPresent(name -> failures.add("two backends call themselves " + name));
        if (!failures.isEmpty()) {
            sessions.close();
            throw new BackendUnavailable(String.join("\n", failures));
        }
        return sessions;
    }

    /** Results are told apart by the name that a backend gives itself. */
    private Optional<String> repeatedName() {
        Set<String> seen = new HashSet<>();
        return all.stream()
                .map(session -> session.info().name())
                .filter(name -> !seen.add(name))
                .findFirst();
    }

    private static Optional<Backend.Session> open(Backend backend, List<String> failures) {
        try {
            return Optional.of(open(backend));
        } catch (BackendUnavailable unavailable) {
            failures.add(unavailable.getMessage());
            return Optional.empty();
        }
    }

    private static Backend.Session open(Backend backend) {
        try {
            return backend.open();
        } catch (BackendUnavailable unavailable) {
            throw unavailable;
        } catch (RuntimeException | LinkageError thrown) {
            throw new BackendUnavailable(
                    "the backend " + backend.name() + " failed to start: " + GuardedBackend.describe(thrown));
        }
    }

    /** Who the backends are. */
    public List<BackendInfo> infos() {
        return all.stream().map(Backend.Session::info).toList();
    }

    @Override
    public void close() {
        all.forEach(Backend.Session::close);
    }
}
