package io.vck.conformance.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.vck.backend.interpret.Trace;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Request;
import io.vck.conformance.backends.ReferenceBackend;
import io.vck.conformance.backends.ReferenceLibrary;
import io.vck.conformance.cases.Case;
import io.vck.conformance.cases.InvalidCases;
import io.vck.conformance.cases.OperatorCatalogue;
import io.vck.conformance.cases.Vocabulary;
import io.vck.conformance.cases.load.BundledCases;
import io.vck.conformance.cases.load.CaseFileLoader;
import io.vck.conformance.cases.load.CaseSource;
import io.vck.conformance.judge.Expectation;
import io.vck.conformance.judge.Judge;
import io.vck.conformance.judge.Oracle;
import io.vck.conformance.judge.Verdict;
import io.vck.conformance.lint.broken.Breakage;
import io.vck.conformance.lint.broken.Breakages;
import io.vck.conformance.lint.broken.BrokenBackend;
import io.vck.conformance.run.BackendRegistry;
import io.vck.conformance.run.Kit;
import io.vck.conformance.run.Preparation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class SuiteExportTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Kit KIT = new Kit(new BackendRegistry(List.of()));
    private static final Preparation PREPARATION = KIT.preparation();
    private static final SuiteExport EXPORT = new SuiteExport(PREPARATION, "1.0", "0");

    /** Larger ones have nothing to show that smaller ones don't. */
    private static final int LARGE = 100_000;

    @TempDir
    private static Path folder;

    private static List<Case> cases;
    private static List<SuiteExport.CaseFile> files;
    private static Map<String, JsonNode> lines;

    @BeforeAll
    static void export() throws IOException {
        cases = KIT.suite(List.of()).cases();
        files = EXPORT.write(folder, cases, written -> {});
        lines = new LinkedHashMap<>();
        for (SuiteExport.CaseFile file : files) {
            for (String line : Files.readAllLines(folder.resolve(file.path()))) {
                JsonNode read = JSON.readTree(line);
                lines.put(read.get("id").stringValue(), read);
            }
        }
    }

    /** The exported schemas find each other by their ids alone. */
    private static Schema schema(String name) throws IOException {
        Map<String, String> byId = new TreeMap<>();
        try (Stream<Path> schemas = Files.list(folder.resolve("schemas"))) {
            for (Path schema : schemas.toList()) {
                byId.put("https://vck.io/schemas/" + schema.getFileName(), Files.readString(schema));
            }
        }
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(byId))
                .getSchema(JSON.readTree(byId.get("https://vck.io/schemas/" + name)));
    }

    @Test
    void everyCaseIsThereOnceAndInTheFormOfItsSchema() throws IOException {
        Schema schema = schema("export.schema.json");
        assertThat(lines.keySet())
                .containsExactlyElementsOf(cases.stream().map(Case::id).toList());
        lines.forEach((id, line) -> {
            if (line.toString().length() < LARGE) {
                assertThat(schema.validate(line)).as(id).isEmpty();
            }
        });
    }

    @Test
    void theSchemaRefusesWhatIsNoCase() throws IOException {
        Schema schema = schema("export.schema.json");
        String line = lines.get("api/levels/outer-product").toString();
        for (String broken : List.of(
                line.replace("\"key\":\"equals\"", "\"key\":\"unheard-of\""),
                line.replace("\"tensors\":{\"result\"", "\"tensors\":{\"result[\""),
                line.replace("\"float32\"", "\"float8\""),
                line.replace("\"mirrors\"", "\"mirror\""))) {
            assertThat(broken).isNotEqualTo(line);
            assertThat(schema.validate(JSON.readTree(broken))).as(broken).isNotEmpty();
        }
    }

    @Test
    void theIndexNamesTheFilesAndTheVersions() throws IOException {
        JsonNode index = JSON.readTree(Files.readString(folder.resolve("index.json")));
        assertThat(schema("export-index.schema.json").validate(index)).isEmpty();
        assertThat(index.get("export").stringValue()).isEqualTo(SuiteExport.VERSION);
        assertThat(index.get("cases").intValue()).isEqualTo(cases.size());
        assertThat(files.stream().mapToInt(SuiteExport.CaseFile::cases).sum()).isEqualTo(cases.size());
        assertThat(files.get(0).path()).isEqualTo("cases/api/autograd.jsonl");
    }

    @Test
    void twoExportsAreEqual(@TempDir Path again) throws IOException {
        new SuiteExport(KIT.preparation(), "1.0", "0").write(again, cases, written -> {});
        try (Stream<Path> written = Files.walk(folder)) {
            for (Path file : written.filter(Files::isRegularFile).toList()) {
                Path other = again.resolve(folder.relativize(file));
                assertThat(Files.mismatch(file, other)).as(file.toString()).isEqualTo(-1);
            }
        }
    }

    /** Judged by what was read back, sound and broken vmaps get the verdicts that they get of the cases themselves. */
    @Test
    void nothingThatIsExpectedIsLost() throws IOException {
        Set<String> verdicts = new HashSet<>();
        for (Case each : cases) {
            JsonNode line = lines.get(each.id());
            if (line.toString().length() > LARGE) {
                continue;
            }
            Preparation.Prepared prepared = PREPARATION.prepare(each);
            ReadCase read = new ReadCase(line);
            Breakage breakage = Breakages.ALL.get(cases.indexOf(each) % Breakages.ALL.size());
            for (Observation observation :
                    observations(ExportedCase.of(each, PREPARATION).request(), breakage)) {
                List<String> original = verdict(each, each.expectations(), prepared.oracle(), observation);
                assertThat(verdict(each, read.expectations(), read, observation))
                        .as(each.id())
                        .isEqualTo(original);
                verdicts.add(original.get(0));
            }
        }
        assertThat(verdicts).contains("PASS", "FAIL");
    }

    /** What an export says of the case of a file that expects what is asked for. */
    private static JsonNode expectOf(Path out, String run, String expect) throws IOException {
        String file = """
                {"about": "a", "requirements": ["LAW-1"], "cases": [
                 {"name": "a", "inputs": {"x": "arange(3)"}, "run": %s, "expect": %s}]}""".formatted(run, expect);
        OperatorCatalogue catalogue = new OperatorCatalogue(new TreeMap<>(Map.of("unheard_of", List.of())));
        Vocabulary vocabulary = Vocabulary.of(
                ReferenceLibrary::hasOperator,
                ReferenceLibrary::isRandom,
                catalogue,
                KIT.profiles(),
                KIT.specification());
        List<Case> loaded = new CaseFileLoader(vocabulary)
                .load(List.of(new CaseSource("mine.json", "user", "mine", file)))
                .cases();
        EXPORT.write(out, loaded, done -> {});
        return JSON.readTree(Files.readString(out.resolve("cases/user/mine.jsonl")))
                .get("expect");
    }

    private static void assertInForm(JsonNode expectation) throws IOException {
        ObjectNode line = (ObjectNode) lines.get("api/levels/outer-product").deepCopy();
        line.set("expect", JSON.createArrayNode().add(expectation));
        assertThat(schema("export.schema.json").validate(line))
                .as(expectation.toString())
                .isEmpty();
    }

    @Test
    void whatOnlyABackendsOwnLoopCanTellIsSaidToBeSo(@TempDir Path at) throws IOException {
        JsonNode expected = expectOf(
                at,
                "[\"y = vmap(lambda x: (x, x * 2))(x)\", \"(y[1], 0.5)\"]",
                "{\"equals\": \"(x * 2, 0.5)\", \"dtype\": {\"y[*]\": \"int64\"}}");
        assertInForm(expected.get(0));
        assertInForm(expected.get(1));
        assertThat(expected.get(0).get("values").toString())
                .isEqualTo(
                        "{\"result\":{\"tuple\":[{\"tensor\":{\"dtype\":\"int64\",\"shape\":[3],\"values\":[0,2,4]}},"
                                + "{\"float\":0.5}]}}");
        assertThat(expected.get(0).get("tolerances").propertyNames()).containsExactly("float");
        assertThat(expected.get(1).get("tensors").toString()).isEqualTo("{\"y[*]\":\"int64\"}");
    }

    @Test
    void aCaseWhoseExpectedValueCannotBeMadeIsNamed(@TempDir Path at) {
        assertThatThrownBy(() -> expectOf(at, "\"vmap(torch.neg)(x)\"", "{\"equals\": \"x.view(2)\"}"))
                .isInstanceOf(InvalidCases.class)
                .hasMessageContaining("mine.json:2:")
                .hasMessageContaining("user/mine/a: equals: the reference raised RuntimeError");
    }

    private static List<Observation> observations(Request request, Breakage breakage) {
        ReferenceBackend reference = new ReferenceBackend();
        return List.of(
                reference.open().run(request), new BrokenBackend<>(reference, breakage).run(request, Trace.none()));
    }

    private static List<String> verdict(
            Case judged, List<Expectation> expectations, Oracle oracle, Observation observation) {
        Set<String> capabilities = new ReferenceBackend().info().capabilities();
        Verdict verdict = new Judge(oracle, capabilities).judge(judged.program(), expectations, observation);
        List<String> said = new ArrayList<>(List.of(verdict.outcome().toString(), verdict.message()));
        verdict.findings().forEach(each -> {
            said.add(each.expectation().key());
            said.add(each.expectation().capabilities().toString());
            said.add(each.finding().label() + " " + each.finding().describe());
        });
        return said;
    }

    @Test
    void replacesAnEarlierExportAlsoAnUnfinishedOne(@TempDir Path again) throws IOException {
        List<Case> levels =
                cases.stream().filter(each -> each.file().equals("api/levels")).toList();
        assertThatThrownBy(() -> EXPORT.write(again, levels, written -> {
                    throw new IllegalStateException("interrupted");
                }))
                .hasMessage("interrupted");
        EXPORT.write(again, levels, written -> {});
        EXPORT.write(again, cases.subList(0, 1), written -> {});
        assertThat(again.resolve("cases/api")).isDirectoryContaining("glob:**/autograd.jsonl");
        assertThat(again.resolve("cases/api/levels.jsonl")).doesNotExist();
    }

    @Test
    void leavesAloneWhatNoExportWrote(@TempDir Path full) throws IOException {
        Files.writeString(full.resolve("index.json"), "{\"mine\": 1}");
        assertThatThrownBy(() -> EXPORT.write(full, cases, written -> {}))
                .isInstanceOf(Occupied.class)
                .hasMessageContaining(full.toString());
        assertThat(full.resolve("index.json")).hasContent("{\"mine\": 1}");
    }

    @Test
    void everyTextOfAnExportIsBundled() {
        assertThat(BundledCases.text("export.md")).contains("schemas/export.schema.json");
        assertThat(folder.resolve("README.md")).hasContent(BundledCases.text("export.md"));
    }
}
