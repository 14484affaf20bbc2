package io.vck.conformance.cases.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vck.backend.program.Program;
import io.vck.conformance.cases.Case;
import io.vck.conformance.cases.CaseProblem;
import io.vck.conformance.cases.InvalidCases;
import io.vck.conformance.cases.OperatorCatalogue;
import io.vck.conformance.cases.Vocabulary;
import io.vck.conformance.judge.Expectation;
import io.vck.conformance.language.ProgramPrinter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaseFileLoaderTest {
    private static final Vocabulary VOCABULARY = new Vocabulary(
            Set.of("mul", "sin", "abs", "t", "randn", "add_", "size", "sum")::contains,
            "randn"::equals,
            new OperatorCatalogue(
                    new TreeMap<>(Map.of("chunk", List.of("chunk(Tensor self, int chunks) -> Tensor[]")))),
            Set.of("messages", "aliasing"),
            Set.of("LAW-1", "LAW-2"));
    private static final CaseFileLoader LOADER = CaseFileLoader.withSchema(VOCABULARY);

    private static CaseSource source(String text) {
        return new CaseSource("mine.json", "user", "mine", text.replace('`', '"'));
    }

    private static List<Case> cases(String text) {
        CaseFileLoader.Loaded loaded = LOADER.read(source(text));
        assertThat(loaded.problems()).isEmpty();
        return loaded.cases();
    }

    private static List<String> problems(String text) {
        return LOADER.read(source(text)).problems().stream()
                .map(CaseProblem::toString)
                .toList();
    }

    /** A file with one case, whose members are given. */
    private static String oneCase(String members) {
        return "{`cases`: [{" + members + "}]}";
    }

    private static String program(Case of) {
        return String.join("; ", ProgramPrinter.print(of.program()));
    }

    @Test
    void aCaseHasWhatIsWritten() {
        Case one = cases("""
                        {"about": "All of them.", "requirements": ["LAW-1"], "cases": [
                          {"name": "product", "about": "This one.", "requirements": ["LAW-2"],
                           "inputs": {"x": "randn(2, 3)", "n": 2},
                           "run": "vmap(lambda x: x * n)(x)",
                           "expect": {"equals": "x * n", "shape": [2, 3]},
                           "mirrors": ["TestVmap.test_a/001"], "needs": ["messages"],
                           "disputed": "because", "blind": {"wrong-lane": "so it is"}}]}
                        """).get(0);

        assertThat(one.id()).isEqualTo("user/mine/product");
        assertThat(one.about()).isEqualTo("This one.");
        assertThat(one.requirements()).containsExactly("LAW-2");
        assertThat(one.inputs().keySet()).containsExactly("x", "n");
        assertThat(program(one)).isEqualTo("vmap(lambda x: x * n)(x)");
        assertThat(one.expectations()).extracting(Expectation::key).containsExactly("equals", "shape");
        assertThat(one.mirrors()).containsExactly("TestVmap.test_a/001");
        assertThat(one.capabilities()).containsExactly("messages");
        assertThat(one.disputed()).contains("because");
        assertThat(one.blind()).containsEntry("wrong-lane", "so it is");
        assertThat(one.settings().fallbackWarnings()).isFalse();
        assertThat(one.source()).hasToString("mine.json:2:3 (/cases/0)");
    }

    @Test
    void whatTheFileSaysHoldsForCasesThatSayNothing() {
        Case one = cases("""
                        {"about": "All of them.", "requirements": ["LAW-1"], "define": {"f(x)": "x * x", "g(x)": "x"},
                         "cases": [{"name": "a", "inputs": {"x": "randn(2)"}, "run": "vmap(f)(x)",
                                    "expect": {"equals": "f(x)"}}]}
                        """).get(0);

        assertThat(one.about()).isEqualTo("All of them.");
        assertThat(one.requirements()).containsExactly("LAW-1");
        assertThat(program(one)).isEqualTo("def f(x):;     return x * x; vmap(f)(x)");
    }

    @Test
    void aMatrixMakesACaseOfEveryCombination() {
        List<Case> cases = cases(oneCase("""
                `name`: `m`,
                `matrix`: {`d`: [1, -1], `op, input`: {`abs`: [`torch.abs`, `randn(d, 3)`], `sin`: [`Tensor.sin`, `x0`]}},
                `inputs`: {`x0`: `randn(2)`, `x`: `(input, x0)`},
                `run`: `vmap(op, out_dims=d)(x[0])`,
                `expect`: {`equals`: `op(x[0])`}
                """));

        assertThat(cases)
                .extracting(Case::id)
                .containsExactly(
                        "user/mine/m[1,abs]", "user/mine/m[1,sin]", "user/mine/m[-1,abs]", "user/mine/m[-1,sin]");
        assertThat(cases.stream().map(CaseFileLoaderTest::program))
                .containsExactly(
                        "vmap(torch.abs, out_dims=1)(x[0])",
                        "vmap(Tensor.sin, out_dims=1)(x[0])",
                        "vmap(torch.abs, out_dims=-1)(x[0])",
                        "vmap(Tensor.sin, out_dims=-1)(x[0])");
        assertThat(ProgramPrinter.print(cases.get(2).inputs().get("x"))).isEqualTo("(randn(-1, 3), x0)");
        assertThat(cases.get(3).expectations().get(0).describe()).contains("x[0].sin()");
    }

    @Test
    void labelsOfAListAreItsTexts() {
        assertThat(cases(oneCase("""
                        `name`: `m`, `matrix`: {`a`: [`(0, 1)`, 0.5, true], `b, c`: [[1, `None`]]},
                        `run`: [`(a, b, c)`], `expect`: {`unvalued`: `why`}
                        """)))
                .extracting(Case::id)
                .containsExactly(
                        "user/mine/m[(0, 1),(1, None)]", "user/mine/m[0.5,(1, None)]", "user/mine/m[True,(1, None)]");
    }

    @Test
    void parametersCanStandInExpectations() {
        Case one = cases(oneCase("""
                        `name`: `m`, `matrix`: {`n, dtype, yes`: {`row`: [3, `torch.float64`, true]}},
                        `inputs`: {`x`: `randn(n)`}, `run`: `x`,
                        `expect`: {`equals`: `x`, `shape`: [`n`], `dtype`: `dtype`, `requires_grad`: `yes`,
                                   `warnings`: {`pattern`: `drop`, `count`: `n`}, `fallback`: `yes`}
                        """)).get(0);

        assertThat(one.expectations().stream()
                        .map(Expectation::describe)
                        .toList()
                        .toString())
                .contains("[3]")
                .contains("FLOAT64")
                .contains("3 warnings");
        assertThat(one.settings().fallbackWarnings()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x.add_(1)                        | in-place",
                "torch.mul(x, x, out=x)           | in-place",
                "torch.autograd.grad([x], [x])    | autograd",
                "torch.randn(2) * x               | random",
                "x * torch.sum(x, dtype=torch.complex64) | complex",
                "x.sum(dtype=torch.float64)       | float64",
                "x.sum(dtype=torch.int32)         | int32",
            })
    void whatAProgramAsksOfABackendShowsInItsText(String run, String capability) {
        Vocabulary anything =
                new Vocabulary(name -> true, "randn"::equals, OperatorCatalogue.EMPTY, Set.of(), Set.of());
        CaseFileLoader.Loaded loaded = CaseFileLoader.withSchema(anything)
                .read(source(oneCase("`name`: `a`, `inputs`: {`x`: `randn(2)`}, `run`: `" + run
                        + "`, `expect`: {`unvalued`: `why`}")));

        assertThat(loaded.cases().get(0).capabilities()).containsExactly(capability);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "`equals_map_stack`: `by-backend`",
                "`equals_map_stack`: `by-backend`, `fallback`: false",
                "`raises`: {`kind`: `ValueError`}",
                "`shape`: [2], `unvalued`: `why`"
            })
    void anOperatorWithoutAKernelMayStandWhereTheReferenceIsNotAsked(String expect) {
        assertThat(cases(chunks("torch.chunk", "randn(2)", expect))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "`equals`: `x`",
                "`equals`: `x`, `equals_map_stack`: `by-backend`",
                "`equals_map_stack`: true",
                "`unvalued`: `why`"
            })
    void anOperatorWithoutAKernelIsRefusedWhereTheReferenceJudges(String expect) {
        assertThat(problems(chunks("torch.chunk", "randn(2)", expect)))
                .containsExactly(
                        "mine.json:1:68 (/cases/0/run): the reference has no kernel for 'torch.chunk': a program"
                                + " that calls it has its values judged by \"equals_map_stack\": \"by-backend\" alone, or"
                                + " \"raises\", or its \"shape\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "randn(2).chunk(2)[0] | `equals_map_stack`: `by-backend`                              | /cases/0/inputs/x",
                "randn(2)             | `equals`: `x.chunk(2)[0]`                                     | /cases/0/expect/equals",
                "randn(2)             | `unvalued`: `why`, `inputs_after`: {`x`: `x.chunk(2)[0]`}     | /cases/0/expect/inputs_after/x",
            })
    void whatTheReferenceComputesNeedsAKernel(String input, String expect, String pointer) {
        assertThat(problems(chunks("torch.abs", input, expect)))
                .singleElement()
                .asString()
                .contains(
                        "(" + pointer + "): the reference has no kernel for 'Tensor.chunk': inputs and expected values"
                                + " are computed by the reference");
    }

    private static String chunks(String operator, String input, String expect) {
        return oneCase("`name`: `a`, `inputs`: {`x`: `" + input + "`}, `run`: `vmap(" + operator + ")(x)`, `expect`: {"
                + expect + "}");
    }

    @Test
    void stepsAndDefinitionsMakeOneProgram() {
        Program program = cases(oneCase("""
                        `name`: `a`, `inputs`: {`x`: `randn(2)`},
                        `define`: {`f(leaf, *rest)`: [`y = leaf * leaf`, `y * captured`]},
                        `run`: [`captured = x`, `vmap(f)(x)`], `expect`: {`equals`: `x * x`}
                        """)).get(0).program();

        assertThat(ProgramPrinter.print(program))
                .containsExactly(
                        "def f(leaf, *rest):",
                        "    y = leaf * leaf",
                        "    return y * captured",
                        "captured = x",
                        "vmap(f)(x)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "`name`: `a b`, `run`: `1`, `expect`: {`equals`: 1}                                | 1:21 (/cases/0/name): a case's name is words of letters, digits, _ and . with - between them, got \"a b\"",
                "`name`: `a`, `run`: `1 +`, `expect`: {`equals`: 1}                                | 1:37 (/cases/0/run): unexpected end of the text",
                "`name`: `a`, `run`: [`1`, `x = \\u0031 $ 2`], `expect`: {`equals`: 1}             | 1:51 (/cases/0/run/1): unexpected '$'",
                "`name`: `a`, `run`: `x`, `expect`: {`equals`: 1}                                  | 1:34 (/cases/0/run): the name 'x' is not defined",
                "`name`: `a`, `run`: `torch.nonsense(1)`, `expect`: {`equals`: 1}                  | 1:34 (/cases/0/run): there is no operator 'torch.nonsense'",
                "`name`: `a`, `run`: `1`, `expect`: {`equals`: `y`}                                | 1:60 (/cases/0/expect/equals): the name 'y' is not defined",
                "`name`: `a`, `matrix`: {`f`: {`two`: `lambda x, y: x`}}, `run`: `f(1)`, `expect`: {`equals`: 1} | 1:51 (/cases/0/matrix/f/two): the function takes 2 arguments, got 1",
                "`name`: `a`, `run`: 1, `expect`: {`equals`: 1}                                    | 1:33 (/cases/0/run): a step of a program is to be a string, got the number 1",
                "`name`: `a`, `run`: [], `expect`: {`equals`: 1}                                   | 1:33 (/cases/0/run): a program has at least one step",
                "`name`: `a`, `run`: `1`, `expect`: {`equals`: 1}, `about`: `a`, `about`: `b`      | 1:77 (/cases/0/about): the key \"about\" stands twice",
                "`name`: `a`, `run`: `1`, `expect`: {`equals`: 1}, `aboot`: `a`                    | 1:63 (/cases/0/aboot): unknown key \"aboot\"; the keys here are name, about, requirements, matrix, inputs, define, run, expect, mirrors, needs, settings, disputed, blind",
                "`name`: `a`, `run`: `1`                                                           | 1:12 (/cases/0): the key \"expect\" is missing",
                "`name`: `a`, `run`: `1`, `expect`: {}                                             | 1:48 (/cases/0/expect): a case expects something; the keys here are raises, equals, equals_map_stack, unvalued, shape, dtype, strides, requires_grad, inputs_after, same_object, same_data, view_of, warnings, fallback",
                "`name`: `a`, `run`: `1`, `expect`: {`shape`: [1]}                                 | 1:48 (/cases/0/expect): values are not judged: give \"equals\" or \"equals_map_stack\", or say why not in \"unvalued\"",
                "`name`: `a`, `run`: `1`, `expect`: {`equals`: 1, `unvalued`: `b`}                 | 1:48 (/cases/0/expect): \"unvalued\" says why values are not judged, but here they are",
                "`name`: `a`, `run`: `1`, `expect`: {`equals`: 1}, `needs`: [`magic`]              | 1:73 (/cases/0/needs/0): there is no capability magic; there are aliasing, messages",
                "`name`: `a`, `run`: `1`, `expect`: {`equals`: 1}, `requirements`: [`LAW-9`]       | 1:80 (/cases/0/requirements/0): there is no requirement LAW-9 in the specification",
                "`name`: `a`, `run`: `1`, `expect`: {`equals`: 1}, `mirrors`: [`test a`]           | 1:75 (/cases/0/mirrors/0): expected a test, or a scenario as in \"TestVmap.test_name/001\"",
                "`name`: `a`, `run`: `1`, `expect`: {`equals`: 1}, `settings`: {`fallback_warnings`: 1} | 1:97 (/cases/0/settings/fallback_warnings): \"fallback_warnings\" is to be true or false, got the number 1",
                "`name`: `a`, `run`: `1`, `expect`: {`equals`: 1}, `inputs`: {`result`: 1}         | 1:74 (/cases/0/inputs/result): \"result\" can't be an input: the name is taken by the language",
                "`name`: `a`, `run`: `1`, `expect`: {`equals`: 1}, `inputs`: {`x`: 1}              | 1:12 (/cases/0): the input x is used nowhere",
                "`name`: `a`, `run`: `1`, `expect`: {`equals`: 1}, `define`: {`f(`: `1`}           | 1:77 (/cases/0/define/f(): unexpected end of the text; '(' at column 2 is not closed",
                "`name`: `a`, `run`: `1`, `expect`: {`equals`: 1}, `define`: {`f()`: `1`}          | 1:12 (/cases/0): the function f is used nowhere",
                "`name`: `a`, `run`: `1`, `expect`: {`equals`: 1}, `matrix`: {`d`: [1]}            | 1:74 (/cases/0/matrix/d): the parameter d of the matrix is used nowhere",
                "`name`: `a`, `run`: `d`, `expect`: {`equals`: 1}, `matrix`: {`d`: []}             | 1:79 (/cases/0/matrix/d): a parameter of a matrix has at least one value",
                "`name`: `a`, `run`: `d`, `expect`: {`equals`: 1}, `matrix`: {`d`: [1, 1]}         | 1:79 (/cases/0/matrix/d): two values have the label \"1\"",
                "`name`: `a`, `run`: `(d, e)`, `expect`: {`equals`: 1}, `matrix`: {`d, e`: [[1]]}  | 1:88 (/cases/0/matrix/d, e/0): expected an array of 2 values, one for each of d, e",
                "`name`: `a`, `run`: `d`, `expect`: {`equals`: 1}, `matrix`: {`d`: [null]}         | 1:80 (/cases/0/matrix/d/0): expected an expression, as a string or a number, got null",
                "`name`: `a`, `run`: `x`, `expect`: {`equals`: `x`}, `inputs`: {`x`: `randn(2).add_(1)`} | 1:82 (/cases/0/inputs/x): the expression of an input can't write into a tensor",
                "`name`: `a`, `run`: `x`, `expect`: {`equals`: `x`}, `inputs`: {`x`: `torch.randn(2)`} | 1:82 (/cases/0/inputs/x): random inputs come from the generators randn, rand and randint, without \"torch.\"",
                "`name`: `a`, `run`: `1`, `expect`: {`raises`: {`message`: `x`}}                   | 1:59 (/cases/0/expect/raises): the key \"kind\" is missing",
                "`name`: `a`, `run`: `1`, `expect`: {`raises`: {`kind`: `E`, `message`: `(`}}      | 1:84 (/cases/0/expect/raises/message): not a regular expression: Unclosed group near index 1 of (",
                "`name`: `a`, `run`: `1`, `expect`: {`equals`: 1, `raises`: {`kind`: `E`}}         | 1:48 (/cases/0/expect): a program that raises has no value to judge: \"raises\" excludes \"equals\", \"equals_map_stack\" and \"unvalued\"",
                "`name`: `a`, `run`: `1`, `expect`: {`equals_map_stack`: false}                    | 1:69 (/cases/0/expect/equals_map_stack): \"equals_map_stack\" is to be true or \"by-backend\", got false",
                "`name`: `a`, `run`: `1`, `expect`: {`equals`: 1, `dtype`: `float16`}              | 1:71 (/cases/0/expect/dtype): expected the name of a dtype, as in \"float64\"",
                "`name`: `a`, `run`: `1`, `expect`: {`equals`: 1, `shape`: {`result(`: [1]}}       | 1:72 (/cases/0/expect/shape/result(): the path `result(` goes wrong at `(`: expected [0], [*] or ['key']",
                "`name`: `a`, `run`: `1`, `expect`: {`equals`: 1, `same_object`: [`result`]}       | 1:77 (/cases/0/expect/same_object): expected two paths, as in [\"result\", \"x\"]",
                "`name`: `a`, `run`: `1`, `expect`: {`equals`: 1, `same_data`: [`result`, `y`]}    | 1:86 (/cases/0/expect/same_data/1): there is no variable `y`; there are result",
                "`name`: `a`, `run`: `1`, `expect`: {`equals`: 1, `inputs_after`: {`y`: `1`}}      | 1:79 (/cases/0/expect/inputs_after/y): there is no variable `y`; there are result",
                "`name`: `a`, `run`: `1`, `expect`: {`equals`: 1, `warnings`: {`pattern`: `a`, `count`: -1}} | 1:100 (/cases/0/expect/warnings/count): \"count\" is to be a whole number, not negative",
                "`name`: `a`, `run`: `1`, `expect`: {`equals`: 1, `fallback`: 1}                   | 1:74 (/cases/0/expect/fallback): \"fallback\" is to be true or false, got the number 1",
                "`name`: `a`, `run`: `1`, `expect`: {`equals`: 1}, `blind`: {`b`: ` `}             | 1:78 (/cases/0/blind/b): \"b\" is empty",
            })
    void whatIsWrongIsNamedWithItsPlace(String members, String problem) {
        assertThat(problems(oneCase(members))).containsExactly("mine.json:" + problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "''                     | mine.json:1:1 (): not JSON",
                "[]                     | mine.json:1:1 (): a case file is to be an object, got an array",
                "{`cases`: []}          | mine.json:1:1 (): a case file has at least one case",
                "{}                     | mine.json:1:1 (): the key \"cases\" is missing",
                "{`cases`: [1]}         | mine.json:1:12 (/cases/0): a case is to be an object, got the number 1",
                "{`cases`: 1}           | mine.json:1:11 (/cases): \"cases\" is to be an array, got the number 1",
            })
    void whatIsWrongWithAFileIsNamed(String text, String problem) {
        assertThat(problems(text)).singleElement().asString().startsWith(problem);
    }

    @Test
    void allProblemsOfAFileAreFoundAtOnce() {
        assertThat(problems("""
                        {"aboot": "",
                         "cases": [
                           {"name": "a", "run": "x + y", "expect": {"equals": "1"}},
                           {"name": "a", "run": "1 +", "expect": {"equals": "z"}, "needs": ["magic"]},
                           {"name": "b", "run": ["t = 1", "t * u"], "expect": {"equals": "v", "fallbak": true}}]}
                        """))
                .containsExactly(
                        "mine.json:1:2 (/aboot): unknown key \"aboot\"; the keys here are $schema, about, requirements,"
                                + " define, cases",
                        "mine.json:3:26 (/cases/0/run): the name 'x' is not defined",
                        "mine.json:3:30 (/cases/0/run): the name 'y' is not defined",
                        "mine.json:4:13 (/cases/1/name): the name \"a\" is taken already in line 3",
                        "mine.json:4:29 (/cases/1/run): unexpected end of the text",
                        "mine.json:4:54 (/cases/1/expect/equals): the name 'z' is not defined",
                        "mine.json:4:69 (/cases/1/needs/0): there is no capability magic; there are aliasing, messages",
                        "mine.json:5:40 (/cases/2/run/1): the name 'u' is not defined",
                        "mine.json:5:67 (/cases/2/expect/equals): the name 'v' is not defined",
                        "mine.json:5:71 (/cases/2/expect/fallbak): unknown key \"fallbak\"; the keys here are raises,"
                                + " equals, equals_map_stack, unvalued, shape, dtype, strides, requires_grad,"
                                + " inputs_after, same_object, same_data, view_of, warnings, fallback");
    }

    @Test
    void filesThatAreWrongAreRefusedTogether() {
        CaseSource first = source("{`cases`: 1}");
        CaseSource second = new CaseSource("other.json", "user", "other", "{\"cases\": 2}");

        assertThatThrownBy(() -> LOADER.load(List.of(first, second)))
                .isInstanceOf(InvalidCases.class)
                .hasMessage("mine.json:1:11 (/cases): \"cases\" is to be an array, got the number 1\n"
                        + "other.json:1:11 (/cases): \"cases\" is to be an array, got the number 2");
    }

    @Test
    void anIdBelongsToOneCase() {
        CaseSource one = source(oneCase("`name`: `a`, `run`: `1`, `expect`: {`equals`: 1}"));

        assertThatThrownBy(() -> LOADER.load(List.of(one, one)))
                .isInstanceOf(InvalidCases.class)
                .hasMessageContaining("the id user/mine/a is taken already");
    }
}
