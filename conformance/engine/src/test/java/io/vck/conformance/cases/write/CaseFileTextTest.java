package io.vck.conformance.cases.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.conformance.backends.ReferenceLibrary;
import io.vck.conformance.cases.Case;
import io.vck.conformance.cases.Vocabulary;
import io.vck.conformance.cases.load.BundledCases;
import io.vck.conformance.cases.load.CaseFileLoader;
import io.vck.conformance.cases.load.CaseSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaseFileTextTest {
    private static final Vocabulary VOCABULARY = Vocabulary.of(
            ReferenceLibrary::hasOperator,
            ReferenceLibrary::isRandom,
            BundledCases.operators(),
            BundledCases.profiles(),
            BundledCases.specification());

    /** Every kind of expectation stands somewhere in the suite. */
    @Test
    void theBundledCasesSurviveBeingWritten() {
        List<Case> cases =
                new CaseFileLoader(VOCABULARY).load(BundledCases.sources()).cases();
        int step = 7;
        for (int i = 0; i < cases.size(); i += step) {
            Case one = cases.get(i);
            String text = CaseFileText.of("All of them.", List.of(one));
            CaseFileLoader.Loaded loaded =
                    new CaseFileLoader(VOCABULARY).read(new CaseSource("written.json", "user", "written", text));
            assertThat(loaded.problems()).as(text).isEmpty();
            Case read = loaded.cases().get(0);
            assertThat(read.program()).isEqualTo(one.program());
            assertThat(one.inputs()).containsAllEntriesOf(read.inputs());
            assertThat(read.expectations()).isEqualTo(one.expectations());
            assertThat(one.capabilities()).as(text).containsAll(read.capabilities());
            assertThat(read.settings()).isEqualTo(one.settings());
        }
    }
}
