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
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A backend in this process that can't take the kit down: each program runs within a time limit, on a thread that is
 * abandoned if it does not come back, and whatever it throws is an observation. After that the next program gets a new session.
 *
 * @param backend that is guarded
 * @param limit for one program; zero for none, then programs run on the caller's thread, as a debugger likes it
 * @param thread on which programs run
 */
public record GuardedBackend(Backend backend, Duration limit, OnThread thread) implements Backend {
    /** On which thread programs run. */
    public enum OnThread {
        /** One for each session, which no other has. */
        OF_ITS_OWN,
        /**
         * Any: that of a job, if a job asks, which may be another one each time, and which no program leaves interrupted. See
         * NOTE [Programs on job threads].
         */
        OF_WHO_ASKS
    }

    /** A backend whose programs run on threads of its own. */
    public GuardedBackend(Backend backend, Duration limit) {
        this(backend, limit, OnThread.OF_ITS_OWN);
    }

    @Override
    public String name() {
        return backend.name();
    }

    @Override
    public Session open() {
        return new GuardedSession(backend.open());
    }

    /** A started backend. */
    final class GuardedSession implements Session {
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

        /** Whether {@link #runHere} may be called. */
        boolean runsAnywhere() {
            return thread == OnThread.OF_WHO_ASKS && !limit.isZero();
        }

        /**
         * Runs a program on the thread of a job.
         *
         * @param here that thread, the caller's
         * @param then is given what gives the answer, or throws what went wrong: on that thread, or on another if that did not come
         *     back
         */
        void runHere(JobThread here, Request request, Consumer<Supplier<Timed>> then) {
            Supplier<Session> current = attempt(this::session);
            here.stay(() -> attempt(() -> timedHere(current.get(), request)), limit, then, () -> {
                abandon();
                then.accept(this::timedOut);
            });
        }

        /** The limit counts, however late it is noticed. */
        private Timed timedHere(Session current, Request request) {
            long start = System.nanoTime();
            Observation observation = runCatching(current, request);
            Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
            return elapsed.compareTo(limit) > 0 ? timedOut() : new Timed(observation, elapsed);
        }

        private Timed timedOut() {
            return new Timed(new Observation.TimedOut(limit), limit);
        }

        private Session session() {
            Session current = session == null ? backend.open() : session;
            session = current;
            return current;
        }

        @Override
        public Observation run(Request request) {
            Session current = session();
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

    /** What a call comes to: its result, or what it throws. */
    static <T> Supplier<T> attempt(Supplier<T> call) {
        try {
            T result = call.get();
            return () -> result;
        } catch (RuntimeException | Error thrown) {
            return () -> {
                throw thrown;
            };
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
            super(null, null, "vck-" + backend, JobThread.STACK_BYTES);
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
