package io.vck.conformance.run;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A thread of {@link Jobs}, which can be given up.
 *
 * <p>NOTE [Programs on job threads]. A program of a backend in this process may never come back. To run each on a thread of the
 * backend's own, and to wait for it no longer than its limit, means to hand it over and its answer back: in a run of small
 * programs that takes some 6 to 9 hundredths of the time. So a job runs programs itself where the backend does not mind on which
 * thread it is, and says beforehand what is to be done with the answer. {@link Jobs} looks after its threads: one that stays too
 * long is given up, and another goes on with the answer that there was none, and then with the cases that are left. Whichever of
 * both is first, the thread that comes back or the one that looks after it, decides by one comparison; a thread that comes back
 * too late finds out there and ends, before it touches anything. What is to be done afterwards must therefore not be on its stack.
 */
final class JobThread extends Thread {
    /** Nested programs recurse deeply in an interpreter. */
    static final long STACK_BYTES = 16L << 20;

    private final AtomicReference<@Nullable Stay> stay = new AtomicReference<>();

    /** At work from which it may not come back. */
    private record Stay(long deadline, Runnable otherwise) {}

    /** Ends a thread that came back after it was given up. Nobody but {@link Jobs} may catch it. */
    static final class GivenUp extends Error {
        private static final long serialVersionUID = 1L;

        private GivenUp() {
            super("this thread was given up; another goes on with its work", null, false, false);
        }
    }

    JobThread(String name, Runnable work) {
        super(null, work, name, STACK_BYTES);
        setDaemon(true);
    }

    /** The thread of the caller, if it is one of these. */
    static Optional<JobThread> current() {
        return Thread.currentThread() instanceof JobThread here ? Optional.of(here) : Optional.empty();
    }

    /**
     * Does what may take too long, on this thread, which is the caller's.
     *
     * @param work throws nothing, unless memory is wanting
     * @param rest takes what comes of it
     * @param otherwise done on another thread instead of the rest, if the work takes longer than the limit
     * @throws GivenUp if it did, and has come back
     */
    <T> void stay(Supplier<T> work, Duration limit, Consumer<T> rest, Runnable otherwise) {
        Stay here = new Stay(System.nanoTime() + limit.toNanos(), otherwise);
        stay.set(here);
        T result;
        try {
            result = work.get();
        } catch (Throwable thrown) {
            leave(here);
            throw thrown;
        }
        leave(here);
        rest.accept(result);
    }

    private void leave(Stay here) {
        if (!stay.compareAndSet(here, null)) {
            throw new GivenUp();
        }
    }

    /**
     * Gives the thread up if it has stayed too long, or at once wherever it stays.
     *
     * @return what is to be done on another thread then
     */
    Optional<Runnable> giveUp(boolean atOnce) {
        Stay current = stay.get();
        if (current == null || !atOnce && System.nanoTime() - current.deadline() < 0) {
            return Optional.empty();
        }
        return stay.compareAndSet(current, null) ? Optional.of(current.otherwise()) : Optional.empty();
    }
}
