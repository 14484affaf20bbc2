package io.vck.conformance.smoke;

import io.vck.backend.spi.Backend;
import io.vck.backend.spi.Request;
import io.vck.conformance.wire.WireConversation.Farewell;
import java.util.List;
import java.util.Optional;

/** A backend in this process. */
record InProcessSubject(Backend.Session session) implements Subject {

    @Override
    public Greeting greeting() {
        return new Greeting(Optional.of(session.info()), "", Lines.NONE);
    }

    @Override
    public Answer ask(Request request) {
        return new Answer(session.run(request), Lines.NONE);
    }

    @Override
    public Optional<Answer> askWithAttachments(Request request) {
        return Optional.empty();
    }

    @Override
    public Optional<List<Answer>> askAhead(Request first, Request second) {
        return Optional.empty();
    }

    @Override
    public void prepare() {}

    @Override
    public Optional<Boolean> endsAfter(Farewell farewell) {
        return Optional.empty();
    }

    @Override
    public void close() {
        session.close();
    }
}
