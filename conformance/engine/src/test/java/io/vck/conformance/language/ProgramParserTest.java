package io.vck.conformance.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.backend.program.Node;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgramParserTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "3|{'const':{'int':3}}",
                "-9223372036854775808|{'const':{'int':-9223372036854775808}}",
                "1.5e-3|{'const':{'float':0.0015}}",
                ".5|{'const':{'float':0.5}}",
                "2.|{'const':{'float':2.0}}",
                "1e999|{'const':{'float':'Infinity'}}",
                "-1e999|{'const':{'float':'-Infinity'}}",
                "True|{'const':{'bool':true}}",
                "None|{'const':{'none':true}}",
                "...|{'const':{'ellipsis':true}}",
                "Ellipsis|{'const':{'ellipsis':true}}",
                "\"it's\"|{'const':{'str':'it\\u0027s'}}",
                "torch.float64|{'const':{'dtype':'float64'}}",
                "torch.channels_last|{'const':{'memory_format':'channels_last'}}",
                "x|{'name':'x'}",
                "torch.mul|{'operator':'mul','as':'torch.mul'}",
                "Tensor.mul|{'operator':'mul','as':'Tensor.mul'}",
                "torch.Tensor.mul|{'operator':'mul','as':'Tensor.mul'}",
                "F.linear|{'operator':'linear','as':'torch.nn.functional.linear'}",
                "torch.nn.functional.linear|{'operator':'linear','as':'torch.nn.functional.linear'}",
                "torch.autograd.grad|{'operator':'grad','as':'torch.autograd.grad'}",
                "vmap|{'operator':'vmap','as':'vmap'}",
                "partial|{'operator':'partial','as':'partial'}",
                "x.T|{'call':'T','as':'.T','args':[{'name':'x'}]}",
                "torch.float64.T|{'call':'T','as':'.T','args':[{'const':{'dtype':'float64'}}]}",
                "x.acos_()|{'call':'acos_','as':'Tensor.acos_','args':[{'name':'x'}]}",
                "Tensor.acos_(x)|{'call':'acos_','as':'Tensor.acos_','args':[{'name':'x'}]}",
                "torch.mul(x)|{'call':'mul','as':'torch.mul','args':[{'name':'x'}]}",
                "f(x, *y, k=z)|{'call':{'name':'f'},'args':[{'name':'x'},{'star':{'name':'y'}}],'keywords':{'k':{'name':'z'}}}",
                "f()|{'call':{'name':'f'}}",
                "(x.T)()|{'call':{'call':'T','as':'.T','args':[{'name':'x'}]}}",
                "x[0]|{'call':'getitem','as':'[]','args':[{'name':'x'},{'const':{'int':0}}]}",
                "x[0,]|{'call':'getitem','as':'[]','args':[{'name':'x'},{'tuple':[{'const':{'int':0}}]}]}",
                "()|{'tuple':[]}",
                "(x)|{'name':'x'}",
                "(x,)|{'tuple':[{'name':'x'}]}",
                "x, y|{'tuple':[{'name':'x'},{'name':'y'}]}",
                "(*x,)|{'tuple':[{'star':{'name':'x'}}]}",
                "[x, y,]|{'list':[{'name':'x'},{'name':'y'}]}",
                "{x}|{'set':[{'name':'x'}]}",
                "{}|{'dict':{}}",
                "{'a': x, \"b\": y}|{'dict':{'a':{'name':'x'},'b':{'name':'y'}}}",
                "-x|{'call':'neg','as':'-','args':[{'name':'x'}]}",
                "-(2)|{'call':'neg','as':'-','args':[{'const':{'int':2}}]}",
                "x if c else y|{'if':{'name':'c'},'then':{'name':'x'},'else':{'name':'y'}}",
                "y = x|{'assign':'y','value':{'name':'x'}}",
                "y[0] = x|{'call':'setitem','as':'[]=','args':[{'name':'y'},{'const':{'int':0}},{'name':'x'}]}",
                "lambda: x|{'lambda':{'name':'<lambda>','parameters':[],'steps':[{'name':'x'}]}}",
                "lambda x, *r: x|{'lambda':{'name':'<lambda>','parameters':['x'],'rest':'r','steps':[{'name':'x'}]}}",
            })
    void eachFormHasItsTree(String text, String tree) {
        assertThat(Json.parse(Json.of(Texts.step(text)))).isEqualTo(Json.parse(Json.quoted(tree)));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a + b + c   | (a + b) + c",
                "a - b + c   | (a - b) + c",
                "a / b * c   | (a / b) * c",
                "a + b * c   | a + (b * c)",
                "a ** b ** c | a ** (b ** c)",
                "-a ** b     | -(a ** b)",
                "-2 ** b     | -((2) ** b)",
                "a ** -b     | a ** (-b)",
                "-a * b      | (-a) * b",
                "a + b < c   | (a + b) < c",
                "-a.b        | -(a.b)",
                "-2.0.b()    | -((2.0).b())",
                "a if b else c if d else e       | a if b else (c if d else e)",
                "a < b if c else d               | (a < b) if c else d",
                "lambda x: a if b else c         | lambda x: (a if b else c)",
                "lambda x: lambda y: x + y       | lambda x: (lambda y: (x + y))",
                "x[a:b, :, ::c]                  | x[slice(a, b, None), slice(None, None, None), slice(None, None, c)]",
            })
    void operatorsBindAsInPython(String text, String sameWithParentheses) {
        assertThat(Texts.step(text)).isEqualTo(Texts.step(sameWithParentheses));
    }

    @Test
    void negativeNumbersAreConstantsAndOtherMinusSignsAreNot() {
        assertThat(Texts.step("-3")).isInstanceOf(Node.Constant.class);
        assertThat(Texts.step("- 3.5")).isInstanceOf(Node.Constant.class);
        assertThat(Texts.step("--3")).isEqualTo(new Node.Call(Symbols.NEGATE, List.of(Texts.step("-3"))));
    }

    @ParameterizedTest(name = "{1}:{2} of {0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "x = y + z      |1|5 |x = y + z",
                "f(x, unknown)  |1|6 |unknown",
                "x.foo()        |1|1 |x.foo()",
                "f((x + y))     |1|6 |x + y",
            })
    void nodesKnowWhereTheyStand(String text, int line, int column, String expression) {
        Parsed parsed = ProgramParser.step(text);
        Node wanted = Texts.step(expression.strip());
        Node value = wanted instanceof Node.Assign assign ? new Node.Name("y") : wanted;

        assertThat(position(parsed, value)).contains(new Positions.Position(line, column));
    }

    private static Optional<Positions.Position> position(Parsed parsed, Node equal) {
        return find(parsed.node().orElseThrow(), equal).flatMap(parsed.positions()::of);
    }

    private static Optional<Node> find(Node tree, Node equal) {
        return tree.equals(equal)
                ? Optional.of(tree)
                : tree.children().stream()
                        .map(child -> find(child, equal))
                        .flatMap(Optional::stream)
                        .findFirst();
    }

    @Test
    void linesAreCounted() {
        Parsed parsed = ProgramParser.step("f(\n  x)");

        assertThat(position(parsed, new Node.Name("x"))).contains(new Positions.Position(2, 3));
    }

    @Test
    void aHeaderNamesAFunctionAndItsParameters() {
        Header header = ProgramParser.header("f(leaf, dim, *rest)");

        assertThat(header).isEqualTo(new Header("f", List.of("leaf", "dim"), Optional.of("rest"), List.of()));
    }

    @Test
    void aTextThatIsTooDeepIsAProblemAndNotTheEndOfTheProcess() {
        String nested = "(".repeat(100_000) + "x" + ")".repeat(100_000);

        assertThat(ProgramParser.step(nested).problems())
                .containsExactly(new Problem(1, 1, "the text is nested too deeply"));
    }

    @Test
    void listsCanBeLong() {
        String numbers = "[" + String.join(", ", Collections.nCopies(2_000, "0.5")) + "]";

        assertThat(((Node.ListOf) Texts.step(numbers)).items()).hasSize(2_000);
    }
}
