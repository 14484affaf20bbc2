package io.vck.conformance.run;

import static io.vck.conformance.run.SpoiltBackend.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.vck.backend.spi.Backend;
import io.vck.backend.value.Value;
import io.vck.conformance.backends.ReferenceBackend;
import io.vck.conformance.cases.Case;
import io.vck.conformance.lint.broken.Breakages;
import io.vck.conformance.lint.broken.BrokenBackend;
import io.vck.conformance.run.SpoiltBackend.Spoilt;
import io.vck.reference.tensor.Tensor;
import io.vck.reports.console.FailureText;
import io.vck.reports.console.Style;
import io.vck.reports.log.CaseRecord;
import io.vck.reports.log.LogTensor;
import io.vck.reports.log.LogValue;
import io.vck.reports.log.LoggedDiagnosis;
import io.vck.reports.log.LoggedOrigin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Backends that are broken on purpose, and what is said of their failures. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExplainedFailuresTest {
    private static final String CASES = """
            {"about": "Each is about one thing that can go wrong.", "requirements": ["LAW-1"], "cases": [
              {"name": "square", "inputs": {"x": "arange(6, dtype=torch.float32).view(3, 2)"},
               "run": "vmap(lambda x: x * x)(x)", "expect": {"equals": "x * x"}},
              {"name": "view", "inputs": {"x": "randn(3, 2)"},
               "run": "vmap(lambda x: x, out_dims=1)(x)", "expect": {"equals": "x.t()", "view_of": ["result", "x"]}},
              {"name": "write", "inputs": {"x": "randn(3, 2)"},
               "run": "vmap(Tensor.cos_)(x)", "expect": {"equals": "x.cos()", "inputs_after": {"x": "x.cos()"}}},
              {"name": "refusal", "inputs": {"x": "randn(3, 2)"},
               "run": "vmap(lambda x: x.view(3))(x)", "expect": {"raises": {"kind": "RuntimeError"}}}]}
            """;

    private static final Spoilt LAST_LANE_TWICE = (library, result) -> {
        Value<Tensor> first = call(library, "select", result, new Value.Int<>(0), new Value.Int<>(0));
        Value<Tensor> last = call(library, "select", result, new Value.Int<>(0), new Value.Int<>(2));
        return call(library, "stack", new Value.Sequence<>(List.of(first, last, last)));
    };
    private static final Spoilt A_LITTLE_MORE =
            (library, result) -> call(library, "mul", result, new Value.Float<>(1.0001));
    private static final Spoilt ONE_HUNDRED_MORE =
            (library, result) -> call(library, "add", result, new Value.Int<>(100));

    private Map<String, Case> cases = Map.of();

    @BeforeAll
    void readCases(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("explained.json"), CASES);
        cases = new Kit(new BackendRegistry(List.of()))
                .suite(List.of(file)).cases().stream()
                        .collect(Collectors.toMap(
                                each -> each.id().substring(each.id().lastIndexOf('/') + 1), Function.identity()));
    }

    private CaseRecord run(String name, Backend backend) {
        Runner runner = new Runner(new ReferencePreparation(), Optional.empty(), ignored -> {});
        return CaseRecords.of(runner.run(cases.get(name), backend.open()));
    }

    private static Backend broken(String name) {
        return Breakages.ALL.stream()
                .filter(each -> each.name().equals(name))
                .map(breakage -> new BrokenBackend<>(new ReferenceBackend(), breakage))
                .findFirst()
                .orElseThrow();
    }

    static Stream<Arguments> brokenVmaps() {
        return Stream.of(
                arguments("square", broken("rotated-lanes"), "lanes-permuted", "the lanes are rotated by 2: "),
                arguments("square", broken("first-lane-broadcast"), "lane-broadcast", "lane 0 is broadcast over"),
                arguments(
                        "square",
                        SpoiltBackend.vmap(LAST_LANE_TWICE),
                        "lanes-mistaken",
                        "lane 1 holds what is lane 2's"),
                arguments("square", broken("wrong-out-dim"), "transposed", "transposed: dims 0 and 1 are swapped"),
                arguments("square", broken("wrong-dtype"), "only-dtype", "only the dtype differs, float64 for float32"),
                arguments(
                        "square",
                        SpoiltBackend.vmap(A_LITTLE_MORE),
                        "off-by",
                        "off by 0.0025, relative 0.00010, 1311 ULP"),
                arguments("view", broken("copy-for-view"), "only-aliasing", "only the aliasing differs"),
                arguments("write", broken("lost-write"), "stale", "`x` was not updated"));
    }

    @ParameterizedTest
    @MethodSource("brokenVmaps")
    void eachBrokenVmapIsDiagnosed(String name, Backend backend, String kind, String text) {
        CaseRecord record = run(name, backend);
        LoggedDiagnosis diagnosis = record.expect().stream()
                .flatMap(each -> each.difference().stream())
                .flatMap(difference -> difference.diagnosis().stream())
                .findFirst()
                .orElseThrow();
        assertThat(diagnosis.kind()).isEqualTo(kind);
        assertThat(diagnosis.text()).startsWith(text);
        assertThat(record.message()).doesNotContain(text);
        assertThat(FailureText.render("toy", record, Style.PLAIN)).contains("  looks     " + diagnosis.text() + "\n");
    }

    private static String origin(CaseRecord record) {
        return record.explanation().origin().map(LoggedOrigin::text).orElse("not told");
    }

    @Test
    void aVmapThatIsWrongIsToldFromItsOperators() {
        CaseRecord record = run("square", SpoiltBackend.vmap(ONE_HUNDRED_MORE));
        assertThat(origin(record))
                .isEqualTo(
                        "the vectorisation differs: with its vmaps written as loops the program gives what is expected");
        assertThat(FailureText.render("toy", record, Style.PLAIN)).isEqualTo("""
                        FAIL user/explained/square on toy
                          input     x = arange(6, dtype=torch.float32).view(3, 2)
                          program   vmap(lambda x: x * x)(x)
                          expect    the result equals `x * x`
                          where     result at [0, 0] (lane 0)
                          expected  0.0
                          observed  100.0
                          that is   6 of 6 elements differ, the greatest difference is 100.0 at [0, 0] (allowed: 1.0E-5 + 1.3E-6 * |expected|)
                          origin    the vectorisation differs: with its vmaps written as loops the program gives what is expected
                        """);
    }

    @Test
    void whatTheInputsHeldIsToldOfAFailureAlone() {
        LogTensor.Described failed = described(run("square", SpoiltBackend.vmap(ONE_HUNDRED_MORE)));
        assertThat(failed.content()).containsInstanceOf(LogTensor.Whole.class);
        assertThat(((LogTensor.Whole) failed.content().orElseThrow()).text(5)).isEqualTo("5.0");
        assertThat(described(run("square", new ReferenceBackend())).content()).isEmpty();
        assertThat(described(run("square", new ReferenceBackend()))).isEqualTo(failed.withoutContent());
    }

    private static LogTensor.Described described(CaseRecord record) {
        return (LogTensor.Described) ((LogValue.Tensor) record.inputs().get(0).value()).tensor();
    }

    @Test
    void anOperatorThatIsWrongIsToldFromVmap() {
        CaseRecord record = run("square", SpoiltBackend.operator("mul", ONE_HUNDRED_MORE));
        assertThat(record.explanation().origin())
                .contains(new LoggedOrigin(
                        "operator",
                        "the operator differs: with its vmaps written as loops the program fails in the same way"));
    }

    @Test
    void aLoopThatPassesIsRightHoweverNearTheFailureIs() {
        Spoilt hardly = (library, result) -> call(library, "mul", result, new Value.Float<>(1.000001));
        CaseRecord record = run("square", SpoiltBackend.operator("mul", hardly).andVmap(hardly));
        assertThat(record.verdict().label()).isEqualTo("fail");
        assertThat(origin(record)).startsWith("the vectorisation differs");
    }

    @Test
    void bothCanBeWrong() {
        CaseRecord record =
                run("square", SpoiltBackend.operator("mul", ONE_HUNDRED_MORE).andVmap(LAST_LANE_TWICE));
        assertThat(origin(record))
                .isEqualTo("operator and vectorisation differ: with its vmaps written as loops the program fails"
                        + " otherwise, equals: result at [0, 0] (lane 0): expected 0.0, observed 100.0; 6 of 6 elements"
                        + " differ, the greatest difference is 100.0 at [0, 0] (allowed: 1.0E-5 + 1.3E-6 *"
                        + " |expected|)");
    }

    @Test
    void anErrorThatALoopDoesNotRaiseIsOfTheVectorisation() {
        SpoiltBackend refusing = SpoiltBackend.vmap((library, result) -> call(library, "select", result));
        CaseRecord record = run("square", refusing);
        assertThat(record.verdict().label()).isEqualTo("error");
        assertThat(origin(record)).startsWith("the vectorisation differs");
    }

    @Test
    void anErrorThatVmapSwallowsIsOfTheVectorisation() {
        assertThat(origin(run("refusal", broken("swallowed-error")))).startsWith("the vectorisation differs");
    }

    @Test
    void aLoopTellsNothingOfObjectsAndMemory() {
        assertThat(origin(run("view", broken("copy-for-view")))).isEqualTo("not told");
    }

    @Test
    void nothingIsToldOfACaseThatPassed() {
        CaseRecord record = run("square", new ReferenceBackend());
        assertThat(record.verdict().label()).isEqualTo("pass");
        assertThat(origin(record)).isEqualTo("not told");
    }
}
