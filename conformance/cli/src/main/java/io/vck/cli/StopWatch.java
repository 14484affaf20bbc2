package io.vck.cli;

import io.vck.backend.spi.Backend;
import io.vck.backend.spi.BackendInfo;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Request;

/** A backend with a stop watch: adds up the time that its programs take. */
final class StopWatch implements Backend {
    private final Backend timed;
    private long nanos;

    StopWatch(Backend timed) {
        this.timed = timed;
    }

    /** The nanoseconds since the last reset. */
    long reset() {
        long elapsed = nanos;
        nanos = 0;
        return elapsed;
    }

    @Override
    public String name() {
        return timed.name();
    }

    @Override
    public Session open() {
        Session session = timed.open();
        return new Session() {
            @Override
            public BackendInfo info() {
                return session.info();
            }

            @Override
            public Observation run(Request request) {
                long start = System.nanoTime();
                Observation observation = session.run(request);
                nanos += System.nanoTime() - start;
                return observation;
            }

            @Override
            public void close() {
                session.close();
            }
        };
    }
}
