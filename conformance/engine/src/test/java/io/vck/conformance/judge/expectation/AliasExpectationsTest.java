package io.vck.conformance.judge.expectation;

import static io.vck.conformance.judge.Observed.alias;
import static io.vck.conformance.judge.Observed.tuple;
import static io.vck.conformance.judge.Observed.zeros;
import static org.assertj.core.api.Assertions.assertThat;

import io.vck.backend.value.Alias;
import io.vck.backend.value.Value;
import io.vck.conformance.judge.Expectation;
import io.vck.conformance.judge.Outcome;
import io.vck.conformance.judge.Path;
import io.vck.conformance.judge.PathPair;
import io.vck.conformance.judge.Trial;
import io.vck.conformance.judge.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class AliasExpectationsTest {
    /** Object 1, its own base, at address 100. */
    private static final Value<Alias> X = alias(1, 1, 100);

    private static final Value<Alias> VIEW = alias(2, 1, 100);
    private static final Value<Alias> VIEW_FURTHER_ON = alias(2, 1, 104);
    private static final Value<Alias> COPY = alias(3, 3, 200);
    private static final Value<Alias> VIEW_OF_COPY = alias(4, 3, 200);

    private static List<PathPair> pair(String first, String second) {
        return List.of(new PathPair(Path.parse(first), Path.parse(second)));
    }

    private static final SameObject SAME_OBJECT = new SameObject(pair("result", "x"));
    private static final ViewOf VIEW_OF = new ViewOf(pair("result", "x"));
    private static final SameData SAME_DATA = new SameData(pair("result", "x"));

    private static String judge(Value<Alias> result, Expectation expectation) {
        return text(Trial.of("vmap(f)(x)")
                .result(zeros(1L))
                .value("x", zeros(1L))
                .alias("result", result)
                .alias("x", X)
                .judge(expectation));
    }

    private static String text(Verdict verdict) {
        return verdict.outcome() == Outcome.PASS ? "pass" : verdict.outcome().label() + ": " + verdict.message();
    }

    @Test
    void sameObjectIsMetByTheObjectAlone() {
        assertThat(judge(X, SAME_OBJECT)).isEqualTo("pass");
        assertThat(judge(VIEW, SAME_OBJECT))
                .isEqualTo("fail: same_object: result: expected the same object as `x`,"
                        + " observed another object, a view of the same base");
        assertThat(judge(COPY, SAME_OBJECT))
                .isEqualTo("fail: same_object: result: expected the same object as `x`,"
                        + " observed another object, not even a view of the same base");
    }

    @Test
    void viewOfIsMetByAViewAlone() {
        assertThat(judge(VIEW_FURTHER_ON, VIEW_OF)).isEqualTo("pass");
        assertThat(judge(X, VIEW_OF)).isEqualTo("fail: view_of: result: expected a view of `x`, observed `x` itself");
        assertThat(judge(COPY, VIEW_OF))
                .isEqualTo("fail: view_of: result: expected a view of `x`,"
                        + " observed a tensor that is no view, a copy perhaps");
        assertThat(judge(VIEW_OF_COPY, VIEW_OF))
                .isEqualTo("fail: view_of: result: expected a view of `x`, observed a view of something else");
    }

    @Test
    void sameDataIsMetByTheAddressAlone() {
        assertThat(judge(X, SAME_DATA)).isEqualTo("pass");
        assertThat(judge(VIEW, SAME_DATA)).isEqualTo("pass");
        assertThat(judge(VIEW_FURTHER_ON, SAME_DATA))
                .isEqualTo("fail: same_data: result: expected the address of `x`,"
                        + " observed another address, in a view of the same base");
        assertThat(judge(COPY, SAME_DATA))
                .isEqualTo("fail: same_data: result: expected the address of `x`,"
                        + " observed another address, in other memory");
    }

    @Test
    void emptyTensorsHaveNoAddressToCompare() {
        assertThat(text(Trial.of("vmap(f)(x)")
                        .result(zeros(0L))
                        .value("x", zeros(0L))
                        .alias("result", VIEW)
                        .alias("x", X)
                        .judge(SAME_DATA)))
                .isEqualTo(
                        "broken: same_data: `result` and `x` have no elements, so there are no addresses to compare");
    }

    @Test
    void everyItemIsJudged() {
        Trial trial = Trial.of("vmap(f)(x, y)")
                .alias("result", tuple(VIEW, COPY))
                .alias("x", X)
                .alias("y", tuple(X, VIEW_OF_COPY))
                .alias("z", tuple(X, X, X));

        assertThat(text(trial.judge(new ViewOf(pair("result[*]", "x")))))
                .isEqualTo("fail: view_of: result[1]: expected a view of `x`,"
                        + " observed a tensor that is no view, a copy perhaps");
        assertThat(text(trial.judge(new ViewOf(pair("result[*]", "y[*]"))))).isEqualTo("pass");
        assertThat(text(trial.judge(new ViewOf(pair("result[*]", "z[*]")))))
                .isEqualTo("fail: view_of: result[*]: expected as many items as `z[*]` has, observed 2 and 3");
    }

    @Test
    void everyPairIsJudged() {
        Trial trial = Trial.of("vmap(f)(x)").alias("result", tuple(X, COPY)).alias("x", X);
        SameObject both = new SameObject(List.of(
                new PathPair(Path.parse("result[0]"), Path.parse("x")),
                new PathPair(Path.parse("result[1]"), Path.parse("x"))));

        assertThat(text(trial.judge(both)))
                .startsWith("fail: same_object: result[1]: expected the same object as `x`, observed another object");
    }

    @Test
    void whatIsNoTensorHasNoIdentity() {
        assertThat(judge(new Value.Int<>(1), SAME_OBJECT))
                .isEqualTo("fail: same_object: result: expected a tensor, observed int");
        assertThat(judge(tuple(X), SAME_OBJECT))
                .isEqualTo("fail: same_object: result: expected a tensor, observed tuple");
    }

    @Test
    void aBackendThatTellsNoIdentitiesIsNotJudged() {
        assertThat(text(Trial.of("vmap(f)(x)").capabilities().judge(SAME_OBJECT)))
                .isEqualTo(
                        "unsupported: the backend can observe nothing of what is expected; it does not have: aliasing");
    }
}
