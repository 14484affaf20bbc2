package io.vck.conformance.smoke;

import io.vck.backend.spi.Backend;
import io.vck.backend.spi.BackendInfo;
import io.vck.backend.spi.Request;
import io.vck.conformance.wire.WireBackend;
import io.vck.conformance.wire.WireConversation.Farewell;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The adapter that is judged, through whatever it speaks. */
interface Subject extends AutoCloseable {

    /**
     * Starts a backend.
     *
     * @param patience how long an adapter may take to end
     * @throws io.vck.backend.spi.BackendUnavailable if it can't be started
     */
    static Subject of(Backend backend, Duration patience) {
        return backend instanceof WireBackend wire
                ? new WireSubject(wire, patience)
                : new InProcessSubject(backend.open());
    }

    /** The answer to being started. */
    Greeting greeting();

    /** Has a program run. After an answer that broke the protocol, the next program gets an adapter that is started anew. */
    Answer ask(Request request);

    /**
     * Has a program run that an adapter started anew may be sent, and may answer, with attachments; empty if it takes none. That
     * it can't be started when they are offered is an answer too.
     */
    Optional<Answer> askWithAttachments(Request request);

    /**
     * Has two programs run of which an adapter started anew is sent the second before it has answered the first; empty if it does
     * not take that.
     */
    Optional<List<Answer>> askAhead(Request first, Request second);

    /** Makes sure that a new check meets an adapter that runs, whatever became of it after its last answer. */
    void prepare();

    /** Whether a new process of the adapter ends when it is told so; empty where there is no process. */
    Optional<Boolean> endsAfter(Farewell farewell);

    @Override
    void close();

    /**
     * Who the adapter says it is.
     *
     * @param info empty if it did not say
     * @param problem why it did not; else empty
     */
    record Greeting(Optional<BackendInfo> info, String problem, Lines lines) {}
}
