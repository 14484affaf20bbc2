package io.vck.cli;

import io.vck.backend.spi.Backend;
import io.vck.backend.spi.BackendInfo;
import io.vck.backend.spi.BackendUnavailable;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Request;
import io.vck.conformance.backends.LoopBackend;
import io.vck.conformance.backends.ReferenceBackend;
import io.vck.conformance.run.BackendRegistry;
import io.vck.conformance.run.GuardedBackend;
import io.vck.conformance.run.Kit;
import io.vck.conformance.run.KnownBackend;
import io.vck.conformance.snippet.Snippets;
import io.vck.reports.console.Style;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a command printed and how it ended. */
record Ran(int exit, String out, String err) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Kit KIT = new Kit(new BackendRegistry(List.of()));

    /** Runs a command on a kit that knows reference, loop, and backends that misbehave. */
    static Ran vck(String... args) {
        return on(
                new BackendRegistry(List.of(
                        known("reference", new ReferenceBackend()).saidIn(Snippets.JAVA),
                        known("loop", new LoopBackend()).saidIn(Snippets.JAVA),
                        known("empty-handed", answering("empty-handed", seen -> Observation.Seen.NOTHING)),
                        known("throwing", answering("throwing", seen -> {
                            throw new IllegalStateException("bug");
                        })),
                        known("hanging", answering("hanging", Ran::hang)),
                        known("flaky", flaky()),
                        known("once", once()),
                        known("double", answering("reference", seen -> seen)),
                        known("absent", unavailable()))),
                args);
    }

    /** Runs a command on the kit as it is installed in a folder. */
    static Ran installedIn(Path home, String... args) {
        return on(BackendRegistry.ofKit(home, Optional.empty()), args);
    }

    private static Ran on(BackendRegistry backends, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Style.PLAIN,
                false);
        Kit kit = KIT.with(backends);
        int exit = Vck.execute(terminal, () -> kit, args);
        return new Ran(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Standard output as one JSON value, with nothing after it but its line end. */
    JsonNode json() {
        return JSON.readTree(out);
    }

    private static KnownBackend known(String name, Backend backend) {
        return new KnownBackend(
                name, "a backend for tests", false, terms -> new GuardedBackend(backend, terms.limit()));
    }

    /** The reference, but for what can be seen of programs that return. */
    private static Backend answering(String name, UnaryOperator<Observation.Seen> seen) {
        return backend(name, () -> new Altered(new ReferenceBackend().open(), name, seen));
    }

    /** The reference, which when it is started the first time answers with nothing. */
    private static Backend flaky() {
        AtomicInteger started = new AtomicInteger();
        return backend("flaky", () -> {
            boolean first = started.getAndIncrement() == 0;
            return new Altered(new ReferenceBackend().open(), "flaky", seen -> first ? Observation.Seen.NOTHING : seen);
        });
    }

    /** It answers with nothing, and starts a single time. */
    private static Backend once() {
        AtomicInteger started = new AtomicInteger();
        return backend("once", () -> {
            if (started.getAndIncrement() > 0) {
                throw new BackendUnavailable("the backend once is gone");
            }
            return new Altered(new ReferenceBackend().open(), "once", seen -> Observation.Seen.NOTHING);
        });
    }

    private static Backend unavailable() {
        return backend("absent", () -> {
            throw new BackendUnavailable("the backend absent needs what is not here; install it");
        });
    }

    private static Backend backend(String name, Supplier<Backend.Session> open) {
        return new Backend() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Session open() {
                return open.get();
            }
        };
    }

    private static Observation.Seen hang(Observation.Seen seen) {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException abandoned) {
            Thread.currentThread().interrupt();
        }
        return seen;
    }

    private record Altered(Backend.Session reference, String name, UnaryOperator<Observation.Seen> seen)
            implements Backend.Session {
        @Override
        public BackendInfo info() {
            return new BackendInfo(name, "1", "Java", reference.info().capabilities());
        }

        @Override
        public Observation run(Request request) {
            Observation observation = reference.run(request);
            return observation instanceof Observation.Returned returned
                    ? new Observation.Returned(seen.apply(returned.seen()))
                    : observation;
        }

        @Override
        public void close() {}
    }
}
