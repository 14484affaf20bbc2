package io.vck.djl;

import io.vck.backend.spi.Backend;
import io.vck.junit5.VmapConformanceTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The whole suite, judged by what is known of DJL. */
class DjlVmapTest extends VmapConformanceTest {
    @Override
    protected Backend backend() {
        return new DjlBackend();
    }

    /** The first case waits until the engine has unpacked its native code. */
    @Override
    protected Duration limit() {
        return Duration.ofSeconds(120);
    }

    @Override
    protected Optional<Path> baseline() {
        return Optional.of(Path.of("../../../baselines/djl.json"));
    }
}
