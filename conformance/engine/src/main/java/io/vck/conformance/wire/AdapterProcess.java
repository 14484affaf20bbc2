package io.vck.conformance.wire;

import io.vck.conformance.wire.Turn.NotAsked;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * An adapter's process: sends lines, receives lines.
 *
 * <p>What is asked for while it is busy waits for its {@linkplain TurnQueue turn}; only what fails keeps the next from being
 * begun.
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
    private final TurnQueue turns;
    private final WireListener.Conversation listener;
    private final Thread killer;
    private volatile boolean harnessEnds;
    private boolean saidThatItEnded;
    private volatile boolean discredited;
    private final CountDownLatch ended = new CountDownLatch(1);

    private AdapterProcess(
            AdapterCommand command, ProcessFamily family, int longestAnswer, WireListener.Conversation listener) {
        this.family = family;
        this.listener = listener;
        process = family.root();
        pipes = new AdapterPipes(family, longestAnswer, listener);
        errors = new StandardError(process.getErrorStream(), command.name(), listener);
        turns = new TurnQueue(pipes, command.name());
        killer = new Thread(() -> {
            harnessEnds = true;
            kill();
            awaitEnd();
        });
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
                        () -> turns.fail(new EOFException("")),
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
     * Sends messages together, or none, and waits for one, as soon as all is done that was asked for before. After a failure the
     * process is of no more use.
     *
     * @param limit how long it may take from when it begins; for ever, if empty
     * @throws CancellationException if the waiting thread is interrupted
     */
    WireMessage exchange(List<WireMessage> messages, Optional<Duration> limit) throws AdapterFailure {
        try {
            return talk(limit, new Turn.Talk<>() {
                @Override
                public void send(AdapterPipes to) throws IOException {
                    to.sendTogether(messages);
                }

                @Override
                public WireMessage receive(AdapterPipes from) throws IOException {
                    return from.read();
                }
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
    <A> A talk(Optional<Duration> limit, Turn.Talk<A> talk) throws AdapterFailure, NotAsked {
        return await(take(talk), limit);
    }

    /** The same, but that nobody waits for it yet. */
    <A> Turn<A> take(Turn.Talk<A> talk) {
        Turn<A> turn = new Turn<>(talk);
        try {
            turns.add(turn);
        } catch (RejectedExecutionException killed) {
            turn.fails(new NotAsked());
        }
        return turn;
    }

    /** Waits for what it comes to. */
    <A> A await(Turn<A> turn, Optional<Duration> limit) throws AdapterFailure, NotAsked {
        try {
            return turn.await(limit, pipes);
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

    /** From now on it can be sent a message before it has answered the one before. See NOTE [Sent ahead]. */
    void sendAhead() {
        turns.sendAheadFromNowOn();
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
        turns.end();
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
        turns.addLast(farewell == WireConversation.Farewell.STOP ? this::sayStop : this::closeInput);
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            throw interrupted();
        }
    }

    /** Asks the adapter to stop, and ends it if it doesn't. */
    @Override
    public void close() {
        turns.addLast(this::sendStop);
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
