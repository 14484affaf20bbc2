package io.vck.conformance.run;

import io.vck.backend.spi.Backend;
import io.vck.backend.spi.BackendInfo;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Request;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A backend in this process that can't take the kit down: each program runs on a thread of its own session, within a time
 * limit, and whatever it throws is an observation. A thread that does not come back is abandoned, and the next program
 * gets a new session on a new thread.
 *
 * @param backend that is guarded
 * @param limit for one program; zero for none, then programs run on the caller's thread, as a debugger likes it
 */
public record GuardedBackend(Backend backend, Duration limit) implements Backend {
    /** Nested programs recurse deeply in an interpreter. */
    private static final long STACK_BYTES = 16L << 20;

    @Override
    public String name() {
        return backend.name();
    }

    @Override
    public Session open() {
        return new GuardedSession(backend.open());
    }

    private final class GuardedSession implements Session {
        private final BackendInfo info;
        private @Nullable Session session;
        private @Nullable Worker worker;

        GuardedSession(Session session) {
            this.session = session;
            this.info = session.info();
        }

        @Override
        public BackendInfo info() {
            return info;
        }

        @Override
        public Observation run(Request request) {
            Session current = session == null ? backend.open() : session;
            session = current;
            if (limit.isZero()) {
                return runCatching(current, request);
            }
            FutureTask<Observation> task = new FutureTask<>(() -> runCatching(current, request));
            worker().tasks.add(task);
            try {
                return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException hung) {
                abandon();
                return new Observation.TimedOut(limit);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return new Observation.Crashed("the kit was interrupted");
            } catch (ExecutionException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        private Worker worker() {
            Worker current = worker;
            if (current == null) {
                current = new Worker(name());
                current.start();
                worker = current;
            }
            return current;
        }

        /** Neither the thread nor the session that it may still be using can be used again. */
        private void abandon() {
            if (worker != null) {
                worker.interrupt();
            }
            worker = null;
            session = null;
        }

        @Override
        public void close() {
            if (worker != null) {
                worker.interrupt();
            }
            if (session != null) {
                session.close();
            }
        }
    }

    private static Observation runCatching(Session session, Request request) {
        try {
            return session.run(request);
        } catch (Throwable thrown) {
            return new Observation.Crashed("the backend threw " + describe(thrown));
        }
    }

    /** What was thrown and where, in a line. */
    static String describe(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        return thrown + (trace.length == 0 ? "" : " at " + trace[0]);
    }

    private static final class Worker extends Thread {
        private final LinkedBlockingQueue<FutureTask<Observation>> tasks = new LinkedBlockingQueue<>();

        Worker(String backend) {
            super(null, null, "vck-" + backend, STACK_BYTES);
            setDaemon(true);
        }

        @Override
        public void run() {
            try {
                while (!isInterrupted()) {
                    tasks.take().run();
                }
            } catch (InterruptedException abandoned) {
                interrupt();
            }
        }
    }
}
