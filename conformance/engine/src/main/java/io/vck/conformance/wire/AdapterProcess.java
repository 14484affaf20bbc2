package io.vck.conformance.wire;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * An adapter's process: sends lines, receives lines.
 *
 * <p>Writing and reading can block for ever, so one thread of the process's own does both, and whoever waits for it can
 * give up. What it is to do while it is busy waits for it, so that nothing lies between the answer to one message and the
 * sending of the next; only what fails keeps the next from being begun.
 */
final class AdapterProcess implements AutoCloseable {
    /** How long an adapter that is told to stop may take. */
    private static final long STOP_MILLIS = 2_000;

    /** How long to wait for the end of a process, or of its output, that is all but certain. */
    private static final long END_MILLIS = 500;

    private final ProcessFamily family;
    private final Process process;
    private final AdapterPipes pipes;
    private final StandardError errors;
    private final ExecutorService conversation;
    private final WireListener.Conversation listener;
    private final Thread killer;
    private volatile boolean harnessEnds;
    private boolean saidThatItEnded;
    private volatile CompletableFuture<?> expected = new CompletableFuture<>();
    private volatile boolean spent;
    private volatile boolean discredited;
    private final CountDownLatch ended = new CountDownLatch(1);

    private AdapterProcess(
            AdapterCommand command, ProcessFamily family, int longestAnswer, WireListener.Conversation listener) {
        this.family = family;
        this.listener = listener;
        process = family.root();
        pipes = new AdapterPipes(family, longestAnswer, listener);
        errors = new StandardError(process.getErrorStream(), command.name(), listener);
        conversation = Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, "conversation with " + command.name());
            thread.setDaemon(true);
            return thread;
        });
        killer = new Thread(() -> {
            harnessEnds = true;
            kill();
            awaitEnd();
        });
    }

    /** What is done with the process, in its own thread. */
    interface Talk<A> {
        A over(AdapterPipes pipes) throws IOException, AdapterFailure, NotAsked;
    }

    /** Nothing was done with the process, since it had been of no more use before. */
    static final class NotAsked extends Exception {
        private static final long serialVersionUID = 1L;

        NotAsked() {
            super(null, null, false, false);
        }
    }

    /** One talk, and what it comes to. */
    private final class Turn<A> implements Runnable {
        private final Talk<A> talk;
        private final CompletableFuture<A> outcome = new CompletableFuture<>();
        private volatile Optional<Long> begun = Optional.empty();

        Turn(Talk<A> talk) {
            this.talk = talk;
        }

        @Override
        public void run() {
            expected = outcome;
            begun = Optional.of(System.nanoTime());
            try {
                if (!outcome.complete(talk.over(pipes))) {
                    spent = true; // nobody waits any more, and what becomes of the process is being decided
                }
            } catch (IOException | AdapterFailure | NotAsked failure) {
                spent = true;
                outcome.completeExceptionally(failure);
            } catch (RuntimeException | Error unexpected) {
                spent = true;
                outcome.completeExceptionally(unexpected);
            }
        }

        void neverBegins() {
            outcome.completeExceptionally(new NotAsked());
        }

        /** Waits for the outcome; the time until the talk begins does not count. */
        A await(Optional<Duration> limit) throws AdapterFailure, ExecutionException, InterruptedException {
            if (limit.isEmpty()) {
                return outcome.get();
            }
            long left = limit.get().toNanos();
            while (!isThereWithin(left)) {
                left = limit.get().toNanos()
                        - begun.map(at -> System.nanoTime() - at).orElse(0L);
                if (left <= 0) {
                    // Unless it came at this moment: whoever is first decides, here and in the thread of the process.
                    outcome.completeExceptionally(AdapterFailure.timedOut(limit.get(), pipes.cameShort()));
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

    /**
     * Starts an adapter.
     *
     * @throws IOException if there is no such program
     */
    static AdapterProcess start(AdapterCommand command, int longestAnswer, WireListener listener) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command.command());
        builder.environment().putAll(command.environment());
        command.directory().ifPresent(directory -> builder.directory(directory.toFile()));
        ProcessFamily family = ProcessFamily.start(builder);
        WireListener.Conversation heard = listener.started(
                command.name(), command.command(), family.root().pid());
        AdapterProcess adapter = new AdapterProcess(command, family, longestAnswer, heard);
        adapter.watch();
        return adapter;
    }

    /** Takes care that the process doesn't outlive the harness, nor a wait for an answer the process. */
    private void watch() {
        try {
            Runtime.getRuntime().addShutdownHook(killer);
        } catch (IllegalStateException shuttingDown) {
            kill();
            waitForTheEnd();
        }
        process.onExit().thenRun(this::sayThatItEnded);
        process.onExit()
                .thenRunAsync(
                        () -> expected.completeExceptionally(new EOFException("")),
                        CompletableFuture.delayedExecutor(END_MILLIS, TimeUnit.MILLISECONDS));
    }

    /** When the harness is told to end, what becomes of adapters means nothing any more. Nobody is to judge it. */
    private static void waitForTheEnd() {
        while (true) {
            LockSupport.park();
        }
    }

    /** Once; whoever is second waits until it has been said, since the harness may end right after. */
    private synchronized void sayThatItEnded() {
        if (!saidThatItEnded) {
            saidThatItEnded = true;
            listener.ended(process.exitValue());
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    WireListener.Conversation listener() {
        return listener;
    }

    /**
     * Sends a message and waits for another. After a failure the process is of no more use.
     *
     * @param limit how long to wait; for ever, if empty
     * @throws CancellationException if the waiting thread is interrupted
     */
    WireMessage exchange(WireMessage message, Optional<Duration> limit) throws AdapterFailure {
        try {
            return await(limit, pipes -> {
                pipes.send(message);
                return pipes.read();
            });
        } catch (NotAsked ended) {
            throw AdapterFailure.because("the adapter has been ended");
        }
    }

    /**
     * Does something with the process as soon as all is done that was asked for before. After a failure the process is of no
     * more use.
     *
     * @param limit how long it may take from when it begins; for ever, if empty
     * @throws NotAsked if the process has failed or was ended before, or was discredited meanwhile
     * @throws CancellationException if the waiting thread is interrupted
     */
    <A> A talk(Optional<Duration> limit, Talk<A> talk) throws AdapterFailure, NotAsked {
        return await(limit, pipes -> {
            if (spent) {
                throw new NotAsked();
            }
            return talk.over(pipes);
        });
    }

    private <A> A await(Optional<Duration> limit, Talk<A> talk) throws AdapterFailure, NotAsked {
        Turn<A> turn = new Turn<>(talk);
        try {
            conversation.execute(turn);
        } catch (RejectedExecutionException killed) {
            throw failure(new NotAsked());
        }
        try {
            return turn.await(limit);
        } catch (ExecutionException failed) {
            throw failure(Objects.requireNonNullElse(failed.getCause(), failed));
        } catch (InterruptedException interrupted) {
            throw interrupted();
        }
    }

    /** What is to be thrown for what ended a talk. */
    private AdapterFailure failure(Throwable reason) throws NotAsked {
        Throwable cause = discredited ? new NotAsked() : reason;
        if (cause instanceof NotAsked notAsked) {
            if (harnessEnds) {
                waitForTheEnd();
            }
            throw notAsked;
        } else if (cause instanceof RuntimeException unexpected) {
            throw unexpected;
        } else if (cause instanceof Error error) {
            throw error;
        }
        AdapterFailure failure = cause instanceof AdapterFailure known ? known : describe(cause);
        if (harnessEnds && failure.limit().isEmpty()) {
            waitForTheEnd();
        }
        return failure;
    }

    private AdapterFailure describe(Throwable failure) {
        if (failure instanceof LineReader.BadLine) {
            return AdapterFailure.because("the adapter " + failure.getMessage());
        }
        boolean unread = failure instanceof AdapterPipes.InputClosed;
        try {
            if (process.waitFor(END_MILLIS, TimeUnit.MILLISECONDS)) {
                errors.awaitEnd(END_MILLIS);
                String end = "the adapter " + ExitCode.describe(process.exitValue());
                return unread ? AdapterFailure.unread(end) : AdapterFailure.because(end + inTheMiddle());
            }
        } catch (InterruptedException interrupted) {
            throw interrupted();
        }
        return unread
                ? AdapterFailure.unread("the adapter closed its standard input, and went on running")
                : AdapterFailure.because(
                        "the adapter closed its standard output" + inTheMiddle() + ", and went on running");
    }

    private String inTheMiddle() {
        return pipes.endedIn().map(part -> " in the middle of " + part).orElse("");
    }

    private CancellationException interrupted() {
        kill();
        Thread.currentThread().interrupt();
        return new CancellationException("interrupted while waiting for an adapter");
    }

    /** From now on its answers can have attachments. */
    void takeAttachments() {
        pipes.takeAttachments();
    }

    /** Leaves what was printed on standard error up to now out of messages: it belongs to an earlier program. */
    void forgetStandardError() {
        errors.forget();
    }

    /** The last that it printed on standard error. */
    String standardError() {
        return errors.tail();
    }

    /** Ends the process and all that it started. */
    void kill() {
        family.kill();
        for (Runnable waiting : conversation.shutdownNow()) {
            if (waiting instanceof Turn<?> turn) {
                turn.neverBegins();
            }
        }
        ended.countDown();
    }

    /** Waits until somebody has ended the process. */
    void awaitKilled() {
        try {
            ended.await();
        } catch (InterruptedException interrupted) {
            throw interrupted();
        }
    }

    /** Tells the adapter that nothing more comes, and waits for its end. */
    boolean endsAfter(WireConversation.Farewell farewell, Duration patience) {
        conversation.execute(farewell == WireConversation.Farewell.STOP ? this::sayStop : this::closeInput);
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            throw interrupted();
        }
    }

    /** Asks the adapter to stop, and ends it if it doesn't. */
    @Override
    public void close() {
        if (!conversation.isShutdown()) {
            conversation.execute(this::sendStop);
        }
        try {
            if (!process.waitFor(STOP_MILLIS, TimeUnit.MILLISECONDS)) {
                listener.remarked("the adapter did not stop within " + STOP_MILLIS / 1_000 + " s, and is ended");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        discard();
    }

    /** Ends the process for what it did with one program. Another that it has by now is not to answer for that. */
    void discredit() {
        discredited = true;
        discard();
    }

    /** Ends the process, without a word to it. */
    void discard() {
        kill();
        awaitEnd();
        try {
            Runtime.getRuntime().removeShutdownHook(killer);
        } catch (IllegalStateException shuttingDown) {
            // The hook runs already, and does what has been done here.
            return;
        }
    }

    private void awaitEnd() {
        try {
            if (process.waitFor(END_MILLIS, TimeUnit.MILLISECONDS)) {
                sayThatItEnded();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void sendStop() {
        sayStop();
        closeInput();
    }

    private void sayStop() {
        try {
            pipes.send(new WireMessage(RequestWriter.stop()));
        } catch (IOException gone) {
            // An adapter that is gone has stopped.
            return;
        }
    }

    private void closeInput() {
        try {
            pipes.closeInput();
        } catch (IOException gone) {
            // The same.
            return;
        }
    }
}
