package io.vck.conformance.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.backend.program.Node;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubstitutionTest {
    private static String substitute(Node tree, String name, String replacement) {
        return ProgramPrinter.print(Substitution.substitute(tree, Map.of(name, Texts.step(replacement))));
    }

    @ParameterizedTest(name = "{0}, d: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "vmap(f, d)(x)|-1|vmap(f, -1)(x)",
                "d * d + x|a + b|(a + b) * (a + b) + x",
                "f(*d, k=d)|x|f(*x, k=x)",
                "[d, (d,), {d}, {'d': d}]|x|[x, (x,), {x}, {'d': x}]",
                "d if d else d|x|x if x else x",
                "y = d|x|y = x",
                "t[d:] = d|0|t[0:] = 0",
                "d.T.d()|x|x.T.d()",
                "lambda x: x + d|1|lambda x: x + 1",
            })
    void everyFreeNameIsReplaced(String text, String replacement, String replaced) {
        assertThat(substitute(Texts.step(text), "d", replacement)).isEqualTo(replaced);
    }

    @ParameterizedTest(name = "{0}, d: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "d(x, y)    | torch.mul          | torch.mul(x, y)",
                "d(x, y)    | Tensor.mul         | x.mul(y)",
                "d(x)       | vmap               | vmap(x)",
                "d(x)       | lambda y: y        | (lambda y: y)(x)",
            })
    void aCallOfAnOperatorIsThatOperatorsCall(String text, String replacement, String replaced) {
        Node tree = Substitution.substitute(Texts.step(text), Map.of("d", Texts.step(replacement)));

        assertThat(tree).isEqualTo(Texts.step(replaced));
        assertThat(ProgramPrinter.print(tree)).isEqualTo(replaced);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"lambda d: d + x", "lambda *d: d", "lambda x: (lambda d: d)(x)"})
    void whatAFunctionBindsIsAnotherName(String text) {
        assertThat(substitute(Texts.step(text), "d", "1")).isEqualTo(text);
    }

    @Test
    void whatAFunctionAssignsIsAnotherName() {
        Node f = Texts.define("f(x)", "y = x + e", "d = y", "d");

        assertThat(Substitution.substitute(f, Map.of("d", Texts.step("1"), "e", Texts.step("2"))))
                .isEqualTo(Texts.define("f(x)", "y = x + 2", "d = y", "d"));
    }

    @ParameterizedTest(name = "{0}, d: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "lambda x: x * d|x + 1|lambda x_: x_ * (x + 1)",
                "lambda x, x_: x * x_ * d|x|lambda x__, x_: x__ * x_ * x",
                "lambda *x: f(*x, d)|x|lambda *x_: f(*x_, x)",
                "lambda x: lambda x: x * d|x|lambda x_: lambda x_: x_ * x",
                "lambda x: (lambda y: x * y * d)(x)|x + y|lambda x_: (lambda y_: x_ * y_ * (x + y))(x_)",
                "lambda x: x * d|lambda x: x|lambda x: x * (lambda x: x)",
            })
    void aFunctionDoesNotCaptureTheNamesOfAReplacement(String text, String replacement, String replaced) {
        assertThat(Substitution.substitute(Texts.step(text), Map.of("d", Texts.step(replacement))))
                .isEqualTo(Texts.step(replaced));
    }

    @Test
    void whatAFunctionAssignsDoesNotCaptureEither() {
        Node f = Texts.define("f(x)", "y = x", "y * d");

        assertThat(Substitution.substitute(f, Map.of("d", Texts.step("y"))))
                .isEqualTo(Texts.define("f(x)", "y_ = x", "y_ * y"));
    }

    @Test
    void namesAreReplacedAtOnceAndNotOneAfterTheOther() {
        Map<String, Node> swap = Map.of("a", Texts.step("b"), "b", Texts.step("a"));

        assertThat(Substitution.substitute(Texts.step("a - b"), swap)).isEqualTo(Texts.step("b - a"));
    }

    @Test
    void whatHoldsNoReplacedNameStaysTheSameObject() {
        Node.Call tree = (Node.Call) Texts.step("f((x, lambda d: d), [y], d)");

        Node.Call replaced = (Node.Call) Substitution.substitute(tree, Map.of("d", Texts.step("1")));

        assertThat(replaced.args().get(0)).isSameAs(tree.args().get(0));
        assertThat(replaced.args().get(1)).isSameAs(tree.args().get(1));
        assertThat(replaced.args().get(2)).isEqualTo(Texts.step("1"));
    }
}
