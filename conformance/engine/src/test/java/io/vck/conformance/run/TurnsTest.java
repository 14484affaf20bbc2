package io.vck.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vck.backend.spi.BackendInfo;
import io.vck.conformance.judge.Outcome;
import io.vck.conformance.judge.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final List<String> taken = new ArrayList<>();
    private final Turns turns = new Turns(result -> taken.add(result.verdict().message()));

    private void result(int number, String message) {
        turns.of(number).accept(result(message));
    }

    private static Result result(String message) {
        return new Result(
                Fakes.caseNamed("case"),
                new BackendInfo("fake", "1", "Java", Set.of()),
                DescribedInputs.NONE,
                Optional.empty(),
                Verdict.unjudged(Outcome.PASS, message),
                Duration.ZERO);
    }

    @Test
    void resultsOfTheCaseWhoseTurnItIsComeAtOnce() {
        result(0, "a");
        assertThat(taken).containsExactly("a");
        result(0, "b");
        assertThat(taken).containsExactly("a", "b");
    }

    @Test
    void allOthersWaitForThoseBefore() {
        result(2, "e");
        result(1, "c");
        turns.done(2);
        result(0, "a");
        assertThat(taken).containsExactly("a");
        turns.done(0);
        assertThat(taken).containsExactly("a", "c");
        result(1, "d");
        assertThat(taken).containsExactly("a", "c", "d");
        turns.done(1);
        assertThat(taken).containsExactly("a", "c", "d", "e");
    }

    @Test
    void whatGoesWrongComesInItsTurnToo() {
        Turns failing = new Turns((ResultSink.InTwoSteps) result -> {
            String message = result.verdict().message();
            if (message.equals("b")) {
                throw new IllegalStateException("no room for b");
            }
            return () -> taken.add(message);
        });
        failing.of(1).accept(result("b"));
        failing.of(0).accept(result("a"));
        assertThat(taken).containsExactly("a");
        assertThatThrownBy(() -> failing.done(0)).hasMessage("no room for b");
    }

    @Test
    void whatNeedsNoOrderIsDoneBeforeItsTurn() {
        Turns ordered = new Turns((ResultSink.InTwoSteps) result -> {
            String message = result.verdict().message();
            taken.add(message + " is ready");
            return () -> taken.add(message);
        });
        ordered.of(1).accept(result("b"));
        assertThat(taken).containsExactly("b is ready");
        ordered.of(0).accept(result("a"));
        assertThat(taken).containsExactly("b is ready", "a is ready", "a");
        ordered.done(0);
        assertThat(taken).containsExactly("b is ready", "a is ready", "a", "b");
    }
}
