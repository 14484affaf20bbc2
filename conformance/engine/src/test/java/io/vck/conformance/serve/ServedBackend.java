package io.vck.conformance.serve;

import io.vck.backend.spi.Backend;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Request;
import io.vck.conformance.backends.AlteredBackend;
import io.vck.conformance.backends.ForwardingSession;
import io.vck.conformance.backends.LoopBackend;
import io.vck.conformance.backends.ReferenceBackend;
import io.vck.conformance.wire.AdapterCommand;
import io.vck.conformance.wire.WireBackend;
import io.vck.conformance.wire.WireLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A program that serves the backend that its argument names: reference, loop, or mortal. */
public final class ServedBackend {
    private ServedBackend() {}

    public static void main(String[] args) {
        switch (args[0]) {
            case "loop" -> WireServer.serve(LoopBackend::new);
            case "mortal" -> WireServer.serve(ServedBackend::mortal);
            default -> WireServer.serve(ReferenceBackend::new);
        }
    }

    /** The reference, but that its process dies of one program in twenty, always the same ones. */
    private static Backend mortal() {
        return new AlteredBackend(new ReferenceBackend(), session -> new ForwardingSession(session) {
            @Override
            public Observation run(Request request) {
                if (request.program().toString().hashCode() % 20 == 0) {
                    Runtime.getRuntime().halt(7);
                }
                return super.run(request);
            }
        });
    }

    /** The backend in a process of its own. */
    public static WireBackend overWire(String name) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = List.of(
                java,
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                ServedBackend.class.getName(),
                name);
        return new WireBackend(
                new AdapterCommand(name, command, Map.of("CLASSPATH", classes), Optional.empty(), ""),
                WireLimits.perProgram(Duration.ofSeconds(60)));
    }
}
