package io.vck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.conformance.cases.Specification;
import io.vck.conformance.lint.RequirementCoverage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ListingCommandsTest {
    @Test
    void listPrintsIdsOneALine() {
        Ran ran = Ran.vck("list", "--filter", "api/levels/outer-product*");
        assertThat(ran.exit()).isZero();
        assertThat(ran.out().lines()).containsExactly("api/levels/outer-product", "api/levels/outer-product-of-three");
    }

    @Test
    void listAsJsonSaysWhatCasesAreFor() {
        JsonNode listed = Ran.vck("list", "--filter", "api/levels/outer-product", "--json")
                .json();
        assertThat(listed).hasSize(1);
        assertThat(listed.get(0).get("id").asString()).isEqualTo("api/levels/outer-product");
        assertThat(listed.get(0).get("about").asString()).isNotEmpty();
        assertThat(listed.get(0).get("requirements").get(0).asString()).isEqualTo("LEVELS-1");
    }

    @Test
    void showPrintsInputsProgramExpectationAndReason() {
        Ran ran = Ran.vck("show", "api/levels/outer-product");
        assertThat(ran.exit()).isZero();
        assertThat(ran.out())
                .startsWith("api/levels/outer-product\n")
                .containsPattern("about +\\w")
                .contains("x = randn(")
                .containsPattern("# float32\\[\\d")
                .contains("program     vmap(lambda x: vmap(lambda y: x * y)(y))(x)")
                .containsPattern("expect +\\w")
                .contains("requirement LEVELS-1")
                .contains("mirrors     TestVmapAPILegacy.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "operators/arithmetic/two-tensors[*,same shape]",
                "operators/arithmetic/two-tensors[**,same shape]"
            })
    void idThatHoldsStarsNamesThatCaseAlone(String id) {
        assertThat(Ran.vck("list", "--filter", id).out().lines()).containsExactly(id);
        JsonNode shown = Ran.vck("show", id, "--json").json();
        assertThat(shown).hasSize(1);
        assertThat(shown.get(0).get("id").asString()).isEqualTo(id);
    }

    @Test
    void showAsALibraryPrintsAProgramWithoutTheKit() {
        Ran ran = Ran.vck("show", "api/levels/outer-product", "--as", "pytorch-func");
        assertThat(ran.exit()).isZero();
        assertThat(ran.out())
                .startsWith("# api/levels/outer-product\nimport torch\nfrom torch.func import vmap\n")
                .contains("\nresult = vmap(lambda x: vmap(lambda y: x * y)(y))(x)\n");
    }

    @Test
    void showAsALibraryRefusesWhatCannotBeSaid() {
        Ran unsaid = Ran.vck("show", "api/fallback/index_add-warns[5]", "--as", "pytorch-func");
        assertThat(unsaid.exit()).isEqualTo(2);
        assertThat(unsaid.err())
                .contains("api/fallback/index_add-warns[5] can't be said in pytorch-func:"
                        + " nothing of what is expected can be seen with this vmap");
        Ran unknown = Ran.vck("show", "api/levels/outer-product", "--as", "numpy");
        assertThat(unknown.exit()).isEqualTo(2);
        assertThat(unknown.err())
                .contains("--as: there is no library 'numpy'. There is: pytorch-legacy, pytorch-func, java");
        assertThat(Ran.vck("show", "--help").out().replaceAll("\\s+", " "))
                .contains("LIBRARY: pytorch-legacy, pytorch-func, java, jax, tensorflow.");
    }

    @Test
    void showAsALibraryTakesJson() {
        JsonNode shown = Ran.vck("show", "api/levels/outer-product", "--as", "java", "--json")
                .json()
                .get(0);
        assertThat(shown.get("id").asString()).isEqualTo("api/levels/outer-product");
        assertThat(shown.get("snippet").asString()).startsWith("// api/levels/outer-product\n");
    }

    @Test
    void showAsALibraryWhoseAdapterWritesNeedsItsEnvironment(@TempDir Path home) {
        Ran ran = Ran.installedIn(home, "show", "api/levels/outer-product", "--as", "jax");
        assertThat(ran.exit()).isEqualTo(3);
        assertThat(ran.err()).contains("Make its environment with " + home.resolve("adapters/python/setup") + " jax");
    }

    @Test
    void showAsJsonHasTheSame() {
        JsonNode shown =
                Ran.vck("show", "api/levels/outer-product", "--json").json().get(0);
        assertThat(shown.get("program").get(0).asString()).isEqualTo("vmap(lambda x: vmap(lambda y: x * y)(y))(x)");
        assertThat(shown.get("inputs").get(0).get("value").asString()).startsWith("float32[");
        assertThat(shown.get("requirements").get(0).get("text").asString()).isNotEmpty();
    }

    @Test
    void operatorsTellSchemaBatchingDerivativeAndCases() {
        JsonNode operators = Ran.vck("operators", "--json").json();
        for (JsonNode operator : operators) {
            if (operator.get("name").asString().equals("atan2")) {
                assertThat(operator.get("schema").asString()).startsWith("atan2(Tensor self, Tensor other)");
                assertThat(operator.get("batching").asString()).isEqualTo("fallback");
                assertThat(operator.get("derivative").asBoolean()).isTrue();
                assertThat(operator.get("cases").asInt()).isGreaterThan(5);
                return;
            }
        }
        throw new AssertionError("no atan2 among the operators");
    }

    @Test
    void operatorsAsTextHasARowForEach() {
        Ran ran = Ran.vck("operators");
        assertThat(ran.out()).startsWith("cases  batching").containsPattern("\\d+ +fallback +yes +atan2\\(");
    }

    @Test
    void backendsAreListedWithoutBeingStarted() {
        Ran ran = Ran.vck("backends");
        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).contains("reference ", "absent ");
        assertThat(Ran.vck("backends", "--json").json().get(0).get("name").asString())
                .isEqualTo("reference");
    }

    @Test
    void coverageCountsTheCasesOfEachRequirement() {
        Ran ran = Ran.vck("coverage", "--requirements");
        assertThat(ran.exit()).isZero();
        assertThat(ran.out())
                .containsPattern("\\d+ +LAW-1 +Map and stack")
                .endsWith("requirements without a case: none\ncases without a requirement: none\n");
        JsonNode coverage = Ran.vck("coverage", "--requirements", "--json").json();
        assertThat(coverage.get("cases").get("LAW-1").asInt()).isPositive();
        assertThat(coverage.get("requirements_without_a_case")).isEmpty();
        assertThat(coverage.get("cases_without_a_requirement")).isEmpty();
    }

    @Test
    void coverageNamesARequirementWithoutACase() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RequirementCoverage coverage = RequirementCoverage.of(List.of(), List.of("LAW-1"));
        RequirementsReport report = new RequirementsReport(coverage, new Specification(Map.of()));
        report.print(new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("requirements without a case: 1\n  LAW-1\n");
    }

    @Test
    void coverageCountsScenarios() {
        JsonNode coverage = Ran.vck("coverage", "--json").json();
        assertThat(coverage.get("scenarios").asInt()).isEqualTo(1306);
        assertThat(coverage.get("mirrored").asInt()).isGreaterThanOrEqualTo(135);
        assertThat(coverage.get("missing"))
                .hasSize(1306 - coverage.get("mirrored").asInt());
        assertThat(Ran.vck("coverage").out()).contains("TestVmapAPILegacy", "135 of 135");
    }

    @Test
    void validateFindsNothingWrongWithGoodCases(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("mine.json"), """
                {"about": "a", "requirements": ["LAW-1"], "cases": [
                 {"name": "a", "matrix": {"n": [2, 3]}, "inputs": {"x": "randn(4)"},
                  "run": "vmap(lambda x: x * n)(x)", "expect": {"equals": "x * n"}}]}""");
        Ran ran = Ran.vck("validate", file.toString());
        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.out()).isEqualTo("2 cases are valid\n");
    }

    @Test
    void validateSaysWhereSomethingIsWrong(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("mine.json"), "{\"cases\": [], \"extra\": 1}");
        Ran ran = Ran.vck("validate", file.toString());
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("mine.json:1:").contains("extra");
        JsonNode problem = Ran.vck("validate", "--json", file.toString())
                .json()
                .get("problems")
                .get(0);
        assertThat(problem.get("file").asString()).isEqualTo(file.toString());
        assertThat(problem.get("line").asInt()).isEqualTo(1);
        assertThat(problem.get("message").asString()).isNotEmpty();
    }

    @Test
    void validateRefusesACaseThatCannotFail(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("blind.json"),
                "{\"about\": \"a\", \"requirements\": [\"LEVELS-1\"], \"cases\": [{\"name\": \"a\","
                        + " \"inputs\": {\"x\": \"zeros(2, 2)\"}, \"run\": \"vmap(torch.sin)(x)\","
                        + " \"expect\": {\"equals\": \"x.sin()\"}}]}");
        Ran ran = Ran.vck("validate", file.toString());
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("user/blind/a");
    }

    @Test
    void versionNamesAll() {
        Ran ran = Ran.vck("--version");
        assertThat(ran.exit()).isZero();
        assertThat(ran.out())
                .containsPattern("vck \\d.*\nsuite \\d.*\nwire protocol \\d.*\nresult log \\d.*\nexport \\d");
    }

    @Test
    void helpNamesEveryCommand() {
        Ran ran = Ran.vck("--help");
        assertThat(ran.exit()).isZero();
        assertThat(ran.out())
                .contains("run", "list", "show", "export", "validate", "coverage", "backends", "operators");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "list", "show", "export", "validate", "coverage", "backends", "operators"})
    void everyCommandHasHelpWithExamples(String command) {
        Ran ran = Ran.vck(command, "--help");
        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).startsWith("Usage: vck " + command).contains("Examples:\n  vck " + command);
    }
}
