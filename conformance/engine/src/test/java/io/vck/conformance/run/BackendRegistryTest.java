package io.vck.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackendRegistryTest {
    private final BackendRegistry registry = BackendRegistry.ofKit(Path.of("."), Optional.empty());

    @ParameterizedTest
    @CsvSource({"reference, true", "loop, true", "pytorch-legacy, false", "nobody's, false"})
    void onlyBackendsThatAreKnownToTakeItRunSeveralTimesUnasked(String name, boolean sharesWell) {
        assertThat(registry.sharesWell(name)).isEqualTo(sharesWell);
    }
}
