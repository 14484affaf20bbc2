package io.vck.conformance.run;

import io.vck.backend.spi.Backend;
import io.vck.backend.spi.BackendInfo;
import io.vck.backend.spi.BackendUnavailable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** The start of one backend, once a job. It takes all of them, or none: a run with fewer would be slower than asked for. */
final class Opening {
    private final String name;
    private final List<CompletableFuture<Attempt>> attempts = new ArrayList<>();

    private Opening(String name) {
        this.name = name;
    }

    /**
     * @param failure why there is no session; empty if there is one
     */
    private record Attempt(Optional<Backend.Session> session, String failure) {}

    /** Begins to start a backend, all times at once. */
    static Opening begin(Backend backend, int times, Executor threads) {
        Opening opening = new Opening(backend.name());
        for (int i = 0; i < times; i++) {
            opening.attempts.add(CompletableFuture.supplyAsync(() -> attempt(backend), threads));
        }
        return opening;
    }

    private static Attempt attempt(Backend backend) {
        try {
            return new Attempt(Optional.of(open(backend)), "");
        } catch (BackendUnavailable unavailable) {
            return new Attempt(Optional.empty(), unavailable.getMessage());
        }
    }

    /**
     * Starts a backend.
     *
     * @throws BackendUnavailable if it can't be started, whatever it throws itself
     */
    static Backend.Session open(Backend backend) {
        try {
            return backend.open();
        } catch (BackendUnavailable unavailable) {
            throw unavailable;
        } catch (RuntimeException | LinkageError thrown) {
            throw new BackendUnavailable(
                    "the backend " + backend.name() + " failed to start: " + GuardedBackend.describe(thrown));
        }
    }

    /** The sessions, once all attempts are over. */
    List<Backend.Session> sessions() {
        return attempts.stream()
                .map(CompletableFuture::join)
                .flatMap(attempt -> attempt.session().stream())
                .toList();
    }

    /** What is wrong with the sessions, once all attempts are over, if anything is. */
    Optional<String> problem() {
        List<Backend.Session> sessions = sessions();
        Set<String> failures = new LinkedHashSet<>();
        attempts.forEach(attempt -> failures.add(attempt.join().failure()));
        failures.remove("");
        if (failures.isEmpty()) {
            return differing(sessions);
        }
        String said = String.join("\n", failures);
        return Optional.of(
                sessions.isEmpty()
                        ? said
                        : "the backend " + name + " was to start " + attempts.size()
                                + " times, once a job, and started " + sessions.size()
                                + ". Try fewer jobs. What went wrong: " + said);
    }

    /** Whichever process a case comes to, it is to be judged alike. */
    private Optional<String> differing(List<Backend.Session> sessions) {
        BackendInfo first = sessions.get(0).info();
        for (Backend.Session session : sessions) {
            BackendInfo info = session.info();
            // The kit's own backends have one for all: there is nothing to compare, which a short run notices.
            if (info != first && !info.equals(first)) {
                return Optional.of("the backend " + name + " says one thing of itself when it starts, and another when"
                        + " it starts again: " + first + " and " + info);
            }
        }
        return Optional.empty();
    }
}
