package io.vck.conformance.wire;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Standard input and output of an adapter. Writing and reading can block for ever: only the process's own thread does it. */
final class AdapterPipes {
    private final ProcessFamily family;
    private final OutputStream requests;
    private final LineReader answers;
    private final WireListener.Conversation listener;

    AdapterPipes(ProcessFamily family, int longestAnswer, WireListener.Conversation listener) {
        this.family = family;
        this.listener = listener;
        requests = family.root().getOutputStream();
        answers = new LineReader(family.root().getInputStream(), longestAnswer);
    }

    /** The adapter does not read what it is sent, and never will. */
    static final class InputClosed extends IOException {
        private static final long serialVersionUID = 1L;

        InputClosed(IOException cause) {
            super(cause);
        }
    }

    /** Sends a message. */
    void send(WireMessage message) throws InputClosed {
        send(new byte[0], message);
    }

    /**
     * Sends a message.
     *
     * @param head of its line
     * @param rest of it
     */
    void send(byte[] head, WireMessage rest) throws InputClosed {
        if (listener != WireListener.Conversation.UNHEARD) {
            listener.sent(new WireMessage(LineReader.joined(head, rest.line()), rest.attachment()));
        }
        try {
            rest.writeTo(requests, head);
        } catch (IOException closed) {
            throw new InputClosed(closed);
        }
    }

    /** Sends messages, or none, in one piece: an adapter that finds the first of a few short ones finds the others as well. */
    void sendTogether(List<WireMessage> messages) throws IOException {
        ByteArrayOutputStream together = new ByteArrayOutputStream();
        for (WireMessage message : messages) {
            listener.sent(message);
            message.writeTo(together);
        }
        try {
            together.writeTo(requests);
            requests.flush();
        } catch (IOException closed) {
            throw new InputClosed(closed);
        }
    }

    /** From now on answers can have attachments. */
    void takeAttachments() {
        answers.takeAttachments();
    }

    /** Waits for a message. */
    WireMessage read() throws IOException {
        try {
            WireMessage message = answers.read();
            listener.received(message);
            return message;
        } catch (IOException | RuntimeException failure) {
            sayWhatCameInPart();
            throw failure;
        } catch (OutOfMemoryError tooLarge) {
            throw new LineReader.BadLine("printed an answer that does not fit into memory");
        }
    }

    /**
     * Sends a message for which there should be room; the process is ended if there is none by then. It can have answered messages
     * that it has not read.
     */
    void send(byte[] head, WireMessage rest, Duration limit) throws IOException {
        within(limit, () -> {
            send(head, rest);
            return rest;
        });
    }

    /** Waits for a message as long as that; the process is ended if there is none by then. */
    WireMessage read(Duration limit) throws IOException {
        return within(limit, this::read);
    }

    /** What can block for ever. */
    private interface Blocking<A> {
        A go() throws IOException;
    }

    /** Either it is done in time, or the process is ended, and nothing is made of what was done late. */
    private <A> A within(Duration limit, Blocking<A> work) throws IOException {
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture.delayedExecutor(limit.toNanos(), TimeUnit.NANOSECONDS).execute(() -> {
            if (over.compareAndSet(false, true)) {
                family.kill();
            }
        });
        A done;
        boolean inTime;
        try {
            done = work.go();
        } finally {
            inTime = over.compareAndSet(false, true);
        }
        if (!inTime) {
            throw new EOFException("");
        }
        return done;
    }

    private void sayWhatCameInPart() {
        byte[] unfinished = answers.unfinished();
        if (unfinished.length > 0) {
            listener.receivedInPart(unfinished);
        }
    }

    /** In what reading ended, if that had begun and was not at its end. */
    Optional<String> endedIn() {
        return answers.unfinishedPart();
    }

    /** What there is of an attachment that has not come as a whole, a sentence; empty if none is awaited. On whatever thread. */
    String cameShort() {
        return answers.attachmentSoFar()
                .map(part -> "of the attachment that it announced came " + part)
                .orElse("");
    }

    /** Whether the adapter has printed more than was read. */
    boolean hasMore() {
        return answers.hasMore();
    }

    /** The beginning of what it has printed beyond what was read, for messages. */
    String more() {
        String more = new String(glimpse(Fields.QUOTED + 1), StandardCharsets.UTF_8);
        return more.isBlank()
                ? "an empty line"
                : Fields.shortened(more.strip().lines().findFirst().orElseThrow());
    }

    /** The beginning of what it has printed beyond what was read, as far as it is here; it can still be read. */
    byte[] glimpse(int longest) {
        try {
            return answers.glimpse(longest);
        } catch (IOException closed) {
            return new byte[0];
        }
    }

    void closeInput() throws IOException {
        requests.close();
    }
}
