package io.vck.conformance.backends;

import io.vck.backend.spi.Backend;
import io.vck.backend.spi.BackendInfo;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Request;

/** A session that is another one but for what is overridden. */
public abstract class ForwardingSession implements Backend.Session {
    private final Backend.Session session;

    protected ForwardingSession(Backend.Session session) {
        this.session = session;
    }

    @Override
    public BackendInfo info() {
        return session.info();
    }

    @Override
    public Observation run(Request request) {
        return session.run(request);
    }

    @Override
    public void close() {
        session.close();
    }
}
