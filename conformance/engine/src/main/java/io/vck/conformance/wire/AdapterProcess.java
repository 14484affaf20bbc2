package io.vck.conformance.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * An adapter's process: sends lines, receives lines.
 *
 * <p>Writing and reading can block for ever, so one thread of the process's own does both, and whoever waits for it can
 * give up. A message costs one hand-over there and one back.
 */
final class AdapterProcess implements AutoCloseable {
    /** How long an adapter that is told to stop may take. */
    private static final long STOP_MILLIS = 2_000;

    /** How long to wait for the end of a process, or of its output, that is all but certain. */
    private static final long END_MILLIS = 500;

    private final ProcessFamily family;
    private final Process process;
    private final OutputStream requests;
    private final LineReader answers;
    private final StandardError errors;
    private final ExecutorService conversation;
    private final WireListener.Conversation listener;
    private final Thread killer;
    private volatile boolean harnessEnds;
    private boolean saidThatItEnded;
    private volatile CompletableFuture<byte[]> expected = new CompletableFuture<>();

    private AdapterProcess(
            AdapterCommand command, ProcessFamily family, int longestAnswer, WireListener.Conversation listener) {
        this.family = family;
        this.listener = listener;
        process = family.root();
        requests = process.getOutputStream();
        answers = new LineReader(process.getInputStream(), longestAnswer);
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

    /** The adapter does not read what it is sent, and never will. */
    private static final class InputClosed extends IOException {
        private static final long serialVersionUID = 1L;

        InputClosed(IOException cause) {
            super(cause);
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
     * Sends a message and waits for a line. After a failure the process is of no more use.
     *
     * @param limit how long to wait; for ever, if empty
     * @throws CancellationException if the waiting thread is interrupted
     */
    byte[] exchange(byte[] message, Optional<Duration> limit) throws AdapterFailure {
        return await(limit, answer -> converse(message, answer));
    }

    /** Waits for one more line than was asked for. */
    byte[] furtherLine(Duration limit) throws AdapterFailure {
        return await(Optional.of(limit), this::read);
    }

    private interface Work {
        void into(CompletableFuture<byte[]> answer);
    }

    private byte[] await(Optional<Duration> limit, Work work) throws AdapterFailure {
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        expected = answer;
        conversation.execute(() -> work.into(answer));
        try {
            return limit.isPresent() ? answer.get(limit.get().toNanos(), TimeUnit.NANOSECONDS) : answer.get();
        } catch (TimeoutException late) {
            throw AdapterFailure.timedOut(limit.orElseThrow());
        } catch (ExecutionException failed) {
            AdapterFailure failure = describe(Optional.ofNullable(failed.getCause()));
            if (harnessEnds) {
                waitForTheEnd();
            }
            throw failure;
        } catch (InterruptedException interrupted) {
            throw interrupted();
        }
    }

    private void converse(byte[] message, CompletableFuture<byte[]> answer) {
        listener.sent(message);
        try {
            requests.write(message);
            requests.write('\n');
            requests.flush();
        } catch (IOException closed) {
            answer.completeExceptionally(new InputClosed(closed));
            return;
        }
        read(answer);
    }

    private void read(CompletableFuture<byte[]> answer) {
        try {
            byte[] line = answers.read();
            listener.received(line);
            answer.complete(line);
        } catch (IOException | RuntimeException failure) {
            sayWhatCameInPart();
            answer.completeExceptionally(failure);
        } catch (OutOfMemoryError tooLarge) {
            answer.completeExceptionally(new LineReader.BadLine("printed a line that does not fit into memory"));
        }
    }

    private void sayWhatCameInPart() {
        byte[] unfinished = answers.unfinished();
        if (unfinished.length > 0) {
            listener.receivedInPart(unfinished);
        }
    }

    private AdapterFailure describe(Optional<Throwable> failure) {
        if (failure.filter(LineReader.BadLine.class::isInstance).isPresent()) {
            return AdapterFailure.because("the adapter " + failure.get().getMessage());
        }
        boolean unread = failure.filter(InputClosed.class::isInstance).isPresent();
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
        return answers.unfinished().length > 0 ? " in the middle of a line" : "";
    }

    private CancellationException interrupted() {
        kill();
        Thread.currentThread().interrupt();
        return new CancellationException("interrupted while waiting for an adapter");
    }

    /** Whether it has printed, on standard output, more than was read. Only between exchanges. */
    boolean hasMoreOutput() {
        return answers.hasMore();
    }

    /** The beginning of what it has printed beyond what was read. Only between exchanges. */
    byte[] glimpse(int longest) {
        try {
            return answers.glimpse(longest);
        } catch (IOException closed) {
            return new byte[0];
        }
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
        conversation.shutdownNow();
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
        byte[] stop = RequestWriter.stop();
        listener.sent(stop);
        try {
            requests.write(stop);
            requests.write('\n');
            requests.flush();
        } catch (IOException gone) {
            // An adapter that is gone has stopped.
            return;
        }
    }

    private void closeInput() {
        try {
            requests.close();
        } catch (IOException gone) {
            // The same.
            return;
        }
    }
}
