package io.vck.conformance.run;

import io.vck.backend.spi.Backend;
import io.vck.backend.spi.BackendInfo;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Request;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingDeque;

/**
 * Several sessions of one backend as a single one that several threads may use: each program goes to a session that is
 * free.
 *
 * <p>A session that is lost leaves the pool, or it would take program after program from those that work, only to say of
 * each that it can't run it. The last one stays whatever becomes of it, so that each program gets an answer.
 */
final class SessionPool implements Backend.Session {
    private final List<Backend.Session> all;
    private final LinkedBlockingDeque<Backend.Session> free;
    private int serving;

    /**
     * @param sessions of one backend, at least one
     */
    SessionPool(List<Backend.Session> sessions) {
        all = List.copyOf(sessions);
        free = new LinkedBlockingDeque<>(all);
        serving = all.size();
    }

    @Override
    public BackendInfo info() {
        return all.get(0).info();
    }

    /**
     * @throws CancellationException if the thread is interrupted while it waits for a session
     */
    @Override
    public Observation run(Request request) {
        while (true) {
            Backend.Session session = take();
            Observation observation;
            boolean stays = true;
            try {
                observation = session.run(request);
                stays = !session.isLost() || isLast();
            } finally {
                if (stays) {
                    free.addFirst(session);
                }
            }
            if (stays) {
                return observation;
            }
        }
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
