package io.vck.conformance.judge.expectation;

import static io.vck.conformance.judge.Observed.floats;
import static org.assertj.core.api.Assertions.assertThat;

import io.vck.conformance.judge.MessagePattern;
import io.vck.conformance.judge.Outcome;
import io.vck.conformance.judge.Trial;
import io.vck.conformance.judge.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors and warnings. */
class EventExpectationsTest {
    private static final List<String> INDEX_ERROR = List.of("IndexError", "LookupError", "Exception");
    private static final MessagePattern PATTERN = new MessagePattern("got \\w+ inputs");
    private static final Raises RAISES = new Raises("LookupError", Optional.of(PATTERN));
    private static final String DROP = "There is a performance drop because of aten::atan2";

    private static String text(Verdict verdict) {
        return verdict.outcome() == Outcome.PASS ? "pass" : verdict.outcome().label() + ": " + verdict.message();
    }

    @ParameterizedTest
    @ValueSource(strings = {"IndexError", "LookupError", "Exception"})
    void raisesIsMetByTheKindOrASubclass(String kind) {
        Raises raises = new Raises(kind, Optional.of(PATTERN));

        assertThat(text(Trial.of("vmap(f)()").judgeRaised(0, INDEX_ERROR, "vmap: got no inputs.", raises)))
                .isEqualTo("pass");
    }

    @Test
    void raisesNoticesAnotherKind() {
        assertThat(text(Trial.of("vmap(f)()")
                        .judgeRaised(0, List.of("ValueError", "Exception"), "got no inputs", RAISES)))
                .isEqualTo("fail: raises: error: expected LookupError that matches /got \\w+ inputs/,"
                        + " observed ValueError: got no inputs;"
                        + " ValueError < Exception is no LookupError, though the message matches");
    }

    @Test
    void raisesNoticesAnotherMessage() {
        assertThat(text(Trial.of("vmap(f)()").judgeRaised(0, INDEX_ERROR, "list index out of range", RAISES)))
                .isEqualTo("fail: raises: error: expected LookupError that matches /got \\w+ inputs/,"
                        + " observed IndexError: list index out of range;"
                        + " the kind is right, the message does not match");
    }

    @Test
    void raisesNoticesASwallowedError() {
        assertThat(text(Trial.of("vmap(f)()").result(floats(List.of(2L), 1, 2)).judge(RAISES)))
                .isEqualTo("fail: raises: error: expected LookupError that matches /got \\w+ inputs/,"
                        + " observed that it returned float32[2] {1.0, 2.0}");
        assertThat(text(Trial.of("vmap(f)").judge(new Raises("ValueError", Optional.empty()))))
                .isEqualTo("fail: raises: error: expected ValueError, observed that the program returned");
    }

    @Test
    void anErrorOfAnEarlierStepIsNotTheExpectedOne() {
        assertThat(text(Trial.of("y = f(x)", "vmap(f)()").judgeRaised(0, INDEX_ERROR, "got no inputs", RAISES)))
                .isEqualTo("error: raises: IndexError: got no inputs (raised by `y = f(x)`, step 1 of 2)");
    }

    @Test
    void withoutTheOriginalsMessagesItIsEnoughToRaise() {
        Trial trial = Trial.of("vmap(f)()").capabilities();

        assertThat(text(trial.judgeRaised(0, List.of("TraceError"), "nope", RAISES)))
                .isEqualTo("pass");
        assertThat(text(trial.judge(RAISES))).startsWith("fail: raises: error: expected LookupError");
    }

    @Test
    void warningsNoticesOneTooManyAndOneTooFew() {
        WarningCount one = new WarningCount(new MessagePattern("performance drop"), 1);
        Trial trial = Trial.of("vmap(f)(x)").warnings("Please use torch.vmap");

        assertThat(text(trial.judge(one)))
                .isEqualTo("fail: warnings: expected 1 warning that matches /performance drop/,"
                        + " observed none (and 1 that don't match)");
        assertThat(text(trial.warnings(DROP).judge(one))).isEqualTo("pass");
        assertThat(text(trial.warnings(DROP).judge(one)))
                .isEqualTo("fail: warnings: expected 1 warning that matches /performance drop/, observed"
                        + " 2 warnings: \"" + DROP + "\", \"" + DROP + "\" (and 1 that don't match)");
    }

    @Test
    void warningsOfAProgramThatIsToRaiseAreJudged() {
        WarningCount one = new WarningCount(new MessagePattern("performance drop"), 1);

        assertThat(text(Trial.of("vmap(f)(x)").judgeRaised(0, INDEX_ERROR, "got no inputs", RAISES, one)))
                .isEqualTo("fail: warnings: expected 1 warning that matches /performance drop/, observed none");
    }

    @Test
    void aBackendWithoutTheFallbacksWarningIsNotAskedForIt() {
        Trial trial = Trial.of("vmap(f)(x)").capabilities("warnings");

        assertThat(text(trial.judge(new WarningCount(new MessagePattern("a performance drop"), 1))))
                .isEqualTo("unsupported: the backend can observe nothing of what is expected;"
                        + " it does not have: fallback-warnings");
        assertThat(text(trial.judge(new WarningCount(new MessagePattern("deprecated"), 1))))
                .isEqualTo("fail: warnings: expected 1 warning that matches /deprecated/, observed none");
    }

    @Test
    void fallbackNoticesWhetherItWasTaken() {
        Trial without = Trial.of("vmap(f)(x)").warnings("Please use torch.vmap");
        Trial with = Trial.of("vmap(f)(x)").warnings(DROP);

        assertThat(text(with.judge(new Fallback(true)))).isEqualTo("pass");
        assertThat(text(without.judge(new Fallback(false)))).isEqualTo("pass");
        assertThat(text(without.judge(new Fallback(true))))
                .isEqualTo("fail: fallback: expected a warning that matches /There is a performance drop/,"
                        + " observed none (and 1 that don't match)");
        assertThat(text(with.judge(new Fallback(false))))
                .isEqualTo("fail: fallback: expected no warning that matches /There is a performance drop/,"
                        + " observed 1 warning: \"" + DROP + "\"");
    }
}
