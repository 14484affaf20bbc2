package io.vck.conformance.fuzz;

import io.vck.backend.spi.Backend;
import io.vck.backend.spi.BackendInfo;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Request;
import io.vck.backend.spi.VmapMode;

/** A backend that breaks on each vmap with an out_dim. */
record DyingBackend(Backend sound) implements Backend {
    @Override
    public String name() {
        return sound.name();
    }

    @Override
    public Session open() {
        Session session = sound.open();
        return new Session() {
            @Override
            public BackendInfo info() {
                return session.info();
            }

            @Override
            public Observation run(Request request) {
                if (request.vmap() == VmapMode.NATIVE
                        && request.program().toString().contains("out_dims")) {
                    throw new IllegalStateException("a defect");
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
