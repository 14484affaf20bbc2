package io.vck.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdapterCommandTest {
    /** What a user has set stays, since a process has the variables of the kit beside these. */
    @Test
    void pythonUsesMemoryAsLargeLibrariesWantItUnlessItIsToldOtherwise() {
        Map<String, String> environment = AdapterCommand.python("pytorch-legacy", Path.of("adapters"), Optional.empty())
                .environment();
        assertThat(environment).containsEntry("PYTHONPATH", "adapters");
        for (String variable : new String[] {"PYTHONMALLOC", "GLIBC_TUNABLES"}) {
            assertThat(environment.containsKey(variable))
                    .as(variable)
                    .isNotEqualTo(System.getenv().containsKey(variable));
        }
    }
}
