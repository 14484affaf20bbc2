package io.vck.conformance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.conformance.cases.Case;
import io.vck.conformance.cases.WrittenCase;
import io.vck.conformance.judge.Outcome;
import io.vck.conformance.judge.Verdict;
import io.vck.conformance.judge.expectation.EqualsMapStack;
import io.vck.conformance.shrink.FailureKind;
import io.vck.conformance.shrink.Symptom;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindsTest {
    private static final FailureKind VALUES = new FailureKind(Symptom.VALUES, "");
    private static final FailureKind SHAPE = new FailureKind(Symptom.SHAPE, "");

    private final Finds finds = new Finds();

    @Test
    void aFindExplainsProgramsThatCallItsOperatorsAndFailAlike() {
        add("vmap(lambda x: x.sin())(x)", VALUES);
        assertThat(finds.explain(failing("vmap(lambda x: x.sin().neg())(x)"), VALUES))
                .isTrue();
        assertThat(finds.explain(failing("vmap(lambda x: x.sin().neg())(x)"), SHAPE))
                .isFalse();
        assertThat(finds.explain(failing("vmap(lambda x: x.neg())(x)"), VALUES)).isFalse();
    }

    @Test
    void twoFindsOfAnOperatorThatReshapesInPlaceExplainWhateverFollowsIt() {
        add("vmap(lambda x: x.squeeze_())(x)", VALUES);
        assertThat(finds.explain(failing("vmap(lambda x: x.squeeze_())(x)"), SHAPE))
                .isFalse();
        add("vmap(lambda x: x.squeeze_())(x)", SHAPE);
        FailureKind other = new FailureKind(Symptom.RAISES, "IndexError");
        assertThat(finds.explain(failing("vmap(lambda x: x.squeeze_().sum(1))(x)"), other))
                .isTrue();
        assertThat(finds.explain(failing("vmap(lambda x: x.t_())(x)"), other)).isFalse();
        FailureKind dies = new FailureKind(Symptom.CRASH, "exit code 139");
        assertThat(finds.explain(failing("vmap(lambda x: x.squeeze_().sum(1))(x)"), dies))
                .isFalse();
    }

    private void add(String program, FailureKind kind) {
        Case shrunk = failing(program);
        finds.add(new Find(0, kind, Traits.of(shrunk), shrunk, new Verdict(Outcome.FAIL, "", List.of())));
    }

    private static Case failing(String program) {
        return WrittenCase.of("user/some/case")
                .runs(program)
                .expects(EqualsMapStack.BY_BACKEND)
                .build();
    }
}
