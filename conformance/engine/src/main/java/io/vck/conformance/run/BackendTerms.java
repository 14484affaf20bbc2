package io.vck.conformance.run;

import io.vck.conformance.wire.WireListener;
import java.time.Duration;

/**
 * On what terms a backend is to run programs.
 *
 * @param limit for one program; zero for none
 * @param listener hears what passes between the kit and adapters; backends in this process have nothing for it to hear
 */
public record BackendTerms(Duration limit, WireListener listener) {

    /** A limit for one program, and nobody who listens. */
    public static BackendTerms limit(Duration limit) {
        return new BackendTerms(limit, WireListener.NONE);
    }
}
