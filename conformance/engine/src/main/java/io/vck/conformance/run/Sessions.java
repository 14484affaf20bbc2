package io.vck.conformance.run;

import io.vck.backend.spi.Backend;
import io.vck.backend.spi.BackendInfo;
import io.vck.backend.spi.BackendUnavailable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
     * Starts backends, each once a job and all at once, because some take a second.
     *
     * @param jobs how many threads will use each of the sessions
     * @throws BackendUnavailable if one of them can't be started as often, or two have one name; all are stopped then
     */
    public static Sessions open(List<Backend> backends, int jobs) {
        if (backends.size() == 1 && jobs == 1) {
            return new Sessions(List.of(Opening.open(backends.get(0))));
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, backends.size() * jobs));
        List<Opening> openings = backends.stream()
                .map(backend -> Opening.begin(backend, jobs, threads))
                .toList();
        Sessions sessions = new Sessions(openings.stream()
                .map(Opening::sessions)
                .filter(started -> !started.isEmpty())
                .map(started -> jobs == 1 ? started.get(0) : new SessionPool(started))
                .toList());
        threads.shutdown();
        List<String> problems = new ArrayList<>();
        openings.forEach(opening -> opening.problem().ifPresent(problems::add));
        sessions.repeatedName()
                .ifPresent(
                        name -> problems.add(
                                "two backends call themselves " + name
                                        + ". Let one of them say another name in its answer to start, or run them one after the other"));
        if (!problems.isEmpty()) {
            sessions.close();
            throw new BackendUnavailable(String.join("\n", problems));
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

    /** Who the backends are. */
    public List<BackendInfo> infos() {
        return all.stream().map(Backend.Session::info).toList();
    }

    @Override
    public void close() {
        all.forEach(Backend.Session::close);
    }
}
