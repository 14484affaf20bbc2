package io.vck.conformance.cases.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.conformance.cases.Suite;
import io.vck.conformance.cases.Vocabulary;
import org.junit.jupiter.api.Test;

class BundledCasesTest {
    private static final Vocabulary VOCABULARY =
            Vocabulary.of(operator -> true, BundledCases.profiles(), BundledCases.specification());

    @Test
    void allBundledCasesLoad() {
        Suite suite = new CaseFileLoader(VOCABULARY).load(BundledCases.sources());
        assertThat(suite.cases()).hasSizeGreaterThanOrEqualTo(135);
    }
}
