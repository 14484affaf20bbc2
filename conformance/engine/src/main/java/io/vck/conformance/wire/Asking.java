package io.vck.conformance.wire;

import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Request;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/** Asks an adapter for one program, again if the first turned out to be of no use. See NOTE [Whose fault]. */
final class Asking {
    /** How long the answer to a program may lag behind a line that was an answer to an earlier one. */
    private static final Duration LAG = Duration.ofMillis(500);

    private final AtomicLong numbers;
    private final WireMessage content;
    private final int steps;
    private volatile long sequence;
    private volatile boolean foundItOfNoUse;
    private volatile OptionalLong begun = OptionalLong.empty();
    private volatile String printed = "";

    /**
     * @param numbers the last number that a program was sent with
     * @param attachments whether adapters take some
     */
    Asking(Request request, AtomicLong numbers, boolean attachments) {
        this.numbers = numbers;
        content = RequestWriter.content(request, attachments);
        steps = request.program().steps().size();
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

    /** What is to be done with that adapter. */
    AdapterProcess.Talk<Answer> of(Adapter adapter) {
        foundItOfNoUse = false;
        return pipes -> {
            begun = OptionalLong.of(System.nanoTime());
            checkUse(adapter, pipes);
            return answer(adapter, pipes);
        };
    }

    /** How long it has been since the program was sent, or was about to be. */
    Duration elapsed() {
        return begun.isPresent() ? Duration.ofNanos(System.nanoTime() - begun.getAsLong()) : Duration.ZERO;
    }

    /** What that adapter has printed on standard error for this program; if it has the next one, by the time of the answer. */
    String printedBy(Adapter adapter) {
        return adapter.hasBegunAfter(sequence) ? printed : adapter.process().standardError();
    }

    /** What is to be noted of an adapter that failed on this program. */
    String remark(Adapter adapter, AdapterFailure failure) {
        return (adapter.hasBegunAfter(sequence) ? "of seq " + sequence + ": " : "") + failure.getMessage();
    }

    /** Whether it was this program that saw the adapter to be of no more use, so that nobody else does something about it. */
    boolean foundItOfNoUse() {
        return foundItOfNoUse;
    }

    /** Whether the adapter had another program before. */
    boolean isNotFirstOf(Adapter adapter) {
        return adapter.hadBefore(sequence - 1, sequence);
    }

    private void checkUse(Adapter adapter, AdapterPipes pipes) throws AdapterProcess.NotAsked {
        boolean alive = adapter.process().isAlive();
        if (alive && !pipes.hasMore()) {
            return;
        } else if (alive) {
            adapter.remark("the adapter printed something unasked, and is started again: " + pipes.more());
        }
        foundItOfNoUse = true;
        throw new AdapterProcess.NotAsked();
    }

    private Answer answer(Adapter adapter, AdapterPipes pipes) throws IOException, AdapterFailure {
        // Anew each time: in a process, numbers only rise, also if another program has overtaken this one meanwhile.
        sequence = numbers.incrementAndGet();
        adapter.begins(sequence);
        adapter.process().forgetStandardError();
        pipes.send(RequestWriter.head(sequence), content);
        WireMessage answer = pipes.read();
        if (AnswerReader.isBegun(answer.line(), sequence) && !pipes.hasMore()) {
            printed = adapter.process().standardError();
            return () -> observation(answer);
        }
        Observation observation = atOnce(adapter, pipes, answer);
        return () -> observation;
    }

    private Observation atOnce(Adapter adapter, AdapterPipes pipes, WireMessage answer) throws AdapterFailure {
        try {
            Observation observation = AnswerReader.ran(answer, sequence, steps);
            if (pipes.hasMore()) {
                throw new MalformedMessage("it printed more than its answer: " + pipes.more());
            }
            return observation;
        } catch (AnswerReader.OutOfTurn outOfTurn) {
            return afterEarlier(adapter, pipes, outOfTurn);
        } catch (MalformedMessage | OutOfMemoryError unreadable) {
            throw failure(answer, unreadable);
        }
    }

    private Observation observation(WireMessage answer) throws AdapterFailure {
        try {
            return AnswerReader.ran(answer, sequence, steps);
        } catch (MalformedMessage | OutOfMemoryError unreadable) {
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

    /** Reads on after a line that was out of turn: if it is one of an earlier program's, the answer can still come. */
    private Observation afterEarlier(Adapter adapter, AdapterPipes pipes, AnswerReader.OutOfTurn outOfTurn)
            throws AdapterFailure {
        if (adapter.hadBefore(outOfTurn.got(), sequence)) {
            try {
                Observation observation = AnswerReader.ran(pipes.read(LAG), sequence, steps);
                adapter.remark("the adapter answered seq " + outOfTurn.got() + " twice; the second answer is ignored");
                return observation;
            } catch (IOException | MalformedMessage nothingBetter) {
                // Then it took the number of another program for this one.
                throw AdapterFailure.because(WireSession.BROKE_PROTOCOL + outOfTurn.getMessage());
            }
        }
        throw AdapterFailure.because(WireSession.BROKE_PROTOCOL + outOfTurn.getMessage());
    }
}
