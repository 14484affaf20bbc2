package io.vck.conformance.smoke;

import io.vck.backend.spi.BackendUnavailable;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Request;
import io.vck.conformance.wire.WireBackend;
import io.vck.conformance.wire.WireConversation;
import io.vck.conformance.wire.WireConversation.Exchange;
import io.vck.conformance.wire.WireConversation.Farewell;
import java.time.Duration;
import java.util.Optional;

/** An adapter in a process of its own. */
final class WireSubject implements Subject {
    private final WireBackend backend;
    private final Duration patience;
    private final Greeting greeting;
    private WireConversation conversation;
    private boolean broken;
    private boolean inDoubt;
    private boolean attaching;

    WireSubject(WireBackend backend, Duration patience) {
        this.backend = backend;
        this.patience = patience;
        this.conversation = backend.converse();
        this.greeting = greet(false);
        this.broken = greeting.info().isEmpty();
    }

    @Override
    public Greeting greeting() {
        return greeting;
    }

    @Override
    public Answer ask(Request request) {
        if (broken) {
            Greeting again = startAgain(false);
            if (again.info().isEmpty()) {
                return new Answer(
                        new Observation.Crashed("the adapter could not be started again: " + again.problem()),
                        again.lines());
            }
        }
        Exchange<Observation> exchange = conversation.run(request);
        Answer answer = new Answer(exchange.answer(), lines(exchange));
        broken = !answer.isProper();
        inDoubt = !(answer.observation() instanceof Observation.Returned);
        return answer;
    }

    @Override
    public Optional<Answer> askWithAttachments(Request request) {
        Greeting again = startAgain(true);
        try {
            if (again.info().isEmpty()) {
                return Optional.of(new Answer(new Observation.Crashed(again.problem()), again.lines()));
            }
            return attaching ? Optional.of(ask(request)) : Optional.empty();
        } finally {
            broken = true;
        }
    }

    /** An adapter can die of an error that it has already answered; then the next check must not be blamed. */
    @Override
    public void prepare() {
        if (inDoubt && !broken) {
            broken = !new Answer(conversation.run(Programs.ANYTHING).answer(), Lines.NONE).isProper();
            inDoubt = false;
        }
    }

    @Override
    public Optional<Boolean> endsAfter(Farewell farewell) {
        startAgain(false);
        broken = true;
        return Optional.of(conversation.endsAfter(farewell, patience));
    }

    @Override
    public void close() {
        conversation.close();
    }

    private Greeting startAgain(boolean offering) {
        conversation.close();
        try {
            conversation = backend.converse();
        } catch (BackendUnavailable gone) {
            return new Greeting(Optional.empty(), gone.getMessage(), Lines.NONE);
        }
        Greeting again = greet(offering);
        broken = again.info().isEmpty();
        return again;
    }

    private Greeting greet(boolean offering) {
        Exchange<WireConversation.Greeting> exchange = conversation.greet(offering);
        attaching = exchange.answer() instanceof WireConversation.Started taking && taking.attachments();
        return exchange.answer() instanceof WireConversation.Started started
                ? new Greeting(Optional.of(started.info()), "", lines(exchange))
                : new Greeting(
                        Optional.empty(), ((WireConversation.NotStarted) exchange.answer()).why(), lines(exchange));
    }

    private static Lines lines(Exchange<?> exchange) {
        return new Lines(Optional.of(exchange.sent()), exchange.received());
    }
}
