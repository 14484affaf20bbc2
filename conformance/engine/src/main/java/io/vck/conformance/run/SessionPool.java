package io.vck.conformance.run;

import io.vck.backend.spi.Backend;
import io.vck.backend.spi.BackendInfo;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Request;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One or several sessions of one backend as a single one that several threads may use: each program goes to a session that
 * is free.
 *
 * <p>A session that is lost leaves the pool, or it would take program after program from those that work, only to say of
 * each that it can't run it. The last one stays whatever becomes of it, so that each program gets an answer.
 *
 * <p>A single session is given the next program while it runs one, if it takes it. Of several, the next program is for the
 * one that is free first.
 */
final class SessionPool implements Backend.Session {
    /** How many programs a single session is given while it runs one: the next, and the one that is got ready after it. */
    static final int AHEAD = 2;

    private final List<Backend.Session> all;
    private final LinkedBlockingDeque<Backend.Session> free;
    private int serving;

    /**
     * @param sessions of one backend, at least one
     */
    SessionPool(List<Backend.Session> sessions) {
        all = List.copyOf(sessions);
        free = new LinkedBlockingDeque<>(all);
        if (all.size() == 1 && all.get(0).takesNext()) {
            free.addAll(Collections.nCopies(AHEAD, all.get(0)));
        }
        serving = all.size();
    }

    /** A session that any number of threads may use, one after the other. */
    static SessionPool around(Backend.Session session) {
        return session instanceof SessionPool pool ? pool : new SessionPool(List.of(session));
    }

    @Override
    public BackendInfo info() {
        return all.get(0).info();
    }

    @Override
    public boolean isRemote() {
        return all.get(0).isRemote();
    }

    /**
     * @throws CancellationException if the thread is interrupted while it waits for a session
     */
    @Override
    public Observation run(Request request) {
        return timed(request).observation();
    }

    /**
     * @throws CancellationException if the thread is interrupted while it waits for a session
     */
    @Override
    public Backend.Timed timed(Request request) {
        while (true) {
            Backend.Session session = take();
            Backend.Timed ran;
            boolean stays = true;
            try {
                ran = session.timed(request);
                stays = !session.isLost() || isLast();
            } finally {
                if (stays) {
                    free.addFirst(session);
                }
            }
            if (stays) {
                return ran;
            }
        }
    }

    /** Whether programs run on the threads of jobs, which then have to be {@linkplain Jobs#watched watched}. */
    boolean runsOnJobThreads() {
        return all.get(0) instanceof GuardedBackend.GuardedSession guarded && guarded.runsAnywhere();
    }

    /**
     * Runs a program, on the thread of the caller if that is a job's and the backend does not mind.
     *
     * @param then is given what gives the answer, or throws what went wrong: on the caller's thread, or on another if the program
     *     did not come back, so that nothing must be left to do after this call
     */
    void runThen(Request request, Consumer<Supplier<Backend.Timed>> then) {
        Optional<JobThread> here = JobThread.current();
        if (here.isPresent() && runsOnJobThreads()) {
            runHereThen(here.get(), request, then);
        } else {
            then.accept(GuardedBackend.attempt(() -> timed(request)));
        }
    }

    private void runHereThen(JobThread here, Request request, Consumer<Supplier<Backend.Timed>> then) {
        Backend.Session taken;
        try {
            taken = take();
        } catch (CancellationException cancelled) {
            then.accept(() -> {
                throw cancelled;
            });
            return;
        }
        ((GuardedBackend.GuardedSession) taken).runHere(here, request, ran -> {
            free.addFirst(taken);
            then.accept(ran);
        });
    }

    private Backend.Session take() {
        try {
            return free.takeFirst();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for a session");
        }
    }

    /** Whether it is the last one that serves; one that isn't no longer does. */
    private synchronized boolean isLast() {
        if (serving == 1) {
            return true;
        }
        serving--;
        return false;
    }

    @Override
    public void close() {
        all.parallelStream().forEach(Backend.Session::close);
    }
}
