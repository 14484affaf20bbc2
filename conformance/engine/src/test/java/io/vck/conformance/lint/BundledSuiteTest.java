package io.vck.conformance.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.conformance.run.BackendRegistry;
import io.vck.conformance.run.Kit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The guard of the suite: it fails if a case becomes wrong, or if fewer scenarios are mirrored. */
class BundledSuiteTest {
    private static final int MIRRORED_AT_LEAST = 1306;

    @Test
    void theSuiteIsSound() {
        Kit kit = new Kit(new BackendRegistry(List.of()));
        LintReport report = ReferenceLint.of(kit.preparation(), kit.specification())
                .checkSuite(kit.suite(List.of()).cases());
        assertThat(report.problems()).map(LintProblem::toString).isEmpty();
        assertThat(report.coverage().mirroredBy()).hasSizeGreaterThanOrEqualTo(MIRRORED_AT_LEAST);
    }
}
