package io.vck.conformance.run;

import io.vck.backend.spi.Backend;
import io.vck.backend.spi.BackendUnavailable;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;

/** Backends that start in the background from the moment at which it is known which are wanted: some take seconds. */
public final class EarlyStart implements AutoCloseable {
    private final List<Started> all;

    private EarlyStart(List<Started> all) {
        this.all = all;
    }

    /** Begins to start each of the backends once. */
    public static EarlyStart of(List<Backend> backends) {
        EarlyStart early = new EarlyStart(backends.stream().map(Started::new).toList());
        early.all.forEach(started -> started.thread.start());
        return early;
    }

    /** The same backends. The first session that one of them opens is that which was begun; why there is none, it says then. */
    public List<Backend> backends() {
        return List.copyOf(all);
    }

    /** Ends the sessions that nobody has opened, also those that are not there yet. */
    @Override
    public void close() {
        all.forEach(Started::close);
    }

    private static final class Started implements Backend {
        private final Backend backend;
        private final FutureTask<Session> first;
        private final Thread thread;
        private final AtomicBoolean taken = new AtomicBoolean();

        Started(Backend backend) {
            this.backend = backend;
            first = new FutureTask<>(backend::open);
            thread = new Thread(first, "start of " + backend.name());
            thread.setDaemon(true);
        }

        @Override
        public String name() {
            return backend.name();
        }

        @Override
        public Session open() {
            if (taken.getAndSet(true)) {
                return backend.open();
            }
            try {
                return first.get();
            } catch (ExecutionException failed) {
                throw thrown(failed);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                thread.interrupt();
                throw new BackendUnavailable("interrupted while the backend " + name() + " started");
            }
        }

        private static RuntimeException thrown(ExecutionException failed) {
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            return failed.getCause() instanceof RuntimeException exception
                    ? exception
                    : new IllegalStateException(failed);
        }

        void close() {
            if (taken.getAndSet(true)) {
                return;
            }
            thread.interrupt();
            try {
                first.get().close();
            } catch (ExecutionException notStarted) {
                // Nobody wanted it, so nobody is told.
                return;
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
