package io.vck.conformance.fuzz;

import io.vck.backend.spi.Backend;
import io.vck.backend.spi.BackendInfo;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Request;
import io.vck.backend.spi.VmapMode;

/** A backend that dies of each vmap once it has run so many programs, until it is started anew. */
record SpoiltBackend(Backend sound, int programs) implements Backend {
    @Override
    public String name() {
        return sound.name();
    }

    @Override
    public Session open() {
        Session session = sound.open();
        return new Session() {
            private int left = programs;

            @Override
            public BackendInfo info() {
                return session.info();
            }

            @Override
            public Observation run(Request request) {
                if (left-- <= 0 && request.vmap() == VmapMode.NATIVE) {
                    return new Observation.Crashed("out of memory");
                }
                return session.run(request);
            }

            @Override
            public void close() {
                session.close();
            }
        };
    }
}
