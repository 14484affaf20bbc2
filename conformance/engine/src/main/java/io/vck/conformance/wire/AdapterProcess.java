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
import java.util.stream.Stream;

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

    private final Process process;
    private final OutputStream requests;
    private final LineReader answers;
    private final StandardError errors;
    private final ExecutorService conversation;
    private final Thread killer;
    private volatile boolean harnessEnds;
    private volatile CompletableFuture<byte[]> expected = new CompletableFuture<>();

    private AdapterProcess(AdapterCommand command, Process process, int longestAnswer) {
        this.process = process;
        requests = process.getOutputStream();
        answers = new LineReader(process.getInputStream(), longestAnswer);
        errors = new StandardError(process.getErrorStream(), command.name());
        conversation = Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, "conversation with " + command.name());
            thread.setDaemon(true);
            return thread;
        });
        killer = new Thread(() -> {
            harnessEnds = true;
            kill();
        });
    }

    /**
     * Starts an adapter.
     *
     * @throws IOException if there is no such program
     */
    static AdapterProcess start(AdapterCommand command, int longestAnswer) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command.command());
        builder.environment().putAll(command.environment());
        command.directory().ifPresent(directory -> builder.directory(directory.toFile()));
        AdapterProcess adapter = new AdapterProcess(command, builder.start(), longestAnswer);
        adapter.watch();
        return adapter;
    }

    /** Takes care that the process doesn't outlive the harness, nor a wait for an answer the process. */
    private void watch() throws IOException {
        try {
            Runtime.getRuntime().addShutdownHook(killer);
        } catch (IllegalStateException shuttingDown) {
            kill();
            throw new IOException("the harness is about to end", shuttingDown);
        }
        process.onExit()
                .thenRunAsync(
                        () -> expected.completeExceptionally(new EOFException("")),
                        CompletableFuture.delayedExecutor(END_MILLIS, TimeUnit.MILLISECONDS));
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Sends a message and waits for a line. After a failure the process is of no more use.
     *
     * @param limit how long to wait; for ever, if empty
     * @throws CancellationException if the harness ends meanwhile, or the waiting thread is interrupted
     */
    byte[] exchange(byte[] message, Optional<Duration> limit) throws AdapterFailure {
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        expected = answer;
        conversation.execute(() -> converse(message, answer));
        try {
            return limit.isPresent() ? answer.get(limit.get().toNanos(), TimeUnit.NANOSECONDS) : answer.get();
        } catch (TimeoutException late) {
            throw AdapterFailure.timedOut(limit.orElseThrow());
        } catch (ExecutionException failed) {
            if (harnessEnds) {
                throw new CancellationException("the harness is about to end");
            }
            throw AdapterFailure.because(describe(Optional.ofNullable(failed.getCause())));
        } catch (InterruptedException interrupted) {
            throw interrupted();
        }
    }

    private void converse(byte[] message, CompletableFuture<byte[]> answer) {
        try {
            requests.write(message);
            requests.write('\n');
            requests.flush();
            answer.complete(answers.read());
        } catch (IOException | RuntimeException failure) {
            answer.completeExceptionally(failure);
        } catch (OutOfMemoryError tooLarge) {
            answer.completeExceptionally(new LineReader.BadLine("printed a line that does not fit into memory"));
        }
    }

    private String describe(Optional<Throwable> failure) {
        if (failure.filter(LineReader.BadLine.class::isInstance).isPresent()) {
            return "the adapter " + failure.get().getMessage();
        }
        try {
            if (process.waitFor(END_MILLIS, TimeUnit.MILLISECONDS)) {
                errors.awaitEnd(END_MILLIS);
                return "the adapter " + ExitCode.describe(process.exitValue());
            }
        } catch (InterruptedException interrupted) {
            throw interrupted();
        }
        return "the adapter closed its standard output, and went on running";
    }

    private CancellationException interrupted() {
        kill();
        Thread.currentThread().interrupt();
        return new CancellationException("interrupted while waiting for an adapter");
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
        try (Stream<ProcessHandle> descendants = process.descendants()) {
            descendants.toList().forEach(ProcessHandle::destroyForcibly);
        }
        process.destroyForcibly();
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
        conversation.execute(this::sendStop);
        try {
            process.waitFor(STOP_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        discard();
    }

    /** Ends the process, without a word to it. */
    void discard() {
        kill();
        try {
            Runtime.getRuntime().removeShutdownHook(killer);
        } catch (IllegalStateException shuttingDown) {
            // The hook runs already, and does what has been done here.
            return;
        }
    }

    private void sendStop() {
        sayStop();
        closeInput();
    }

    private void sayStop() {
        try {
            requests.write(RequestWriter.stop());
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
