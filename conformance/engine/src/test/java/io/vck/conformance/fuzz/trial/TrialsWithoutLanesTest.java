package io.vck.conformance.fuzz.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.backend.program.Program;
import io.vck.backend.spi.Backend;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Request;
import io.vck.backend.spi.VmapMode;
import io.vck.conformance.backends.AlteredBackend;
import io.vck.conformance.backends.ForwardingSession;
import io.vck.conformance.backends.ReferenceBackend;
import io.vck.conformance.cases.Case;
import io.vck.conformance.cases.WrittenCase;
import io.vck.conformance.fuzz.lanes.NoLanes;
import io.vck.conformance.judge.expectation.InputsAfter;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** NOTE [Batches of no lanes]. */
class TrialsWithoutLanesTest {
    private static final Case TESTED = tested("vmap(lambda x: x.sin() * 2)(no_x)");

    @Test
    void aBackendThatHasTheShapeOfItsLanesAgrees() {
        assertThat(ending(TESTED, program -> program)).isInstanceOf(Ending.Agreed.class);
    }

    @Test
    void aLaneTooManyBreaksIt() {
        assertThat(ending(TESTED, program -> NoLanes.in(program).orElseThrow().withLanes(1)))
                .isInstanceOfSatisfying(Ending.Broken.class, broken -> {
                    assertThat(broken.verdict().message()).contains("[0, 3]").contains("[1, 3]");
                    assertThat(broken.judged().expectations())
                            .extracting(expectation -> expectation.key())
                            .containsExactly("shape", "dtype", "unvalued", "inputs_after");
                });
    }

    @Test
    void anotherDTypeBreaksIt() {
        assertThat(ending(TESTED, program -> WrittenCase.program("no_x = x[:0]", "vmap(lambda x: x.double())(no_x)")))
                .isInstanceOfSatisfying(
                        Ending.Broken.class,
                        broken -> assertThat(broken.verdict().message()).contains("float64"));
    }

    @Test
    void anInputThatIsWrittenIntoBreaksIt() {
        assertThat(ending(
                        TESTED,
                        program -> WrittenCase.program("y = x.zero_()", "no_x = x[:0]", "vmap(lambda x: x)(no_x)")))
                .isInstanceOf(Ending.Broken.class);
    }

    @Test
    void whatALaneRefusesMayBeRefusedWithoutOne() {
        assertThat(ending(tested("vmap(lambda x: x.sum(7))(no_x)"), program -> program))
                .isInstanceOf(Ending.RaisedByBoth.class);
        assertThat(ending(
                        tested("vmap(lambda x: x.sum(7))(no_x)"),
                        program -> WrittenCase.program("no_x = x[:0]", "vmap(lambda x: x)(no_x)")))
                .isInstanceOf(Ending.Agreed.class);
    }

    @Test
    void anHonestRefusalIsNone() {
        assertThat(ending(tested("vmap(lambda x: x.mean())(no_x)"), program -> program))
                .isInstanceOf(Ending.Refused.class);
    }

    private static Ending ending(Case tested, UnaryOperator<Program> ownProgram) {
        try (Trials trials = new Trials(replacing(ownProgram), Refusals.bundled())) {
            return trials.run(Trials.Prepared.of(tested));
        }
    }

    private static Case tested(String step) {
        return WrittenCase.of("user/some/case")
                .with("x", "randn(2, 3)")
                .runs("no_x = x[:0]", step)
                .expects(new InputsAfter(Map.of("x", WrittenCase.program("x"))))
                .build();
    }

    /** The reference, but that it runs another program with its own vmap. */
    private static Backend replacing(UnaryOperator<Program> replacement) {
        return new AlteredBackend(new ReferenceBackend(), session -> new ForwardingSession(session) {
            @Override
            public Observation run(Request request) {
                return super.run(
                        request.vmap() == VmapMode.NATIVE
                                ? new Request(
                                        replacement.apply(request.program()),
                                        request.inputs(),
                                        request.settings(),
                                        request.vmap(),
                                        request.observe())
                                : request);
            }
        });
    }
}
