package io.vck.conformance.wire;

import io.vck.backend.spi.Observation;
import io.vck.conformance.wire.Turn.NotAsked;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/** One sending of a program, to one process. See NOTE [Whose fault]. */
final class Attempt implements Turn.Talk<Attempt.Answer> {
    /** How long the answer to a program may lag behind a line that was an answer to an earlier one. */
    private static final Duration LAG = Duration.ofMillis(500);

    /** How long sending ahead may take, for which there is room, before it is plain that there is none. */
    private static final Duration NO_ROOM = Duration.ofSeconds(5);

    /** More than what stands before the content of a message takes, in bytes. */
    private static final int HEAD = 64;

    /** How far to look ahead for the number of an answer, in bytes: most lines are shorter. */
    private static final int GLIMPSE = 1 << 13;

    private final Adapter adapter;
    private final AtomicLong numbers;
    private final WireMessage content;
    private final int steps;
    private final boolean alone;
    private volatile long sequence;
    private volatile boolean ahead;
    private volatile boolean foundItOfNoUse;
    private volatile boolean inDoubt;
    private volatile OptionalLong begun = OptionalLong.empty();
    private volatile OptionalLong ended = OptionalLong.empty();
    private volatile String printed = "";

    /**
     * @param numbers the last number that a program was sent with
     * @param content of the message, but for its number
     * @param steps that the program has
     * @param alone whether nothing is to be sent before what the adapter had before is answered, nor after it
     */
    Attempt(Adapter adapter, AtomicLong numbers, WireMessage content, int steps, boolean alone) {
        this.adapter = adapter;
        this.numbers = numbers;
        this.content = content;
        this.steps = steps;
        this.alone = alone;
    }

    /** An answer that came in its turn, and that nothing followed. */
    interface Answer {
        /**
         * Reads what it says.
         *
         * @throws AdapterFailure if it makes no sense after all
         */
        Observation observation() throws AdapterFailure;
    }

    Adapter adapter() {
        return adapter;
    }

    boolean isAlone() {
        return alone;
    }

    /** How long the adapter took from when it had the program, and no other, to its answer, or up to now. */
    Duration elapsed() {
        return begun.isPresent()
                ? Duration.ofNanos(ended.orElseGet(System::nanoTime) - begun.getAsLong())
                : Duration.ZERO;
    }

    /** What the adapter has printed on standard error for this program; if it has the next one, by the time of the answer. */
    String printed() {
        return adapter.hasBegunAfter(sequence) ? printed : adapter.process().standardError();
    }

    /** What is to be noted of the adapter, which failed on this program. */
    String remark(AdapterFailure failure) {
        return (inDoubt || adapter.hasBegunAfter(sequence) ? "of seq " + sequence + ": " : "")
                + failure.getMessage()
                + (inDoubt ? "; the adapter had another program as well, so this one is to be run again alone" : "");
    }

    /** Whether it was this program that saw the adapter to be of no more use, so that nobody else does something about it. */
    boolean foundItOfNoUse() {
        return foundItOfNoUse;
    }

    /** Whether the adapter had another program before. */
    boolean isNotFirst() {
        return adapter.hadBefore(sequence - 1, sequence);
    }

    /** Whether it can't be told which of two programs, that the adapter had, it failed on. Then this one is to be run again alone. */
    boolean isInDoubt() {
        return inDoubt;
    }

    @Override
    public int size() {
        return alone ? Integer.MAX_VALUE : HEAD + content.line().length + content.attachment().length;
    }

    @Override
    public void sendAhead(AdapterPipes pipes) throws IOException {
        number();
        pipes.send(RequestWriter.head(sequence), content, NO_ROOM);
        ahead = true;
        inDoubt = true;
    }

    @Override
    public void send(AdapterPipes pipes) throws IOException, NotAsked {
        startClock();
        checkUse(pipes);
        number();
        takeOver();
        pipes.send(RequestWriter.head(sequence), content);
    }

    private void startClock() {
        begun = OptionalLong.of(System.nanoTime());
    }

    private void checkUse(AdapterPipes pipes) throws NotAsked {
        boolean alive = adapter.process().isAlive();
        if (alive && !pipes.hasMore()) {
            return;
        } else if (alive) {
            adapter.remark("the adapter printed something unasked, and is started again: " + pipes.more());
        }
        foundItOfNoUse = true;
        throw new NotAsked();
    }

    /** In a process, numbers only rise, also if another program has overtaken this one meanwhile. */
    private void number() {
        sequence = numbers.incrementAndGet();
        adapter.sends(sequence);
    }

    /** From now on what the adapter prints on standard error is for this program. */
    private void takeOver() {
        adapter.begins(sequence);
        adapter.process().forgetStandardError();
    }

    @Override
    public Answer receive(AdapterPipes pipes) throws IOException, AdapterFailure {
        if (ahead) {
            startClock();
            takeOver();
            checkLife(pipes);
        }
        WireMessage answer = pipes.read();
        ended = OptionalLong.of(System.nanoTime());
        if (AnswerReader.isBegun(answer.line(), sequence)) {
            inDoubt = false;
            if (!isFollowed(pipes)) {
                boolean had = ahead || adapter.sentAfter(sequence).isPresent();
                printed = adapter.process().standardError();
                return () -> observation(answer, had);
            }
        }
        Observation observation = atOnce(pipes, answer);
        return () -> observation;
    }

    /** A child of a process that is gone can hold its pipes open, so that there would be nothing to read for ever. */
    private void checkLife(AdapterPipes pipes) throws EOFException {
        if (!adapter.process().isAlive() && !pipes.hasMore()) {
            throw new EOFException("");
        }
    }

    /** Whether it printed more than the answer, which is not the beginning of that to the program that it has besides. */
    private boolean isFollowed(AdapterPipes pipes) {
        if (!pipes.hasMore()) {
            return false;
        }
        OptionalLong next = adapter.sentAfter(sequence);
        return next.isEmpty() || !AnswerReader.mayBegin(pipes.glimpse(GLIMPSE), next.getAsLong());
    }

    private Observation atOnce(AdapterPipes pipes, WireMessage answer) throws AdapterFailure {
        try {
            Observation observation = AnswerReader.ran(answer, sequence, steps);
            if (isFollowed(pipes)) {
                inDoubt = adapter.sentAfter(sequence).isPresent();
                throw new MalformedMessage("it printed more than its answer: " + pipes.more());
            }
            return observation;
        } catch (AnswerReader.OutOfTurn outOfTurn) {
            return afterEarlier(pipes, outOfTurn);
        } catch (MalformedMessage | OutOfMemoryError unreadable) {
            throw failure(answer, unreadable);
        }
    }

    /** Reads on after a line that was out of turn: if it is one of an earlier program's, the answer can still come. */
    private Observation afterEarlier(AdapterPipes pipes, AnswerReader.OutOfTurn outOfTurn) throws AdapterFailure {
        if (adapter.hadBefore(outOfTurn.got(), sequence)) {
            try {
                Observation observation = AnswerReader.ran(pipes.read(LAG), sequence, steps);
                adapter.remark("the adapter answered seq " + outOfTurn.got() + " twice; the second answer is ignored");
                return observation;
            } catch (IOException | MalformedMessage nothingBetter) {
                // Then it took the number of another program for this one, or this one takes longer than that.
                inDoubt = true;
            }
        }
        throw AdapterFailure.because(WireSession.BROKE_PROTOCOL + outOfTurn.getMessage());
    }

    /**
     * What an answer says.
     *
     * @param hadTwo whether the adapter had another program beside this one, so that what it printed on standard error can be for
     *     either
     */
    private Observation observation(WireMessage answer, boolean hadTwo) throws AdapterFailure {
        try {
            return AnswerReader.ran(answer, sequence, steps);
        } catch (MalformedMessage | OutOfMemoryError unreadable) {
            inDoubt = hadTwo;
            throw failure(answer, unreadable);
        }
    }

    private static AdapterFailure failure(WireMessage answer, Throwable unreadable) {
        if (unreadable instanceof MalformedMessage) {
            return AdapterFailure.because(WireSession.BROKE_PROTOCOL + unreadable.getMessage());
        }
        return AdapterFailure.because(
                "the adapter's answer, a message of " + (answer.line().length + answer.attachment().length)
                        + " bytes, does not fit into the kit's memory of "
                        + (Runtime.getRuntime().maxMemory() >> 20) + " MiB");
    }
}
