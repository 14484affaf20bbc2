package io.vck.backend.spi;

import java.time.Duration;

/**
 * Something that runs programs with {@code vmap}. JVM backends are found by {@link java.util.ServiceLoader}; most extend
 * {@link LibraryBackend}.
 */
public interface Backend {

    /** The name by which users ask for it; does not start anything. */
    String name();

    /**
     * Starts the backend. A run with several jobs starts it as many times, at the same moment, and uses each session on
     * a thread of its own.
     *
     * @throws BackendUnavailable if it can't be started on this machine, with what to do about it
     */
    Session open();

    /**
     * What a program came to.
     *
     * @param elapsed for how long the backend had it
     */
    record Timed(Observation observation, Duration elapsed) {}

    /** A started backend, used by one thread at a time, or by several if it {@linkplain #takesNext() takes the next program}. */
    interface Session extends AutoCloseable {

        BackendInfo info();

        /** Runs a program. Whatever the backend does, the answer is an observation. */
        Observation run(Request request);

        /** Runs a program, and takes the time. */
        default Timed timed(Request request) {
            long start = System.nanoTime();
            Observation observation = run(request);
            return new Timed(observation, Duration.ofNanos(System.nanoTime() - start));
        }

        /**
         * Whether other threads may hand in programs while one runs, so that the next is begun without delay. The time of a
         * program does not count what it waits for others, and no program answers for another.
         */
        default boolean takesNext() {
            return false;
        }

        /**
         * Whether the backend is gone for good: it ended, and could not be started again. The latest observation then says
         * nothing of its program, which was not run.
         */
        default boolean isLost() {
            return false;
        }

        /**
         * Whether programs run in another process or on another machine, so that this one has time for something else while
         * it waits for an answer.
         */
        default boolean isRemote() {
            return false;
        }

        @Override
        void close();
    }
}
