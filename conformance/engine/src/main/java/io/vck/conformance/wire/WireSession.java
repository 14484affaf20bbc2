package io.vck.conformance.wire;

import io.vck.backend.spi.Backend;
import io.vck.backend.spi.BackendInfo;
import io.vck.backend.spi.BackendUnavailable;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * A started adapter. Whatever it does, each program gets one observation; after a death, a timeout or a word that isn't
 * in the protocol, the next program gets a new process.
 *
 * <p>NOTE [Whose fault]. A program answers for what its adapter does from the moment that it is sent until its answer is
 * here, and for what the adapter has printed by then. What comes later, unasked, is never taken for the answer to the next
 * program, nor held against it: what is there before that is sent costs the process its life, and a line that repeats the
 * number of an earlier program is passed over if the right one follows it. A process that ended, or stopped reading,
 * between two programs is replaced without blame.
 */
final class WireSession implements Backend.Session {
    static final String BROKE_PROTOCOL = "the adapter broke the protocol: ";

    /** How long the answer to a program may lag behind a line that was an answer to an earlier one. */
    private static final Duration LAG = Duration.ofMillis(500);

    private final AdapterCommand command;
    private final WireLimits limits;
    private final WireListener listener;
    private final BackendInfo info;
    private Optional<AdapterProcess> running = Optional.empty();
    private Optional<BackendUnavailable> lost = Optional.empty();
    private long sequence;
    private long firstOfProcess = 1;

    WireSession(AdapterCommand command, WireLimits limits, WireListener listener) {
        this.command = command;
        this.limits = limits;
        this.listener = listener;
        this.info = start();
    }

    @Override
    public BackendInfo info() {
        return info;
    }

    @Override
    public Observation run(Request request) {
        byte[] message = RequestWriter.run(++sequence, request);
        int steps = request.program().steps().size();
        try {
            return observe(message, steps);
        } catch (BackendUnavailable unavailable) {
            lost = Optional.of(unavailable);
            return new Observation.Crashed(
                    "the adapter was gone and could not be started again: " + unavailable.getMessage());
        }
    }

    private Observation observe(byte[] message, int steps) {
        AdapterProcess process = ready();
        try {
            return ask(process, message, steps);
        } catch (AdapterFailure failure) {
            remark(process, failure.getMessage());
            if (failure.isUnread() && sequence > firstOfProcess) {
                discard();
                return observe(message, steps);
            }
            Observation observation = failure.limit().isPresent()
                    ? new Observation.TimedOut(failure.limit().get())
                    : new Observation.Crashed(withStandardError(failure.getMessage(), process));
            discard();
            return observation;
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

    private Observation ask(AdapterProcess process, byte[] message, int steps) throws AdapterFailure {
        process.forgetStandardError();
        byte[] line = process.exchange(message, limits.program());
        try {
            Observation observation = AnswerReader.ran(line, sequence, steps);
            if (process.hasMoreOutput()) {
                throw new MalformedMessage("it printed more than its answer: " + more(process));
            }
            return observation;
        } catch (AnswerReader.OutOfTurn outOfTurn) {
            return afterEarlier(process, outOfTurn, steps);
        } catch (MalformedMessage malformed) {
            throw AdapterFailure.because(BROKE_PROTOCOL + malformed.getMessage());
        } catch (OutOfMemoryError tooLarge) {
            throw AdapterFailure.because("the adapter's answer, a line of " + line.length
                    + " bytes, does not fit into the kit's memory of "
                    + (Runtime.getRuntime().maxMemory() >> 20) + " MiB");
        }
    }

    /** Reads on after a line that was out of turn: if it is one of an earlier program's, the answer can still come. */
    private Observation afterEarlier(AdapterProcess process, AnswerReader.OutOfTurn outOfTurn, int steps)
            throws AdapterFailure {
        if (outOfTurn.got() >= firstOfProcess && outOfTurn.got() < sequence) {
            try {
                Observation observation = AnswerReader.ran(process.furtherLine(LAG), sequence, steps);
                remark(process, "the adapter answered seq " + outOfTurn.got() + " twice; the second answer is ignored");
                return observation;
            } catch (AdapterFailure | MalformedMessage nothingBetter) {
                // Then it took the number of another program for this one.
                throw AdapterFailure.because(BROKE_PROTOCOL + outOfTurn.getMessage());
            }
        }
        throw AdapterFailure.because(BROKE_PROTOCOL + outOfTurn.getMessage());
    }

    /** The process for the next program. */
    private AdapterProcess ready() {
        if (lost.isPresent()) {
            throw lost.get();
        } else if (running.isPresent()) {
            AdapterProcess process = running.get();
            if (process.isAlive() && !process.hasMoreOutput()) {
                return process;
            } else if (process.isAlive()) {
                remark(process, "the adapter printed something unasked, and is started again: " + more(process));
            }
            discard();
        }
        BackendInfo again = start();
        if (!again.equals(info)) {
            discard();
            throw new BackendUnavailable(
                    "it says now that it is " + describe(again) + ", and said before that it was " + describe(info));
        }
        return running.orElseThrow();
    }

    private BackendInfo start() {
        AdapterProcess process;
        try {
            process = AdapterProcess.start(command, limits.answerBytes(), listener);
        } catch (IOException noProgram) {
            throw unavailable(String.valueOf(noProgram.getMessage()));
        }
        running = Optional.of(process);
        firstOfProcess = Math.max(1, sequence);
        try {
            BackendInfo started =
                    AnswerReader.started(process.exchange(RequestWriter.start(), Optional.of(limits.start())));
            if (process.hasMoreOutput()) {
                throw new MalformedMessage("it printed more than its answer to start: " + more(process));
            }
            process.listener().named(started.name());
            return started;
        } catch (AdapterFailure failure) {
            throw unavailable(failure.getMessage(), process);
        } catch (MalformedMessage malformed) {
            throw unavailable(BROKE_PROTOCOL + malformed.getMessage(), process);
        }
    }

    private BackendUnavailable unavailable(String why, AdapterProcess process) {
        String message = withStandardError(why, process);
        remark(process, why);
        discard();
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

    private static String describe(BackendInfo info) {
        return info.name() + " " + info.version() + " in " + info.language() + " with the capabilities "
                + info.capabilities();
    }

    static String withStandardError(String what, AdapterProcess process) {
        String printed = process.standardError();
        return printed.isEmpty()
                ? what
                : what + "; its standard error ends with\n" + printed.indent(2).stripTrailing();
    }

    private static String more(AdapterProcess process) {
        String more = new String(process.glimpse(Fields.QUOTED + 1), StandardCharsets.UTF_8);
        return more.isBlank() ? "an empty line" : Fields.shortened(more.strip());
    }

    private static void remark(AdapterProcess process, String sentence) {
        process.listener().remarked(sentence);
    }

    private void discard() {
        running.ifPresent(AdapterProcess::discard);
        running = Optional.empty();
    }

    @Override
    public void close() {
        running.ifPresent(AdapterProcess::close);
        running = Optional.empty();
    }
}
