package io.vck.conformance.serve;

import io.vck.backend.spi.Backend;
import io.vck.backend.spi.BackendUnavailable;
import io.vck.backend.spi.Observation;
import io.vck.conformance.wire.AnswerWriter;
import io.vck.conformance.wire.HarnessMessage;
import io.vck.conformance.wire.MalformedMessage;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * An adapter for a backend in Java: answers the messages of a harness until it is told to stop, or there are no more. A
 * whole program:
 *
 * <pre>{@code
 * public static void main(String[] args) {
 *     WireServer.serve(MyBackend::new);
 * }
 * }</pre>
 */
public final class WireServer {
    /** Nested programs recurse deeply in an interpreter. */
    private static final long STACK_BYTES = 16L << 20;

    private final Supplier<? extends Backend> backend;
    private final OutputStream answers;
    private Optional<Backend.Session> session = Optional.empty();

    private WireServer(Supplier<? extends Backend> backend, OutputStream answers) {
        this.backend = backend;
        this.answers = answers;
    }

    /**
     * Serves on the process's standard input and output, and returns when the harness wants no more.
     *
     * <p>Both are kept for the protocol: meanwhile {@link System#out} is standard error, and {@link System#in} is empty.
     * What native code prints by itself can't be kept away from here.
     *
     * @param backend is made once they are
     * @throws UncheckedIOException if they can't be read or written
     */
    public static void serve(Supplier<? extends Backend> backend) {
        serve(backend, System.in, new FileOutputStream(FileDescriptor.out));
    }

    /** The same on other streams, which are not closed. */
    public static void serve(Supplier<? extends Backend> backend, InputStream requests, OutputStream answers) {
        InputStream in = System.in;
        PrintStream out = System.out;
        System.setIn(InputStream.nullInputStream());
        System.setOut(System.err);
        try {
            onDeepStack(() -> new WireServer(backend, answers).answerAll(requests));
        } finally {
            System.setIn(in);
            System.setOut(out);
        }
    }

    private static void onDeepStack(Runnable work) {
        FutureTask<Boolean> task = new FutureTask<>(work, true);
        Thread thread = new Thread(null, task, "vck-serve", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        try {
            task.get();
        } catch (InterruptedException interrupted) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }

    private void answerAll(InputStream requests) {
        BufferedReader lines = new BufferedReader(new InputStreamReader(requests, StandardCharsets.UTF_8));
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Optional<byte[]> answer = answer(line);
                if (answer.isEmpty()) {
                    return;
                }
                answers.write(answer.get());
                answers.write('\n');
                answers.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the harness can't be reached: " + e.getMessage(), e);
        } finally {
            session.ifPresent(Backend.Session::close);
        }
    }

    /** The answer to a line; none to {@code stop}. */
    private Optional<byte[]> answer(String line) {
        HarnessMessage message;
        try {
            message = HarnessMessage.read(line);
        } catch (MalformedMessage malformed) {
            return Optional.of(AnswerWriter.failed(OptionalLong.empty(), malformed.getMessage()));
        }
        return message.type() == HarnessMessage.Type.STOP ? Optional.empty() : Optional.of(answer(message));
    }

    /** Whatever the backend throws, the next message is answered. */
    private byte[] answer(HarnessMessage message) {
        try {
            return message.type() == HarnessMessage.Type.START ? start() : run(message);
        } catch (MalformedMessage malformed) {
            return AnswerWriter.failed(message.sequence(), malformed.getMessage());
        } catch (BackendUnavailable unavailable) {
            return AnswerWriter.failed(message.sequence(), unavailable.getMessage());
        } catch (Throwable thrown) {
            thrown.printStackTrace();
            StackTraceElement[] trace = thrown.getStackTrace();
            String where = trace.length == 0 ? "" : " at " + trace[0];
            return AnswerWriter.failed(message.sequence(), "the backend threw " + thrown + where);
        }
    }

    private byte[] start() {
        session.ifPresent(Backend.Session::close);
        Backend.Session started = backend.get().open();
        session = Optional.of(started);
        return AnswerWriter.started(started.info());
    }

    private byte[] run(HarnessMessage message) {
        if (session.isEmpty()) {
            return AnswerWriter.failed(message.sequence(), "a program came before the message start");
        }
        Observation observation = session.get().run(message.request());
        return AnswerWriter.ran(message.sequence().orElseThrow(), observation);
    }
}
