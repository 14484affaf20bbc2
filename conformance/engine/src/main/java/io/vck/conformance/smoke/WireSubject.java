package io.vck.conformance.smoke;

import io.vck.backend.spi.BackendUnavailable;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Request;
import io.vck.conformance.wire.Extras;
import io.vck.conformance.wire.WireBackend;
import io.vck.conformance.wire.WireConversation;
import io.vck.conformance.wire.WireConversation.Exchange;
import io.vck.conformance.wire.WireConversation.Farewell;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** An adapter in a process of its own. */
final class WireSubject implements Subject {
    private final WireBackend backend;
    private final Duration patience;
    private final Greeting greeting;
    private WireConversation conversation;
    private boolean broken;
    private boolean inDoubt;
    private Extras taken = Extras.NONE;

    WireSubject(WireBackend backend, Duration patience) {
        this.backend = backend;
        this.patience = patience;
        this.conversation = backend.converse();
        this.greeting = greet(Extras.NONE);
        this.broken = greeting.info().isEmpty();
    }

    @Override
    public Greeting greeting() {
        return greeting;
    }

    @Override
    public Answer ask(Request request) {
        if (broken) {
            Greeting again = startAgain(Extras.NONE);
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
        Greeting again = startAgain(new Extras(true, false));
        try {
            if (again.info().isEmpty()) {
                return Optional.of(notStarted(again));
            }
            return taken.attachments() ? Optional.of(ask(request)) : Optional.empty();
        } finally {
            broken = true;
        }
    }

    @Override
    public Optional<List<Answer>> askAhead(Request first, Request second) {
        Greeting again = startAgain(new Extras(false, true));
        broken = true;
        if (again.info().isEmpty()) {
            return Optional.of(List.of(notStarted(again)));
        }
        return taken.ahead()
                ? Optional.of(conversation.runAhead(first, second).stream()
                        .map(exchange -> new Answer(exchange.answer(), lines(exchange)))
                        .toList())
                : Optional.empty();
    }

    private static Answer notStarted(Greeting greeting) {
        return new Answer(new Observation.Crashed(greeting.problem()), greeting.lines());
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
        startAgain(Extras.NONE);
        broken = true;
        return Optional.of(conversation.endsAfter(farewell, patience));
    }

    @Override
    public void close() {
        conversation.close();
    }

    private Greeting startAgain(Extras offered) {
        conversation.close();
        try {
            conversation = backend.converse();
        } catch (BackendUnavailable gone) {
            return new Greeting(Optional.empty(), gone.getMessage(), Lines.NONE);
        }
        Greeting again = greet(offered);
        broken = again.info().isEmpty();
        return again;
    }

    private Greeting greet(Extras offered) {
        Exchange<WireConversation.Greeting> exchange = conversation.greet(offered);
        taken = exchange.answer() instanceof WireConversation.Started taking ? taking.extras() : Extras.NONE;
        return exchange.answer() instanceof WireConversation.Started started
                ? new Greeting(Optional.of(started.info()), "", lines(exchange))
                : new Greeting(
                        Optional.empty(), ((WireConversation.NotStarted) exchange.answer()).why(), lines(exchange));
    }

    private static Lines lines(Exchange<?> exchange) {
        return new Lines(Optional.of(exchange.sent()), exchange.received());
    }
}
