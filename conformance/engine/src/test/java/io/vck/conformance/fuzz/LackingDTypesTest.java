package io.vck.conformance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.backend.spi.Backend;
import io.vck.backend.value.DType;
import io.vck.conformance.backends.ReferenceBackend;
import io.vck.conformance.fuzz.trial.Refusals;
import io.vck.conformance.fuzz.trial.Trials;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LackingDTypesTest {
    @Test
    void theReferenceLacksNone() {
        assertThat(lacking(new ReferenceBackend())).isEmpty();
    }

    @Test
    void whatABackendDoesNotSupportItLacks() {
        assertThat(lacking(new WithoutInt64(new ReferenceBackend()))).containsExactly(DType.INT64);
    }

    private static Set<DType> lacking(Backend backend) {
        try (Trials trials = new Trials(backend, Refusals.bundled())) {
            return LackingDTypes.of(trials);
        }
    }
}
