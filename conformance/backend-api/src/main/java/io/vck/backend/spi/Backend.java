package io.vck.backend.spi;

/**
 * Something that runs programs with {@code vmap}. JVM backends are found by {@link java.util.ServiceLoader}; most extend
 * {@link LibraryBackend}.
 */
public interface Backend {

    /** The name by which users ask for it; does not start anything. */
    String name();

    /**
     * Starts the backend.
     *
     * @throws BackendUnavailable if it can't be started on this machine, with what to do about it
     */
    Session open();

    /** A started backend, used by one thread at a time. */
    interface Session extends AutoCloseable {

        BackendInfo info();

        /** Runs a program. Whatever the backend does, the answer is an observation. */
        Observation run(Request request);

        @Override
        void close();
    }
}
