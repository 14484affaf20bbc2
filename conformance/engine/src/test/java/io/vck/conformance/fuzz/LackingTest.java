package io.vck.conformance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.conformance.cases.Case;
import io.vck.conformance.cases.WrittenCase;
import io.vck.conformance.fuzz.trial.Ending;
import org.junit.jupiter.api.Test;

class LackingTest {
    private static final Ending RAN = new Ending.Agreed();
    private static final Ending UNSUPPORTED = new Ending.Unsupported("it has not");

    /** No multiple of the number after which a program runs nevertheless. */
    private static final long NUMBER = 1;

    private final Lacking lacking = new Lacking();

    @Test
    void anOperatorThatNoProgramRanWithIsPassedOver() {
        learn("vmap(lambda x: x.sin())(x)", RAN);
        learn(3, "vmap(lambda x: x.sin().cumsum(0))(x)", UNSUPPORTED);
        assertThat(passesOver("vmap(lambda x: torch.cumsum(x, 0))(x)")).isTrue();
        assertThat(passesOver("vmap(lambda x: x.sin())(x)")).isFalse();
        assertThat(passesOver("vmap(lambda x: torch.special.cumsum(x))(x)")).isFalse();
    }

    @Test
    void nowAndThenAProgramRunsNevertheless() {
        learn("vmap(lambda x: x)(x)", RAN);
        learn(3, "vmap(lambda x: x.cumsum(0))(x)", UNSUPPORTED);
        assertThat(lacking.passesOver(40, program("vmap(lambda x: x.cumsum(0))(x)")))
                .isFalse();
        learn("vmap(lambda x: x.cumsum(0))(x)", RAN);
        assertThat(passesOver("vmap(lambda x: x.cumsum(0))(x)")).isFalse();
    }

    @Test
    void twoOperatorsThatAreNewAreNotToldApart() {
        learn("vmap(lambda x: x)(x)", RAN);
        learn(9, "vmap(lambda x: x.sin().cos())(x)", UNSUPPORTED);
        assertThat(passesOver("vmap(lambda x: x.sin())(x)")).isFalse();
    }

    /** Reasons can be other than operators, such as a dtype. */
    @Test
    void oneProgramTellsNothing() {
        learn("vmap(lambda x: x)(x)", RAN);
        learn("vmap(lambda x: x.sin())(x)", UNSUPPORTED);
        assertThat(passesOver("vmap(lambda x: x.sin())(x)")).isFalse();
    }

    private void learn(String program, Ending ending) {
        learn(1, program, ending);
    }

    private void learn(int times, String program, Ending ending) {
        for (int i = 0; i < times; i++) {
            lacking.learn(program(program), ending);
        }
    }

    private boolean passesOver(String program) {
        return lacking.passesOver(NUMBER, program(program));
    }

    private static Case program(String text) {
        return WrittenCase.of("user/some/case").runs(text).build();
    }
}
