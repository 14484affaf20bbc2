package io.vck.junit5;

import io.vck.backend.spi.Backend;
import io.vck.conformance.backends.ReferenceBackend;

/** The kit's reference passes the kit's cases. */
class ReferenceVmapTest extends VmapConformanceTest {
    @Override
    protected Backend backend() {
        return new ReferenceBackend();
    }
}
