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

    WireSubject(WireBackend backend, Duration patience) {
        this.backend = backend;
        this.patience = patience;
        this.conversation = backend.converse();
        this.greeting = greet();
        this.broken = greeting.info().isEmpty();
    }

    @Override
    public Greeting greeting() {
        return greeting;
    }

    @Override
    public Answer ask(Request request) {
        if (broken) {
            Greeting again = startAgain();
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
        startAgain();
        broken = true;
        return Optional.of(conversation.endsAfter(farewell, patience));
    }

    @Override
    public void close() {
        conversation.close();
    }

    private Greeting startAgain() {
        conversation.close();
        try {
            conversation = backend.converse();
        } catch (BackendUnavailable gone) {
            return new Greeting(Optional.empty(), gone.getMessage(), Lines.NONE);
        }
        Greeting again = greet();
        broken = again.info().isEmpty();
        return again;
    }

    private Greeting greet() {
        Exchange<WireConversation.Greeting> exchange = conversation.greet();
        return exchange.answer() instanceof WireConversation.Started started
                ? new Greeting(Optional.of(started.info()), "", lines(exchange))
                : new Greeting(
                        Optional.empty(), ((WireConversation.NotStarted) exchange.answer()).why(), lines(exchange));
    }

    private static Lines lines(Exchange<?> exchange) {
        return new Lines(Optional.of(exchange.sent()), exchange.received());
    }
}
