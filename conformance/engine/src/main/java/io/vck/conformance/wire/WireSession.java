package io.vck.conformance.wire;

import io.vck.backend.spi.Backend;
import io.vck.backend.spi.BackendInfo;
import io.vck.backend.spi.BackendUnavailable;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Request;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A started adapter. Whatever it does, each program gets one observation; after a death, a timeout or a word that isn't
 * in the protocol, the next program gets a new process. While it runs a program, other threads may hand in the next ones.
 *
 * <p>NOTE [Whose fault]. A program answers for what its adapter does from the moment that it is sent until its answer is
 * here, and for what the adapter has printed by then. What comes later, unasked, is never taken for the answer to the next
 * program: what is there before that is sent costs the process its life, and a line that repeats the number of an earlier
 * program is passed over if the right one follows it soon. Any other line that comes once the next program is sent is held
 * against that one. A process that ended, or stopped reading, between two programs is replaced without blame.
 *
 * <p>Where messages are sent ahead, see NOTE [Sent ahead], an adapter can have two programs, of which it answers for the first until
 * that is answered. What follows an answer and is not the beginning of the next one may then be of either; and whatever the second
 * does instead of answering may be left by the first. So programs that are in doubt are run again, each alone: as the first of a
 * new process, and with nothing sent behind it. What comes of that counts. So is a program that has not answered soon after such a
 * repeated line: it may take its time, or have the numbers wrong.
 *
 * <p>What an answer says is read while the next program runs, and does not count as the adapter's time. If it makes no sense, the
 * process is ended all the same; the next program, unless its answer is here by then, is begun anew in another. What the
 * first printed on standard error in its last moment can then be missing from what is said of it.
 */
final class WireSession implements Backend.Session {
    static final String BROKE_PROTOCOL = "the adapter broke the protocol: ";

    private final AdapterCommand command;
    private final WireLimits limits;
    private final WireListener listener;
    private final AnswerReader.Greeting greeting;
    private final AtomicLong sequence = new AtomicLong();
    private volatile Optional<BackendUnavailable> lost = Optional.empty();
    private Optional<Adapter> running = Optional.empty();

    WireSession(AdapterCommand command, WireLimits limits, WireListener listener) {
        this.command = command;
        this.limits = limits;
        this.listener = listener;
        this.greeting = start();
    }

    @Override
    public BackendInfo info() {
        return greeting.backend();
    }

    @Override
    public Observation run(Request request) {
        return timed(request).observation();
    }

    @Override
    public Backend.Timed timed(Request request) {
        Asking asking = new Asking(request, sequence, greeting.extras().attachments());
        try {
            return observe(asking);
        } catch (BackendUnavailable unavailable) {
            lost = Optional.of(unavailable);
            Observation gone = new Observation.Crashed(
                    "the adapter was gone and could not be started again: " + unavailable.getMessage());
            return new Backend.Timed(gone, Duration.ZERO);
        }
    }

    private Backend.Timed observe(Asking asking) {
        Begun begun = begin(asking, false);
        while (true) {
            Attempt attempt = begun.attempt();
            Adapter adapter = attempt.adapter();
            try {
                Attempt.Answer answer = adapter.process().await(begun.turn(), limits.program());
                return new Backend.Timed(answer.observation(), attempt.elapsed());
            } catch (Turn.NotAsked ofNoMoreUse) {
                retire(attempt);
                begun = begin(asking, attempt.isAlone());
            } catch (RuntimeException | Error ofTheKit) {
                discredit(adapter);
                throw ofTheKit;
            } catch (AdapterFailure failure) {
                adapter.remark(attempt.remark(failure));
                Observation observation = observation(attempt, failure);
                if (!isToBeRepeated(attempt, failure)) {
                    discredit(adapter);
                    return new Backend.Timed(observation, attempt.elapsed());
                }
                try {
                    begun = beginAnew(asking, attempt);
                } catch (BackendUnavailable unavailable) {
                    if (!attempt.isInDoubt()) {
                        throw unavailable;
                    }
                    // Then this is what it came to, whosever fault it is: nothing else tells why the adapter is gone.
                    lost = Optional.of(unavailable);
                    return new Backend.Timed(observation, attempt.elapsed());
                }
            }
        }
    }

    private static Observation observation(Attempt attempt, AdapterFailure failure) {
        return failure.limit()
                .<Observation>map(limit -> new Observation.TimedOut(limit, failure.partOfAnswer()))
                .orElseGet(() -> new Observation.Crashed(withStandardError(failure.getMessage(), attempt.printed())));
    }

    private static boolean isToBeRepeated(Attempt attempt, AdapterFailure failure) {
        return attempt.isInDoubt() || failure.isUnread() && attempt.isNotFirst();
    }

    /** An attempt that waits for its turn, or has it. */
    private record Begun(Attempt attempt, Turn<Attempt.Answer> turn) {}

    private synchronized Begun begin(Asking asking, boolean alone) {
        Adapter adapter = ready();
        Attempt attempt = alone ? asking.aloneOf(adapter) : asking.of(adapter);
        return new Begun(attempt, adapter.process().take(attempt));
    }

    /** Begins a program in another process. It is the first there: what was waiting for the old process can't overtake it. */
    private synchronized Begun beginAnew(Asking asking, Attempt failed) {
        discredit(failed.adapter());
        return begin(asking, failed.isAlone() || failed.isInDoubt());
    }

    /** Replaces a process that failed while it was another program's, or between two; only that program knows why it failed. */
    private void retire(Attempt attempt) {
        Adapter adapter = attempt.adapter();
        if (attempt.foundItOfNoUse()) {
            discard(adapter);
        } else {
            adapter.process().awaitKilled();
            forget(adapter);
        }
    }

    @Override
    public boolean isLost() {
        return lost.isPresent();
    }

    @Override
    public boolean isRemote() {
        return true;
    }

    @Override
    public boolean takesNext() {
        return true;
    }

    /** The process for the next program. */
    private Adapter ready() {
        if (lost.isPresent()) {
            throw lost.get();
        } else if (running.isPresent()) {
            return running.get();
        }
        AnswerReader.Greeting again = start();
        Adapter adapter = running.orElseThrow();
        if (!again.equals(greeting)) {
            discard(adapter);
            throw new BackendUnavailable("it says now that it is " + describe(again) + ", and said before that it was "
                    + describe(greeting));
        }
        return adapter;
    }

    private AnswerReader.Greeting start() {
        AdapterProcess process;
        try {
            process = AdapterProcess.start(command, limits.answerBytes(), listener);
        } catch (IOException noProgram) {
            throw unavailable(String.valueOf(noProgram.getMessage()));
        }
        Adapter adapter = new Adapter(process);
        running = Optional.of(adapter);
        try {
            AnswerReader.Greeting started = process.talk(Optional.of(limits.start()), new Meeting());
            process.listener().named(started.backend().name());
            if (started.extras().ahead()) {
                process.sendAhead();
            }
            return started;
        } catch (AdapterFailure failure) {
            throw unavailable(failure.getMessage(), adapter);
        } catch (Turn.NotAsked ended) {
            throw unavailable("it was ended", adapter);
        }
    }

    /** Asks who it is. */
    private static final class Meeting implements Turn.Talk<AnswerReader.Greeting> {
        @Override
        public void send(AdapterPipes pipes) throws IOException {
            pipes.send(new WireMessage(RequestWriter.start(Extras.ALL)));
        }

        @Override
        public AnswerReader.Greeting receive(AdapterPipes pipes) throws IOException, AdapterFailure {
            WireMessage answer = pipes.read();
            try {
                AnswerReader.Greeting started = AnswerReader.started(answer.line(), Extras.ALL);
                if (pipes.hasMore()) {
                    throw new MalformedMessage("it printed more than its answer to start: " + pipes.more());
                } else if (started.extras().attachments()) {
                    pipes.takeAttachments();
                }
                return started;
            } catch (MalformedMessage malformed) {
                throw AdapterFailure.because(BROKE_PROTOCOL + malformed.getMessage());
            }
        }
    }

    private BackendUnavailable unavailable(String why, Adapter adapter) {
        String message = withStandardError(why, adapter.process().standardError());
        adapter.remark(why);
        discard(adapter);
        return unavailable(message);
    }

    private BackendUnavailable unavailable(String why) {
        return unavailable(command, why);
    }

    /** What is to be said of an adapter that can't be started. */
    static BackendUnavailable unavailable(AdapterCommand command, String why) {
        String remedy = command.remedy().isEmpty() ? "" : "\n" + command.remedy();
        return new BackendUnavailable("the backend " + command.name() + " can't be started: " + why
                + "\nIts command is " + String.join(" ", command.command()) + remedy);
    }

    private static String describe(AnswerReader.Greeting greeting) {
        BackendInfo info = greeting.backend();
        return info.name() + " " + info.version() + " in " + info.language() + " with the capabilities "
                + info.capabilities() + (greeting.extras().attachments() ? " and with attachments" : "")
                + (greeting.extras().ahead() ? " and that it can be sent messages ahead" : "");
    }

    static String withStandardError(String what, String printed) {
        return printed.isEmpty()
                ? what
                : what + "; its standard error ends with\n" + printed.indent(2).stripTrailing();
    }

    private void discredit(Adapter adapter) {
        adapter.process().discredit();
        forget(adapter);
    }

    private void discard(Adapter adapter) {
        adapter.process().discard();
        forget(adapter);
    }

    private synchronized void forget(Adapter adapter) {
        running = running.filter(current -> current != adapter);
    }

    @Override
    public synchronized void close() {
        running.ifPresent(adapter -> adapter.process().close());
        running = Optional.empty();
    }
}
