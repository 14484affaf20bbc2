package io.vck.conformance.run;

import io.vck.backend.spi.BackendInfo;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where the logs of a run go.
 *
 * @param folder is made if it does not exist
 * @param shard that the run is of, which the files' names say, since the logs of all shards often end up in one folder
 * @param begun logs that the run goes on with; if there are any, every backend of the run must have its own among them
 */
public record LogTarget(Path folder, Optional<Shard> shard, List<BegunLog> begun) {
    public LogTarget {
        begun = List.copyOf(begun);
    }

    /** New logs in a folder. */
    public static LogTarget folder(Path folder) {
        return new LogTarget(folder, Optional.empty(), List.of());
    }

    /** What the names of the files end with. */
    String ending() {
        return shard.map(part -> ".shard-" + part.index() + "-of-" + part.count())
                        .orElse("")
                + ".jsonl";
    }

    /**
     * The log that a backend goes on with.
     *
     * @param backends how many backends the run has
     * @throws NotResumable if there is none
     */
    BegunLog begunBy(BackendInfo backend, int backends) {
        if (backends == 1 && begun.size() == 1) {
            return begun.get(0);
        }
        List<BegunLog> own = begun.stream()
                .filter(log -> log.header()
                        .map(header -> header.backend().name().equals(backend.name()))
                        .orElse(false))
                .toList();
        if (own.size() == 1) {
            return own.get(0);
        }
        String files = begun.stream().map(log -> log.file().toString()).collect(Collectors.joining(", "));
        throw new NotResumable((own.isEmpty() ? "none" : "more than one") + " of " + files + " is a log of "
                + backend.name() + ". Name one log for each backend");
    }
}
