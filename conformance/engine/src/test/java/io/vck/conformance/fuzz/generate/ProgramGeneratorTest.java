package io.vck.conformance.fuzz.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.vck.conformance.cases.Case;
import io.vck.conformance.fuzz.catalogue.Catalogue;
import io.vck.conformance.fuzz.catalogue.CatalogueReader;
import io.vck.conformance.fuzz.catalogue.Entry;
import io.vck.conformance.inputs.CaseInputs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProgramGeneratorTest {

    static List<Entry> rows() {
        return CatalogueReader.bundled().entries();
    }

    /** A row that can't be drawn would never be found missing. */
    @ParameterizedTest
    @MethodSource("rows")
    void everyRowOfTheCatalogueCanBeDrawn(Entry row) {
        ProgramGenerator generator = new ProgramGenerator(new Catalogue(List.of(row)), 5);
        for (int number = 0; number < 10; number++) {
            Case drawn = generator.generate(number);
            assertThatCode(() -> CaseInputs.byReference().of(drawn)).doesNotThrowAnyException();
        }
    }

    @Test
    void theSameSeedAndNumberGiveTheSameProgram() {
        Catalogue catalogue = CatalogueReader.bundled();
        Case one = new ProgramGenerator(catalogue, 3).generate(17);
        Case other = new ProgramGenerator(catalogue, 3).generate(17);
        Case next = new ProgramGenerator(catalogue, 3).generate(18);
        assertThat(one).isEqualTo(other).isNotEqualTo(next);
    }
}
