package io.vck.conformance.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.vck.conformance.cases.load.BundledCases;
import io.vck.conformance.cases.load.SpoiledJson;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineReaderTest {
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(BundledCases.text("schemas/baseline.schema.json"), InputFormat.JSON);

    private static final String GOOD = """
            {
              "$schema": "https://vck.io/schemas/baseline.schema.json",
              "baseline": "1.0",
              "backend": {"name": "toy", "version": "1",
                "capabilities": ["aliasing", "strides"]},
              "suite": "1.0",
              "profile": "portable",
              "entries": [
                {"case": "a/f/bad",
                  "labels": ["1", "a \\"b\\", c"],
                  "verdict": "fail",
                  "message": "equals: <real>",
                  "flaky": true,
                  "reason": "a race",
                  "issue": "https://example.com/7",
                  "owner": "me",
                  "until": "2027-01-31"},
                {"case": "a/f/none",
                  "verdict": "unsupported",
                  "message": "no vmap",
                  "reason": ""}
              ],
              "cases": {
                "a/f/bad": ["1", "2", "a \\"b\\", c"],
                "a/f/good": [],
                "a/f/none": []
              }
            }
            """;

    private static Baseline read(String text) {
        return BaselineReader.read("toy.json", text);
    }

    @Test
    void whatIsReadIsWrittenAsItWas() {
        assertThat(BaselineWriter.write(read(GOOD))).isEqualTo(GOOD);
        assertThat(SCHEMA.validate(GOOD, InputFormat.JSON)).isEmpty();
    }

    @Test
    void anEntryIsOfTheExpansionsThatItNames() {
        Baseline baseline = read(GOOD);

        assertThat(baseline.entriesById().keySet())
                .containsExactlyInAnyOrder("a/f/bad[1]", "a/f/bad[a \"b\", c]", "a/f/none");
        assertThat(baseline.cases()).contains("a/f/bad[2]", "a/f/good");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"1.0\",~|\"2.0\",|toy.json:3:15 (/baseline): the baseline has version 2.0, this program reads 1.x",
                "\"reason\": \"\"|\"raeson\": \"\"|toy.json:18:5 (/entries/1): the key \"reason\" is missing",
                "\"unsupported\"|\"pass\"|toy.json:19:18 (/entries/1/verdict): a case that passes needs no entry; one that passes at times is \"flaky\"",
                "\"unsupported\"|\"broken\"|toy.json:19:18 (/entries/1/verdict): no entry excuses what is broken: mend the case, or the kit",
                "\"unsupported\"|\"skip\"|toy.json:19:18 (/entries/1/verdict): there is no verdict \"skip\"",
                "\"2027-01-31\"|\"soon\"|toy.json:17:16 (/entries/0/until): \"until\" is to be a date, 2027-01-31, got \"soon\"",
                "{\"case\": \"a/f/none\"|{\"case\": \"a/f/*\"|toy.json:18:5 (/entries/1): the case a/f/* is not among the \"cases\"; an entry is for cases that the baseline has, by their full names",
                "{\"case\": \"a/f/none\"|{\"case\": \"a/f/bad\"|toy.json:18:5 (/entries/1): the case a/f/bad is not among the \"cases\"; it has a matrix: name the \"labels\" of the expansions that are meant",
                "{\"case\": \"a/f/none\"|{\"case\": \"a/f/bad\", \"labels\": [\"1\"]|toy.json:18:5 (/entries/1): the case a/f/bad[1] has an entry already, in line 9",
                "[\"1\", \"a \\\"b\\\", c\"],|[\"*\"],|toy.json:9:5 (/entries/0): the case a/f/bad[*] is not among the \"cases\"; the expansions of that case are a/f/bad[1], a/f/bad[2], a/f/bad[a \"b\", c]",
                "\"flaky\": true|\"flaky\": \"yes\"|toy.json:13:16 (/entries/0/flaky): \"flaky\" is to be true or false, got a string",
            })
    void whatIsWrongIsSaidWithItsPlace(String right, String wrong, String message) {
        String quoted = right.replace("~", "");
        assertThat(GOOD).contains(quoted);
        String spoiled = GOOD.substring(0, GOOD.indexOf(quoted))
                + wrong
                + GOOD.substring(GOOD.indexOf(quoted) + quoted.length());
        assertThatThrownBy(() -> read(spoiled))
                .isInstanceOf(InvalidBaseline.class)
                .hasMessageContaining(message);
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        String spoiled = GOOD.replace("\"flaky\": true", "\"flaky\": 1")
                .replace("\"owner\": \"me\"", "\"owner\": \"\"")
                .replace("\"suite\"", "\"suit\"");

        assertThatThrownBy(() -> read(spoiled))
                .satisfies(thrown -> assertThat(thrown.getMessage().lines())
                        .hasSize(4)
                        .allMatch(line -> line.startsWith("toy.json:")));
    }

    @Test
    void theReaderLetsNothingPassThatTheSchemaRefuses() {
        List<String> refused = SpoiledJson.of(GOOD).stream()
                .filter(text -> !SCHEMA.validate(text, InputFormat.JSON).isEmpty())
                .toList();

        assertThat(refused).hasSizeGreaterThan(150);
        assertThat(refused).filteredOn(BaselineReaderTest::isRead).isEmpty();
    }

    private static boolean isRead(String text) {
        try {
            read(text);
            return true;
        } catch (InvalidBaseline refused) {
            return false;
        }
    }
}
