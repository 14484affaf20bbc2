package io.vck.conformance.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyntaxErrorsTest {
    private static List<String> problems(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.line() + ":" + problem.column() + " " + problem.message())
                .toList();
    }

    @ParameterizedTest(name = "`{0}`")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~~|1:1 unexpected end of the text",
                "x +|1:4 unexpected end of the text",
                "f(x|1:4 unexpected end of the text; '(' at column 2 is not closed",
                "f(g(x) + [y], {|1:16 unexpected end of the text; '{' at column 15 is not closed",
                "f(g(x) + [y]|1:13 unexpected end of the text; '(' at column 2 is not closed",
                "[x, (y]|1:7 unexpected ']'",
                "x y|1:3 unexpected 'y'",
                "x = = y|1:5 unexpected '='",
                "a < b < c|1:7 unexpected '<'; a comparison compares two values, not a chain of them",
                "x and y|1:3 'and' is not part of the language",
                "not x|1:1 'not' is not part of the language",
                "[x for x in y]|1:4 'for' is not part of the language",
                "lambda in: x|1:8 'in' is not part of the language",
                "f('lol)|1:3 the string does not end",
                "x @ y|1:3 unexpected '@'",
                "x # why|1:3 unexpected '#'",
                "012|1:2 unexpected '12'",
                "f(,)|1:3 unexpected ','",
                "(,)|1:2 unexpected ','",
                "x[]|1:3 unexpected ']'",
                "x[*y]|1:3 unexpected '*'",
                "x = y = z|1:7 unexpected '='",
                "lambda *a, b: x|1:12 unexpected 'b'",
            })
    void aTextThatIsNoStepIsRefusedWhereItGoesWrong(String text, String problem) {
        Parsed parsed = ProgramParser.step(text);

        assertThat(problems(parsed.problems())).first().isEqualTo(problem);
        assertThat(parsed.node()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "torch|1:1 'torch' is not a value",
                "f(torch.nn)|1:3 'torch.nn' is not a value",
                "torch.nn.relu(x)|1:1 'torch.nn.relu' is not a value",
                "torch = x|1:1 'torch' is not a value",
                "vmap = x|1:1 'vmap' can't be assigned to: it is part of the language",
                "lambda vmap: x|1:8 'vmap' can't be bound: it is part of the language",
                "lambda x, x: x|1:11 the parameter 'x' stands twice",
                "lambda x, *x: x|1:11 the parameter 'x' stands twice",
                "x.T = y|1:1 only a name or a subscript can be assigned to",
                "x, y = z|1:1 only a name or a subscript can be assigned to",
                "f(k=x, k=y)|1:8 the keyword argument 'k' stands twice",
                "f(k=x, y)|1:8 a positional argument follows a keyword argument",
                "f(x + y=z)|1:3 what stands before the '=' of a keyword argument is a name",
                "{'a': x, 'a': y}|1:10 the key 'a' stands twice",
                "{'a': x, y}|1:10 an item of a set stands in a dict",
                "{x, 'a': y}|1:5 an entry of a dict stands in a set",
                "{1: x}|1:2 the keys of a dict are strings in quotes",
                "(*x)|1:1 * can't stand alone in parentheses; a tuple of one is written (*x,)",
                "9223372036854775808|1:1 9223372036854775808 does not fit into 64 bits",
                "'\\x'|1:1 unknown escape in a string; there are \\\\ \\' \\\" \\n \\t \\r",
            })
    void aTextThatFitsTheGrammarCanStillBeWrong(String text, String problem) {
        Parsed parsed = ProgramParser.step(text);

        assertThat(problems(parsed.problems())).containsExactly(problem);
        assertThat(parsed.node()).isEmpty();
    }

    @Test
    void everyErrorOfATextIsFound() {
        assertThat(problems(ProgramParser.step("f(x y, [a b],\n   c = )").problems()))
                .containsExactly("1:5 unexpected 'y'", "1:11 unexpected 'b'", "2:8 unexpected ')'");
        assertThat(problems(ProgramParser.step("(torch, f(k=x, y))").problems()))
                .containsExactly("1:2 'torch' is not a value", "1:16 a positional argument follows a keyword argument");
    }

    @Test
    void anExpressionIsNoAssignment() {
        assertThat(problems(ProgramParser.expression("x = y").problems()))
                .containsExactly("1:1 an assignment stands where an expression is expected");
        assertThat(ProgramParser.expression("x").node()).isPresent();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "f(x        | 1:4 unexpected end of the text; '(' at column 2 is not closed",
                "f(x=0)     | 1:4 unexpected '='",
                "f          | 1:2 unexpected end of the text",
                "vmap(x)    | 1:1 'vmap' can't be bound: it is part of the language",
                "f(x, x)    | 1:6 the parameter 'x' stands twice",
            })
    void aHeaderIsANameAndParameters(String text, String problem) {
        assertThat(problems(ProgramParser.header(text).problems())).containsExactly(problem);
    }
}
