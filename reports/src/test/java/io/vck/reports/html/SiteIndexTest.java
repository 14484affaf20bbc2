package io.vck.reports.html;

import static io.vck.reports.log.Logs.disputed;
import static io.vck.reports.log.Logs.failed;
import static io.vck.reports.log.Logs.passed;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.vck.reports.html.Runs.End;
import io.vck.reports.log.BackendIdentity;
import io.vck.reports.log.CaseRecord;
import io.vck.reports.log.CaseVerdict;
import io.vck.reports.log.Header;
import io.vck.reports.log.LoggedCase;
import io.vck.reports.log.Logs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class SiteIndexTest {
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SiteIndexTest.class.getResourceAsStream("site-data.schema.json"));

    @TempDir
    private Path folder;

    private Runs runs;

    @BeforeEach
    void setUp() {
        runs = new Runs(folder);
    }

    private JsonNode index(Path... logs) {
        return runs.site(logs).index();
    }

    private static CaseRecord ending(String id, CaseVerdict verdict) {
        return passed(id).judged(verdict, "it " + verdict.label());
    }

    private static CaseRecord running(CaseRecord record, String program) {
        return record.of(new LoggedCase(
                record.id(),
                record.about(),
                record.requirements(),
                record.mirrors(),
                record.disputed(),
                program,
                record.inputs()));
    }

    @Test
    void theIndexIsAsTheSchemaSays() {
        JsonNode index = index(
                runs.log(Logs.header(), End.INTERRUPTED, passed("a/b/c"), disputed(failed("other"), "who knows")),
                runs.log("two", failed("a/b/c")));

        assertThat(SCHEMA.validate(index.toString(), InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'\"p\"', '\"q\"'", "'\"form\":2', '\"form\":3'", "'\"chunks\":[0', '\"chunks\":[-1'"})
    void theSchemaRefusesWhatIsWrong(String right, String wrong) {
        String index = index(runs.log("one", passed("a/b/c"))).toString();

        assertThat(index).contains(right);
        assertThat(SCHEMA.validate(index.replace(right, wrong), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void casesStandByAreaAndFileInTheOrderOfTheirIds() {
        JsonNode index = index(runs.log(
                "toy", passed("b/a/x[2]"), passed("a/z/y"), passed("a/b-c/q"), passed("a/b/q/r"), passed("a/b/c")));

        assertThat(index.get("groups").toString())
                .isEqualTo("[{\"name\":\"a/b\",\"first\":0},{\"name\":\"a/b-c\",\"first\":2},"
                        + "{\"name\":\"a/z\",\"first\":3},{\"name\":\"b/a\",\"first\":4}]");
        assertThat(index.at("/cases/name").toString()).isEqualTo("[\"c\",\"q/r\",\"q\",\"y\",\"x[2]\"]");
        assertThat(index.get("versions").asString()).isEqualTo("suite 1.0, kit 0.1.0");
    }

    @ParameterizedTest
    @EnumSource(CaseVerdict.class)
    void aVerdictIsALetter(CaseVerdict verdict) {
        String letter = verdict.label().substring(0, 1);
        JsonNode index = index(
                runs.log("one", ending("a/b/c", verdict), disputed(ending("a/b/d", verdict), "?")),
                runs.log("two", passed("a/b/e")));

        assertThat(index.at("/cases/verdicts").toString())
                .isEqualTo("[\"" + letter + letter.toUpperCase(java.util.Locale.ROOT) + ".\",\"..p\"]");
    }

    @Test
    void whatCouldNotBeObservedIsCountedByCase() {
        assertThat(index(runs.log("one", passed("a/b/c"), Logs.failedAt("a/b/d", 3, "[0]"), passed("a/b/e")))
                        .at("/cases/unchecked")
                        .toString())
                .isEqualTo("[[0,1,2,1]]");
    }

    @Test
    void endingsAreAlikeByVerdictAndByWhatStaysOfMessages() {
        assertThat(index(
                                runs.log("one", saying("a/b/c", "3 lanes in 1.5 s"), passed("a/b/d"), passed("a/b/e")),
                                runs.log(
                                        "two",
                                        saying("a/b/c", "3 lanes in 2.25 s"),
                                        saying("a/b/d", "no"),
                                        passed("a/b/e")),
                                runs.log("three", saying("a/b/c", "4 lanes in 1.5 s"), saying("a/b/d", "no")),
                                runs.log("four", ending("a/b/c", CaseVerdict.ERROR), saying("a/b/d", "yes")))
                        .at("/cases/endings")
                        .toString())
                .isEqualTo("[[],[1,1],[0,1,1,1],[0,2,1,2]]");
    }

    private static CaseRecord saying(String id, String message) {
        return passed(id).judged(CaseVerdict.FAIL, message);
    }

    @Test
    void ofACaseThatStandsThereTwiceTheFirstCounts() {
        JsonNode index = index(runs.log("one", ending("a/b/c", CaseVerdict.CRASH), passed("a/b/c")));

        assertThat(index.at("/cases/verdicts").toString()).isEqualTo("[\"c\"]");
    }

    @Test
    void theIndexSaysWhatWasRun() {
        JsonNode backend =
                index(runs.log(Logs.header(), End.COMPLETE, passed("a/b/c"))).at("/backends/0");

        assertThat(backend.get("suite").asString()).isEqualTo("1.0");
        assertThat(backend.get("kit").asString()).isEqualTo("0.1.0");
        assertThat(backend.get("case_files").asString()).isEqualTo(Logs.plan().suite());
        assertThat(backend.get("filters").toString()).isEqualTo("[\"a/*\"]");
    }

    @Test
    void textsThatCasesShareStandThereOnce() {
        JsonNode index = index(runs.log("one", passed("a/b/c"), failed("a/b/d")));

        assertThat(index.get("abouts").toString()).isEqualTo("[\"why\"]");
        assertThat(index.get("requirement_sets").toString()).isEqualTo("[[\"LEVELS-1\"]]");
        assertThat(index.at("/cases/about").toString()).isEqualTo("[0,0]");
        assertThat(index.at("/cases/requirements").toString()).isEqualTo("[0,0]");
        assertThat(index.get("operator_sets").toString()).isEqualTo("[[\"mul\",\"sum\"],[]]");
        assertThat(index.at("/cases/operators").toString()).isEqualTo("[0,1]");
        assertThat(index.get("capability_sets").toString()).isEqualTo("[[\"autograd\"],[]]");
        assertThat(index.at("/cases/capabilities").toString()).isEqualTo("[0,1]");
    }

    @Test
    void headersTablesAreThere() {
        JsonNode index = index(runs.log(Logs.header(), End.COMPLETE, passed("a/b/c")), runs.log("two"));

        assertThat(index.get("profiles").toString())
                .isEqualTo("[{\"name\":\"portable\",\"capabilities\":[\"autograd\",\"in-place\"]}]");
        assertThat(index.get("requirements").toString())
                .isEqualTo("[{\"id\":\"LEVELS-1\",\"title\":\"Nested calls\",\"text\":\"Each level peels off one"
                        + " dim.\"}]");
        assertThat(index.get("operators"))
                .hasSize(Logs.header().glossary().operators().size());
        assertThat(index.at("/operators/0/name").asString())
                .isEqualTo(Logs.header().glossary().operators().get(0).name());
    }

    @Test
    void tolerancesAreThoseByWhichTheKitCompares() {
        assertThat(index(runs.log("one", passed("a/b/c"))).get("tolerances").toString())
                .isEqualTo("[{\"dtype\":\"complex128\",\"relative\":1.0E-7,\"absolute\":1.0E-7},"
                        + "{\"dtype\":\"complex64\",\"relative\":1.3E-6,\"absolute\":1.0E-5},"
                        + "{\"dtype\":\"float32\",\"relative\":1.3E-6,\"absolute\":1.0E-5},"
                        + "{\"dtype\":\"float64\",\"relative\":1.0E-7,\"absolute\":1.0E-7}]");
    }

    @ParameterizedTest
    @CsvSource({"COMPLETE, complete", "INTERRUPTED, interrupted", "BROKEN_OFF, missing"})
    void theIndexSaysHowARunEnded(End end, String said) {
        assertThat(index(runs.log("one", "1.0", end, passed("a/b/c")))
                        .at("/backends/0/end")
                        .asString())
                .isEqualTo(said);
    }

    @Test
    void backendsThatAreCalledTheSameAreToldApart() {
        Path twice = runs.log("one", "2", End.COMPLETE);
        Path again = runs.log("one", "2", End.COMPLETE);

        assertThat(index(runs.log("one", "1", End.COMPLETE), twice, runs.log("two", "1", End.COMPLETE), again)
                        .get("backends"))
                .extracting(backend -> backend.get("label").asString())
                .containsExactly("one 1", "one 2 in " + twice.getFileName(), "two", "one 2 in " + again.getFileName());
        assertThat(index(twice, twice).get("backends"))
                .extracting(backend -> backend.get("label").asString())
                .containsExactly("one #1", "one #2");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-02T03:04:05Z, 2026-01-03T03:04:05Z, one 2 of 2026-01-02, one 2 of 2026-01-03",
        "2026-01-02T03:04:05Z, 2026-01-02T04:05:06Z, one 2 of 2026-01-02 03:04, one 2 of 2026-01-02 04:05",
    })
    void runsOfOneVersionAreToldApartByWhenTheyWere(Instant first, Instant second, String one, String other) {
        assertThat(index(started(first), started(second)).get("backends"))
                .extracting(backend -> backend.get("label").asString())
                .containsExactly(one, other);
    }

    private Path started(Instant when) {
        Header toy = Logs.header();
        return runs.log(
                Header.of(toy.versions(), new BackendIdentity("one", "2", "Java", new TreeSet<>()), toy.environment())
                        .withGlossary(toy.glossary())
                        .startedAt(when),
                End.COMPLETE);
    }

    @Test
    void logsOfOneNameAreToldApartByTheirPaths() throws IOException {
        Path log = runs.log("one", "1", End.COMPLETE);
        Path old = Files.createDirectories(log.resolveSibling("old-" + log.getFileName()))
                .resolve(log.getFileName());
        Files.copy(runs.log("one", "2", End.COMPLETE), old);

        assertThat(index(log, old).get("backends"))
                .extracting(backend -> backend.get("log").asString())
                .containsExactly(
                        log.getFileName().toString(),
                        Path.of("old-" + log.getFileName(), log.getFileName().toString())
                                .toString());
        assertThat(index(log, runs.log("two", "1", End.COMPLETE)).get("backends"))
                .extracting(backend -> backend.get("log").asString())
                .first()
                .isEqualTo(log.getFileName().toString());
    }

    @Test
    void whatCapabilitiesAreForAndWhichCasesNeedThemIsThere() {
        JsonNode index = index(runs.log(Logs.header(), End.COMPLETE, passed("a/b/c")));

        assertThat(index.get("capabilities").toString())
                .isEqualTo("[{\"id\":\"in-place\",\"text\":\"Programs may write into tensors.\"}]");
        assertThat(index.get("observed_sets").toString()).isEqualTo("[[\"strides\"]]");
        assertThat(index.at("/cases/observes").toString()).isEqualTo("[0]");
        assertThat(index.at("/backends/0/library").asString()).isEqualTo("java");
    }

    @Test
    void logsOfDifferentSuitesAreFoundOut() {
        CaseRecord made = passed("a/b/c");

        assertThat(index(runs.log("one", made), runs.log("two", running(made, "another(program)")))
                        .at("/cases/contradictory")
                        .toString())
                .isEqualTo("[0]");
        assertThat(index(runs.log("one", made), runs.log("two", made)).at("/cases/contradictory"))
                .isEmpty();
    }
}
