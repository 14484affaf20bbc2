package io.vck.conformance.judge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramFactsTest {

    @Test
    void whatAFunctionBindsIsNoInput() {
        ProgramFacts facts =
                ProgramFacts.of(Observed.program("y = x * 2", "vmap(lambda a, *more: a + y + z)(y, (w, [v]))"));

        assertThat(facts.inputs()).containsExactly("x", "z", "w", "v");
        assertThat(facts.variables()).containsExactlyInAnyOrder("x", "z", "w", "v", "y", "result");
    }

    @Test
    void aVariableThatIsReadBeforeItIsAssignedIsAnInput() {
        assertThat(ProgramFacts.of(Observed.program("x = x + 1", "x")).inputs()).containsExactly("x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vmap(Tensor.acos_)(x)",
                "vmap(lambda x: x.add_(1))(x)",
                "t[0] = x",
                "torch.abs(x, out=y)",
                "(1, [x.cos_()])"
            })
    void programsThatWriteAreKnown(String step) {
        assertThat(ProgramFacts.of(Observed.program(step)).writes()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"vmap(torch.mul)(x, y)", "x.__pow__(2)", "x[0]"})
    void otherProgramsWriteNothing(String step) {
        assertThat(ProgramFacts.of(Observed.program(step)).writes()).isFalse();
    }
}
