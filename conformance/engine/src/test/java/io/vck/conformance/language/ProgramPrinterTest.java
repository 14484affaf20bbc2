package io.vck.conformance.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.backend.program.Node;
import io.vck.backend.program.Program;
import io.vck.backend.value.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramPrinterTest {

    /** Each as short as it can be, so that every parenthesis is needed. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a + b + c",
                "a - (b - c)",
                "(a + b) * c",
                "a / (b * c)",
                "a ** b ** c",
                "(a ** b) ** c",
                "2 ** a",
                "(-2) ** a",
                "(-a) ** 2 ** -b",
                "-a ** b",
                "-(2)",
                "-True",
                "(2).mul(a)",
                "(a + b).mul(c)",
                "(a < b) < c",
                "a < b + c",
                "(a if b else c) + d",
                "(a if b else c) if d else e if f else g",
                "(lambda x: x)(a)",
                "(x.T)()",
                "x.T.mul(y).T",
                "x[0][1:, ..., None]",
                "x[1:2:3, ::4, :]",
                "x[0,]",
                "x[()]",
                "x[(*a, b)]",
                "x[1:2] = (a, b)",
                "y = lambda: x",
                "vmap(lambda x, *rest: x.sum(*rest, dim=0), in_dims=(0, None), out_dims=-1)(x, y)",
                "f(*a + b)",
                "f(*(a < b), c=1.5)",
                "(*a, (b,), [*c], {*d}, {'k': e}, {})",
                "'it\\'s \"\\\\\\n'",
                "torch.float64",
                "torch.mul.foo()",
                "1.0e300",
                "1e999",
                "slice(a, b)",
            })
    void aShortTextIsPrintedAsItStands(String text) {
        assertThat(ProgramPrinter.print(Texts.step(text))).isEqualTo(text);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "Tensor.acos_(x)|x.acos_()",
                "F.linear(x, w)|torch.nn.functional.linear(x, w)",
                "((a)) + (b * c)|a + b * c",
                "x[slice(0, 2, None)]|x[0:2]",
                "x[(0, 1)]|x[0, 1]",
                "x, y|(x, y)",
                "[a, b, ]|[a, b]",
                "\"a\"|'a'",
                "f(  a,b )|f(a, b)",
            })
    void thereIsOneWayToPrintATree(String text, String printed) {
        assertThat(ProgramPrinter.print(Texts.step(text))).isEqualTo(printed);
    }

    @Test
    void definitionsArePrintedAsBlocks() {
        Node f = Texts.define("f(leaf, *rest)", "base = leaf * leaf", "base[0] = 1", "base");
        Node g = Texts.define("g()", "y = 1");
        Node h = Texts.define("h(x)", "x[0] = 1");

        assertThat(ProgramPrinter.print(new Program(List.of(f, g, h, Texts.step("vmap(f)(x)")))))
                .containsExactly(
                        "def f(leaf, *rest):",
                        "    base = leaf * leaf",
                        "    base[0] = 1",
                        "    return base",
                        "def g():",
                        "    y = 1",
                        "    return y",
                        "def h(x):",
                        "    x[0] = 1",
                        "vmap(f)(x)");
    }

    @Test
    void whatHasNoLiteralIsPrintedAsPythonWouldMakeIt() {
        assertThat(ProgramPrinter.print(new Node.Constant(new Value.Float<>(Double.NaN))))
                .isEqualTo("float('nan')");
    }
}
