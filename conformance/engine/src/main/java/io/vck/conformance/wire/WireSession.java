package io.vck.conformance.wire;

import io.vck.backend.spi.Backend;
import io.vck.backend.spi.BackendInfo;
import io.vck.backend.spi.BackendUnavailable;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Request;
import java.io.IOException;
import java.util.Optional;

/**
 * A started adapter. Whatever it does, each program gets one observation; after a death, a timeout or a word that isn't
 * in the protocol, the next program gets a new process.
 */
final class WireSession implements Backend.Session {
    static final String BROKE_PROTOCOL = "the adapter broke the protocol: ";

    private final AdapterCommand command;
    private final WireLimits limits;
    private final BackendInfo info;
    private Optional<AdapterProcess> running = Optional.empty();
    private Optional<BackendUnavailable> lost = Optional.empty();
    private long sequence;

    WireSession(AdapterCommand command, WireLimits limits) {
        this.command = command;
        this.limits = limits;
        this.info = start();
    }

    @Override
    public BackendInfo info() {
        return info;
    }

    @Override
    public Observation run(Request request) {
        byte[] message = RequestWriter.run(++sequence, request);
        try {
            restartIfGone();
        } catch (BackendUnavailable unavailable) {
            lost = Optional.of(unavailable);
            return new Observation.Crashed(
                    "the adapter was gone and could not be started again: " + unavailable.getMessage());
        }
        AdapterProcess process = running.orElseThrow();
        process.forgetStandardError();
        try {
            byte[] answer = process.exchange(message, limits.program());
            return AnswerReader.ran(answer, sequence, request.program().steps().size());
        } catch (AdapterFailure failure) {
            Observation observation = failure.limit().isPresent()
                    ? new Observation.TimedOut(failure.limit().get())
                    : new Observation.Crashed(withStandardError(failure.getMessage(), process));
            discard();
            return observation;
        } catch (MalformedMessage malformed) {
            Observation observation =
                    new Observation.Crashed(withStandardError(BROKE_PROTOCOL + malformed.getMessage(), process));
            discard();
            return observation;
        }
    }

    @Override
    public boolean isLost() {
        return lost.isPresent();
    }

    /** Starts the adapter again if need be; one that failed to start once more isn't tried again. */
    private void restartIfGone() {
        if (lost.isPresent()) {
            throw lost.get();
        } else if (running.isPresent() && !running.get().isAlive()) {
            discard();
        }
        if (running.isEmpty()) {
            start();
        }
    }

    private BackendInfo start() {
        AdapterProcess process;
        try {
            process = AdapterProcess.start(command, limits.answerBytes());
        } catch (IOException noProgram) {
            throw unavailable(String.valueOf(noProgram.getMessage()));
        }
        running = Optional.of(process);
        try {
            return AnswerReader.started(process.exchange(RequestWriter.start(), Optional.of(limits.start())));
        } catch (AdapterFailure failure) {
            throw unavailable(failure.getMessage(), process);
        } catch (MalformedMessage malformed) {
            throw unavailable(BROKE_PROTOCOL + malformed.getMessage(), process);
        }
    }

    private BackendUnavailable unavailable(String why, AdapterProcess process) {
        String message = withStandardError(why, process);
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

    static String withStandardError(String what, AdapterProcess process) {
        String printed = process.standardError();
        return printed.isEmpty()
                ? what
                : what + "; its standard error ends with\n" + printed.indent(2).stripTrailing();
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
