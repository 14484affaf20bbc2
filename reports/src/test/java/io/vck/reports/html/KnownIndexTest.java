package io.vck.reports.html;

import static io.vck.reports.log.Logs.failed;
import static io.vck.reports.log.Logs.passed;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.vck.reports.known.BaselineEntry;
import io.vck.reports.known.Findings;
import io.vck.reports.known.KnownBackends;
import io.vck.reports.known.KnownOutcomes;
import io.vck.reports.known.Standing;
import io.vck.reports.known.WrittenFor;
import io.vck.reports.log.CaseOutcome;
import io.vck.reports.log.CaseVerdict;
import io.vck.reports.log.Logs;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class KnownIndexTest {
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(KnownIndexTest.class.getResourceAsStream("site-data.schema.json"));

    private static final BaselineEntry ENTRY = new BaselineEntry(
            "fail: wrong",
            true,
            "a defect (FINDINGS.md, X01 and X02)",
            Optional.of("https://example.com/1"),
            Optional.of("ada"),
            Optional.of(LocalDate.of(2027, 1, 31)));

    /** All that fails is known, but for "new"; what passes and is called "better" should not; "gone" is known as well. */
    private static final KnownOutcomes OUTCOMES = new KnownOutcomes() {
        @Override
        public Standing standing(CaseOutcome outcome) {
            if (outcome.id().endsWith("better")) {
                return new Standing.Unexpected("an unexpected pass", "remove it", "fail: wrong", Optional.of(ENTRY));
            } else if (outcome.id().endsWith("new")) {
                return new Standing.Unexpected("an unexpected failure", "mend it", "", Optional.empty());
            }
            return outcome.verdict() == CaseVerdict.PASS ? Standing.NOTHING_TO_SAY : new Standing.AsKnown(ENTRY);
        }

        @Override
        public Optional<WrittenFor> writtenFor() {
            return Optional.of(new WrittenFor("1.9", "0.8"));
        }

        @Override
        public SortedMap<String, BaselineEntry> entries() {
            return new TreeMap<>(java.util.Map.of("a/b/bad", ENTRY, "a/b/gone", ENTRY));
        }
    };

    static final Findings FINDINGS = new Findings(List.of(new Findings.Section(
            "`toy.vmap` 1.0",
            "Found by hand.",
            List.of(new Findings.Finding(
                    "X01",
                    "`roll`",
                    "values",
                    "It rolls.",
                    "python",
                    "roll(x)\n",
                    List.of(new Findings.Claim("`1`", "`2`")))))));

    private static final KnownBackends KNOWN = new KnownBackends() {
        @Override
        public Optional<KnownOutcomes> of(String backend, Optional<String> profile) {
            return backend.equals("toy") ? Optional.of(OUTCOMES) : Optional.empty();
        }

        @Override
        public Findings findings() {
            return FINDINGS;
        }
    };

    @TempDir
    private Path folder;

    private Runs runs;

    @BeforeEach
    void setUp() {
        runs = new Runs(folder);
    }

    private JsonNode index() {
        Path toy = runs.log("toy", failed("a/b/bad"), passed("a/b/better"), failed("a/b/new"), passed("a/b/pass"));
        return runs.site(KNOWN, toy, runs.log("other", failed("a/b/bad"))).index();
    }

    @Test
    void isAsTheSchemaSays() {
        assertThat(SCHEMA.validate(index().toString(), InputFormat.JSON)).isEmpty();
        String wrong = index().toString().replace("\"kon.\"", "\"kox.\"");
        assertThat(SCHEMA.validate(wrong, InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void forWhichRunABaselineWasWrittenIsSaid() {
        JsonNode backends = index().get("known").get("backends");

        assertThat(backends.get(0).get("written_for").get("version").asString()).isEqualTo("1.9");
        assertThat(backends.get(0).get("written_for").get("suite").asString()).isEqualTo("0.8");
    }

    @Test
    void withoutBaselinesNothingIsSaid() {
        JsonNode index = runs.site(runs.log("toy", failed("a/b/bad"))).index();

        assertThat(index.has("known")).isFalse();
        assertThat(index.has("findings")).isFalse();
    }

    @Test
    void howEachCaseStandsToItsBaseline() {
        JsonNode known = index().get("known");

        assertThat(known.at("/backends/0/standings").asString()).isEqualTo("kon.");
        assertThat(known.at("/backends/1").isNull()).isTrue();
        assertThat(known.at("/backends/0/entries").toString()).isEqualTo("[0,0,1,0]");
        assertThat(known.at("/backends/0/surprises").toString()).isEqualTo("[1,0,2,1]");
        assertThat(known.get("surprises"))
                .extracting(each -> each.get("kind").asString())
                .containsExactly("an unexpected pass", "an unexpected failure");
    }

    @Test
    void anEntryStandsThereOnceWithAllThatItSays() {
        JsonNode entries = index().at("/known/entries");

        assertThat(entries).hasSize(1);
        JsonNode entry = entries.get(0);
        assertThat(entry.get("reason").asString()).isEqualTo(ENTRY.reason());
        assertThat(entry.get("outcome").asString()).isEqualTo("fail: wrong");
        assertThat(entry.get("issue").asString()).isEqualTo("https://example.com/1");
        assertThat(entry.get("owner").asString()).isEqualTo("ada");
        assertThat(entry.get("until").asString()).isEqualTo("2027-01-31");
        assertThat(entry.get("flaky").asBoolean()).isTrue();
        assertThat(entry.get("findings").toString()).isEqualTo("[\"X01\",\"X02\"]");
        assertThat(entry.get("id").asString()).matches("[0-9a-f]{8}");
    }

    @Test
    void entriesForCasesThatTheLogDoesNotHaveAreNamed() {
        assertThat(index().at("/known/backends/0/unmatched").toString())
                .isEqualTo("[{\"case\":\"a/b/gone\",\"entry\":0}]");
    }

    @Test
    void ofARunOfAPartOfTheSuiteNothingIsMissing() {
        Path part = runs.log(Logs.header(), Runs.End.COMPLETE, failed("a/b/bad"));

        assertThat(runs.site(KNOWN, part)
                        .index()
                        .at("/known/backends/0/unmatched")
                        .toString())
                .isEqualTo("[]");
    }

    @Test
    void findingsAreThereAsTheyWereWritten() {
        assertThat(index().get("findings").toString())
                .isEqualTo("[{\"implementation\":\"`toy.vmap` 1.0\",\"about\":\"Found by hand.\",\"findings\":["
                        + "{\"id\":\"X01\",\"title\":\"`roll`\",\"kind\":\"values\",\"about\":\"It rolls.\","
                        + "\"language\":\"python\",\"program\":\"roll(x)\\n\",\"cases\":[],"
                        + "\"claims\":[{\"got\":\"`1`\",\"law\":\"`2`\"}]}]}]");
    }
}
