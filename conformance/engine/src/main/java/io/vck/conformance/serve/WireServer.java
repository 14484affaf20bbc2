package io.vck.conformance.serve;

import io.vck.backend.spi.Backend;
import io.vck.backend.spi.BackendUnavailable;
import io.vck.backend.spi.Observation;
import io.vck.conformance.wire.AnswerWriter;
import io.vck.conformance.wire.Extras;
import io.vck.conformance.wire.HarnessMessage;
import io.vck.conformance.wire.MalformedMessage;
import io.vck.conformance.wire.MessageStreams;
import io.vck.conformance.wire.WireMessage;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
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
    private Extras extras = Extras.NONE;

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
        MessageStreams streams = new MessageStreams(requests, answers);
        try {
            for (Optional<WireMessage> next = streams.read(); next.isPresent(); next = streams.read()) {
                Optional<WireMessage> answer = answer(next.get());
                if (answer.isEmpty()) {
                    return;
                }
                streams.write(answer.get());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the harness can't be reached: " + e.getMessage(), e);
        } finally {
            session.ifPresent(Backend.Session::close);
        }
    }

    /** The answer to a message; none to {@code stop}. */
    private Optional<WireMessage> answer(WireMessage asked) {
        HarnessMessage message;
        try {
            message = HarnessMessage.read(asked);
        } catch (MalformedMessage malformed) {
            return Optional.of(failed(OptionalLong.empty(), malformed.getMessage()));
        }
        return message.type() == HarnessMessage.Type.STOP ? Optional.empty() : Optional.of(answer(message));
    }

    /** Whatever the backend throws, the next message is answered. */
    private WireMessage answer(HarnessMessage message) {
        try {
            return message.type() == HarnessMessage.Type.START ? start(message) : run(message);
        } catch (MalformedMessage malformed) {
            return failed(message.sequence(), malformed.getMessage());
        } catch (BackendUnavailable unavailable) {
            return failed(message.sequence(), unavailable.getMessage());
        } catch (Throwable thrown) {
            thrown.printStackTrace();
            StackTraceElement[] trace = thrown.getStackTrace();
            String where = trace.length == 0 ? "" : " at " + trace[0];
            return failed(message.sequence(), "the backend threw " + thrown + where);
        }
    }

    private static WireMessage failed(OptionalLong sequence, String message) {
        return new WireMessage(AnswerWriter.failed(sequence, message));
    }

    private WireMessage start(HarnessMessage message) {
        extras = message.offered();
        session.ifPresent(Backend.Session::close);
        Backend.Session started = backend.get().open();
        session = Optional.of(started);
        return new WireMessage(AnswerWriter.started(started.info(), extras));
    }

    private WireMessage run(HarnessMessage message) {
        if (session.isEmpty()) {
            return failed(message.sequence(), "a program came before the message start");
        }
        Observation observation = session.get().run(message.request());
        return AnswerWriter.ran(message.sequence().orElseThrow(), observation, extras.attachments());
    }
}
