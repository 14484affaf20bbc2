package io.vck.conformance.fuzz;

import io.vck.backend.spi.Backend;
import io.vck.backend.spi.BackendInfo;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Request;
import java.util.List;
import java.util.Set;

/** A backend that claims certain capabilities, whatever it has. */
record Claiming(Backend backend, List<String> capabilities) implements Backend {
    @Override
    public String name() {
        return backend.name();
    }

    @Override
    public Session open() {
        Session session = backend.open();
        return new Session() {
            @Override
            public BackendInfo info() {
                BackendInfo info = session.info();
                return new BackendInfo(info.name(), info.version(), info.language(), Set.copyOf(capabilities));
            }

            @Override
            public Observation run(Request request) {
                return session.run(request);
            }

            @Override
            public void close() {
                session.close();
            }
        };
    }
}
