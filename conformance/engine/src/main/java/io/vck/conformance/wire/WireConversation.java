package io.vck.conformance.wire;

import io.vck.backend.spi.BackendInfo;
import io.vck.backend.spi.BackendUnavailable;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A conversation with an adapter, message by message, for those who judge the adapter itself: every line is kept, and
 * nothing is started again behind the scenes.
 */
public final class WireConversation implements AutoCloseable {
    /** Numbers of programs leave gaps, so that an adapter that counts by itself is noticed. */
    private static final long SEQUENCE_STEP = 10;

    private final AdapterProcess process;
    private final WireLimits limits;
    private Extras extras = Extras.NONE;
    private long sequence = 1;

    private WireConversation(AdapterProcess process, WireLimits limits) {
        this.process = process;
        this.limits = limits;
    }

    /**
     * Two messages.
     *
     * @param sent its line, without its end
     * @param received the same; empty if there was none
     * @param answer what the second message means
     */
    public record Exchange<A>(String sent, Optional<String> received, A answer) {}

    /** The answer to {@code start}. */
    public sealed interface Greeting {}

    /**
     * The adapter said who it is.
     *
     * @param extras that it takes of those that it was offered
     */
    public record Started(BackendInfo info, Extras extras) implements Greeting {}

    /** It did not. */
    public record NotStarted(String why) implements Greeting {}

    /** How an adapter is told that nothing more comes. */
    public enum Farewell {
        /** The message {@code stop}; standard input stays open. */
        STOP,
        /** Standard input is closed without a word. */
        END_OF_INPUT
    }

    /**
     * Starts an adapter, and says nothing to it yet.
     *
     * @throws BackendUnavailable if there is no such program
     */
    static WireConversation start(AdapterCommand command, WireLimits limits, WireListener listener) {
        try {
            return new WireConversation(AdapterProcess.start(command, limits.answerBytes(), listener), limits);
        } catch (IOException noProgram) {
            throw WireSession.unavailable(command, String.valueOf(noProgram.getMessage()));
        }
    }

    /**
     * Says {@code start}.
     *
     * @param offered to the adapter; if it takes attachments, what follows has some
     */
    public Exchange<Greeting> greet(Extras offered) {
        WireMessage message = new WireMessage(RequestWriter.start(offered));
        return exchange(message, List.of(message), Optional.of(limits.start()), new Reader<Greeting>() {
            @Override
            public Greeting read(WireMessage answer) throws AdapterFailure {
                AnswerReader.Greeting greeting = AnswerReader.started(answer.line(), offered);
                extras = greeting.extras();
                if (extras.attachments()) {
                    process.takeAttachments();
                }
                return new Started(greeting.backend(), extras);
            }

            @Override
            public Greeting failed(AdapterFailure failure, String detail) {
                return new NotStarted(detail);
            }

            @Override
            public Greeting malformed(String detail) {
                return new NotStarted(detail);
            }
        });
    }

    /** Has a program run. An answer that broke the protocol, a death and a timeout are observations too. */
    public Exchange<Observation> run(Request request) {
        Numbered asked = numbered(request);
        return run(asked, List.of(asked.message()));
    }

    /** The same with two programs that are sent together: an adapter that reads more than it should finds the second. */
    public List<Exchange<Observation>> runAhead(Request first, Request second) {
        Numbered one = numbered(first);
        Numbered other = numbered(second);
        return List.of(run(one, List.of(one.message(), other.message())), run(other, List.of()));
    }

    /** A program as it is sent. */
    private record Numbered(long number, Request request, WireMessage message) {}

    private Numbered numbered(Request request) {
        long number = sequence;
        sequence += SEQUENCE_STEP;
        WireMessage content = RequestWriter.content(request, extras.attachments());
        byte[] line = LineReader.joined(RequestWriter.head(number), content.line());
        return new Numbered(number, request, new WireMessage(line, content.attachment()));
    }

    private Exchange<Observation> run(Numbered asked, List<WireMessage> messages) {
        process.forgetStandardError();
        return exchange(asked.message(), messages, limits.program(), new Reader<Observation>() {
            @Override
            public Observation read(WireMessage answer) {
                return AnswerReader.ran(
                        answer,
                        asked.number(),
                        asked.request().program().steps().size());
            }

            @Override
            public Observation failed(AdapterFailure failure, String detail) {
                return failure.limit()
                        .<Observation>map(limit -> new Observation.TimedOut(limit, failure.partOfAnswer()))
                        .orElseGet(() -> new Observation.Crashed(detail));
            }

            @Override
            public Observation malformed(String detail) {
                return new Observation.Crashed(detail);
            }
        });
    }

    /** Whether the adapter ends by itself once it is told, within that time. */
    public boolean endsAfter(Farewell farewell, Duration patience) {
        return process.endsAfter(farewell, patience);
    }

    /** Ends the adapter if it has not ended. */
    @Override
    public void close() {
        process.discard();
    }

    /** What to make of a line, or of none. */
    private interface Reader<A> {
        A read(WireMessage answer) throws AdapterFailure;

        A failed(AdapterFailure failure, String detail);

        A malformed(String detail);
    }

    private <A> Exchange<A> exchange(
            WireMessage asked, List<WireMessage> messages, Optional<Duration> limit, Reader<A> reader) {
        String sent = text(asked);
        Optional<String> received = Optional.empty();
        try {
            WireMessage answer = process.exchange(messages, limit);
            received = Optional.of(text(answer));
            return new Exchange<>(sent, received, reader.read(answer));
        } catch (AdapterFailure failure) {
            return new Exchange<>(sent, received, reader.failed(failure, withStandardError(failure.getMessage())));
        } catch (MalformedMessage malformed) {
            String detail = withStandardError(WireSession.BROKE_PROTOCOL + malformed.getMessage());
            return new Exchange<>(sent, received, reader.malformed(detail));
        }
    }

    private String withStandardError(String what) {
        return WireSession.withStandardError(what, process.standardError());
    }

    private static String text(WireMessage message) {
        return new String(LineReader.joined(message.announcement(), message.line()), StandardCharsets.UTF_8);
    }
}
