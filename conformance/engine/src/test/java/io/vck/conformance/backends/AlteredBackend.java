package io.vck.conformance.backends;

import io.vck.backend.spi.Backend;
import io.vck.backend.spi.BackendInfo;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A backend whose sessions are those of another one, altered.
 *
 * @param altering makes the session out of the other one's; as a rule a {@link ForwardingSession}
 */
public record AlteredBackend(Backend sound, UnaryOperator<Backend.Session> altering) implements Backend {
    /** It claims these capabilities, whatever it has. */
    public static Backend claiming(Set<String> capabilities, Backend sound) {
        return new AlteredBackend(sound, session -> new ForwardingSession(session) {
            @Override
            public BackendInfo info() {
                BackendInfo info = super.info();
                return new BackendInfo(info.name(), info.version(), info.language(), capabilities);
            }
        });
    }

    @Override
    public String name() {
        return sound.name();
    }

    @Override
    public Session open() {
        return altering.apply(sound.open());
    }
}
