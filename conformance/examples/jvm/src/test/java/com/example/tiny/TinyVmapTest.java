package com.example.tiny;

import io.vck.backend.spi.Backend;
import io.vck.conformance.cases.Case;
import io.vck.junit5.VmapConformanceTest;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * All that it takes: each case of the kit is a test of this class. What the library can't run is skipped, and says so.
 * A library that is young takes the cases group by group.
 */
class TinyVmapTest extends VmapConformanceTest {
    private static final Set<String> GROUPS = Set.of("api/levels", "api/in-dims", "api/out-dims");

    @Override
    protected Backend backend() {
        return new TinyBackend();
    }

    /** What is known not to pass yet, and why. Whatever ends otherwise fails its test. */
    @Override
    protected Optional<Path> baseline() {
        return Optional.of(Path.of("src/test/vck/tiny.json"));
    }

    @Override
    protected boolean includes(Case candidate) {
        return GROUPS.contains(candidate.file());
    }
}
