package io.vck.conformance.serve;

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

/** A program that serves the backend that its argument names. */
final class ServedBackend {
    private ServedBackend() {}

    public static void main(String[] args) {
        WireServer.serve(args[0].equals("loop") ? LoopBackend::new : ReferenceBackend::new);
    }

    /** The backend in a process of its own. */
    static WireBackend overWire(String name) {
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
