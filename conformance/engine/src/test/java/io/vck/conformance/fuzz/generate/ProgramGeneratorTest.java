package io.vck.conformance.fuzz.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.vck.conformance.cases.Case;
import io.vck.conformance.fuzz.catalogue.Catalogue;
import io.vck.conformance.fuzz.catalogue.CatalogueReader;
import io.vck.conformance.fuzz.catalogue.Entry;
import io.vck.conformance.inputs.CaseInputs;
import io.vck.conformance.language.ProgramPrinter;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** NOTE [Derivatives and vmap]: all ways in which the two meet. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "out = vmap(f",
                "torch.autograd.grad(out, (x,), out)",
                "torch.autograd.grad(out, (x,), v, retain_graph=True)",
                "vmap(torch.func.grad(f",
                "torch.func.jvp(f, ",
                "torch.func.hessian(f"
            })
    void programsTakeDerivatives(String part) {
        ProgramGenerator generator = new ProgramGenerator(CatalogueReader.bundled(), 7);
        boolean found = LongStream.range(0, 600)
                .mapToObj(number -> generator.generate(number).program())
                .anyMatch(
                        drawn -> String.join("\n", ProgramPrinter.print(drawn)).contains(part));
        assertThat(found).isTrue();
    }
}
