package io.vck.conformance.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.backend.program.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StaticChecksTest {
    private static final Set<String> INPUTS = Set.of("x", "y");
    private static final Set<String> OPERATORS = Set.of("mul", "sum", "acos_", "T", "linear");

    private static List<String> check(Node... steps) {
        List<String> messages = new ArrayList<>();
        StaticChecks.check(List.of(steps), INPUTS, OPERATORS::contains, (node, message) -> messages.add(message));
        return messages;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vmap(lambda x: vmap(lambda y: x * y)(y))(x)",
                "vmap(torch.mul, (0, None), out_dims=1)(x, y)",
                "vmap(partial(torch.mul, x), in_dims=0)(y)",
                "x[0, 1:].acos_().T",
                "x[0] = -y",
                "F.linear(x, y)",
                "(lambda *rest: torch.sum(*rest))(x, y)",
                "(lambda x, y: x)(*[x, y])",
                "vmap(lambda x: x)()",
                "vmap(*[torch.sum, 0])(x)",
                "z = x",
            })
    void aProgramThatCanRunHasNoProblems(String text) {
        assertThat(check(Texts.step(text))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "z                              | the name 'z' is not defined",
                "z = z                          | the name 'z' is not defined",
                "vmap(lambda a: a + z)(x)       | the name 'z' is not defined",
                "(lambda a: a, a)               | the name 'a' is not defined",
                "x.cos()                        | there is no operator 'Tensor.cos'",
                "x.H                            | there is no operator '.H'",
                "vmap(torch.cos)(x)             | there is no operator 'torch.cos'",
                "torch.vmap(x)                  | there is no operator 'torch.vmap'",
                "x.getitem(0)                   | there is no operator 'Tensor.getitem'",
                "torch.foo.mul                  | there is no operator 'torch.foo'",
                "(lambda a: a)(x, y)            | the function takes 1 argument, got 2",
                "(lambda a: a)()                | the function takes 1 argument, got 0",
                "(lambda a, b: a)(x)            | the function takes 2 arguments, got 1",
                "(lambda a, b, *c: a)(x)        | the function takes at least 2 arguments, got 1",
                "vmap(lambda a: a, 0)(x, y)     | the function takes 1 argument, got 2",
                "vmap(vmap(lambda a: a))(x, y)  | the function takes 1 argument, got 2",
                "vmap()                         | vmap takes a function, in_dims and out_dims, got 0 arguments",
                "vmap(torch.sum, 0, 0, 0)       | vmap takes a function, in_dims and out_dims, got 4 arguments",
                "vmap(torch.sum, dim=0)         | vmap takes no keyword argument 'dim'",
                "partial()(x)                   | partial takes a function and its first arguments, got none",
                "x[slice(0)]                    | slice takes start, stop and step, got 1 argument",
            })
    void whatCannotRunIsFoundWithoutRunningIt(String text, String problem) {
        assertThat(check(Texts.step(text))).containsExactly(problem);
    }

    @Test
    void namesAreKnownFromTheStepThatBindsThem() {
        assertThat(check(Texts.step("z = x"), Texts.step("z * z"))).isEmpty();
        assertThat(check(Texts.step("z * z"), Texts.step("z = x")))
                .containsExactly("the name 'z' is not defined", "the name 'z' is not defined");
    }

    @Test
    void aFunctionSeesWhatIsBoundUntilItIsCalled() {
        assertThat(check(Texts.define("f(a)", "a * z"), Texts.step("z = x"), Texts.step("f(y)")))
                .isEmpty();
    }

    @Test
    void whatAFunctionBindsIsUnknownOutsideOfIt() {
        assertThat(check(Texts.define("f(a)", "b = a", "b"), Texts.step("b")))
                .containsExactly("the name 'b' is not defined");
    }

    @Test
    void callsOfNamedFunctionsAreCounted() {
        assertThat(check(Texts.define("f(a)", "a"), Texts.step("(f(x, y), vmap(f)(x, y), f(x))")))
                .containsExactly("the function takes 1 argument, got 2", "the function takes 1 argument, got 2");
    }

    @Test
    void callsByANameThatStandsForSeveralThingsAreNotCounted() {
        assertThat(check(Texts.define("f(a)", "a"), Texts.step("(lambda f: f(x, y))(torch.mul)")))
                .isEmpty();
    }

    @Test
    void everyProblemIsReportedWhereItStands() {
        Parsed parsed = ProgramParser.step("f(x,\n  z.cos())");

        assertThat(StaticChecks.check(
                        List.of(parsed.node().orElseThrow()), parsed.positions(), INPUTS, OPERATORS::contains))
                .containsExactly(
                        new Problem(1, 1, "the name 'f' is not defined"),
                        new Problem(2, 5, "there is no operator 'Tensor.cos'"),
                        new Problem(2, 3, "the name 'z' is not defined"));
    }
}
