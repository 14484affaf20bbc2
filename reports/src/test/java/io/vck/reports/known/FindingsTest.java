package io.vck.reports.known;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A defect (FINDINGS.md, N06): it is. | N06",
                "FINDINGS.md, N02 and N03 | N02,N03",
                "FINDINGS.md, F1, F2 and L30: x | F1,F2,L30",
                "FINDINGS.md, N02, and so on | N02",
                "see FINDINGS.md, N01; and FINDINGS.md, N01 and J04 | N01,J04",
                "N06 alone names none | ''",
                "FINDINGS.md names none | ''",
                "FINDINGS.md, nor does this | ''",
            })
    void areNamedByTheDocumentAndTheirIds(String reason, String ids) {
        assertThat(String.join(",", Findings.namedIn(reason))).isEqualTo(ids);
    }

    @Test
    void areThereOrNot() {
        Findings findings = new Findings(List.of(new Findings.Section(
                "toy", "", List.of(new Findings.Finding("X01", "roll", "values", "", "python", "", List.of())))));

        assertThat(findings.has("X01")).isTrue();
        assertThat(findings.has("X02")).isFalse();
    }
}
