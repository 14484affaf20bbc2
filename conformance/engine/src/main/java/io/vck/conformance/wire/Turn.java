package io.vck.conformance.wire;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One exchange with a process, and what it comes to. */
final class Turn<A> {
    private final Talk<A> talk;
    private final CompletableFuture<A> outcome = new CompletableFuture<>();
    private volatile Optional<Long> begun = Optional.empty();
    private boolean sentAhead;

    Turn(Talk<A> talk) {
        this.talk = talk;
    }

    /**
     * What is said to the process, and what is made of its answer. Both can block for ever.
     *
     * @param <A> what it comes to
     */
    interface Talk<A> {
        /** Says it. */
        void send(AdapterPipes pipes) throws IOException, NotAsked;

        /** Waits for the answer. */
        A receive(AdapterPipes pipes) throws IOException, AdapterFailure, NotAsked;

        /** How many bytes it says, so that it can be said while the answer to the one before is still awaited. Not, if it is too many. */
        default int size() {
            return Integer.MAX_VALUE;
        }

        /** Says it while the answer to the one before is still awaited. */
        default void sendAhead(AdapterPipes pipes) throws IOException {
            throw new UnsupportedOperationException("nothing is small enough to be sent ahead");
        }
    }

    /** Nothing was done with the process, since it had been of no more use before. */
    static final class NotAsked extends Exception {
        private static final long serialVersionUID = 1L;

        NotAsked() {
            super(null, null, false, false);
        }
    }

    int size() {
        return talk.size();
    }

    boolean isSentAhead() {
        return sentAhead;
    }

    void sendAhead(AdapterPipes pipes) {
        try {
            talk.sendAhead(pipes);
            sentAhead = true;
        } catch (IOException closed) {
            // Nothing has been sent then, and in its turn it is tried again.
            sentAhead = false;
        }
    }

    /** From now on its time counts. */
    void begin() {
        begun = Optional.of(System.nanoTime());
    }

    void send(AdapterPipes pipes) throws IOException, NotAsked {
        if (!sentAhead) {
            talk.send(pipes);
        }
    }

    /** Waits for the answer; returns whether anybody still waits for what it comes to. */
    boolean receive(AdapterPipes pipes) throws IOException, AdapterFailure, NotAsked {
        return outcome.complete(talk.receive(pipes));
    }

    void fails(Throwable reason) {
        outcome.completeExceptionally(reason);
    }

    /** Waits for what it comes to, for ever if there is no limit; the time until it begins does not count. */
    A await(Optional<Duration> limit, AdapterPipes pipes) throws ExecutionException, InterruptedException {
        if (limit.isEmpty()) {
            return outcome.get();
        }
        long left = limit.get().toNanos();
        while (!isThereWithin(left)) {
            left = limit.get().toNanos()
                    - begun.map(at -> System.nanoTime() - at).orElse(0L);
            if (left <= 0) {
                // Unless it came at this moment: whoever is first decides, here and in the thread of the process.
                fails(AdapterFailure.timedOut(limit.get(), pipes.cameShort()));
            }
        }
        return outcome.get();
    }

    private boolean isThereWithin(long nanos) throws InterruptedException {
        try {
            outcome.get(nanos, TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        } catch (ExecutionException failed) {
            return true;
        }
    }
}
