package io.vck.reports.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogSchemaTest {
    private static final Schema SCHEMA = schema();

    private static Schema schema() {
        try (InputStream text = LogSchemaTest.class.getResourceAsStream("/io/vck/cases/schemas/log.schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text, InputFormat.JSON);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> lines() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (LogWriter log = new LogWriter(out, LogWriter.Tensors.ABRIDGED, Logs.header())) {
            log.write(Logs.passed("a/b/c"));
            log.write(Logs.disputed(Logs.failed("a/b/d"), "who knows"));
            log.write(Logs.with(Logs.passed("a/b/e"), Logs.returned(Map.of("result", Logs.floats(5000)))));
            log.write(Logs.with(
                    Logs.passed("a/b/f"),
                    new LoggedObservation(
                            Optional.of(new LoggedError(0, List.of("ValueError"), "no")),
                            Map.of(),
                            Map.of(),
                            List.of())));
            log.end(true);
        }
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static List<Error> errors(String line) {
        return SCHEMA.validate(line, InputFormat.JSON);
    }

    @Test
    void everyLineThatIsWrittenIsAsTheSchemaSays() {
        assertThat(lines())
                .hasSize(6)
                .allSatisfy(line -> assertThat(errors(line)).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"log\":\"1.4\"|\"log\":\"2.0\"",
                "\"profile\":\"portable\"|\"profile\":1",
                "\"shard\":{\"index\":2|\"shard\":{\"index\":0",
                "\"settings\":[|\"settings\":[1,",
                "\"operators\":[\"mul\"|\"operators\":[1",
                "\"capabilities\":[\"autograd\"]|\"capabilities\":\"autograd\"",
                "\"profiles\":{|\"profiles\":{\"mine\":1,",
                "\"rerun\":\"vck run --backend toy\"|\"rerun\":[]",
                "\"requirement_titles\":{|\"requirement_titles\":{\"A-1\":1,",
                "\"expected\":{\"result\":{\"tensor\"|\"expected\":{\"result\":{\"tenser\"",
                "\"type\":\"record\"|\"type\":\"recrod\"",
                "\"verdict\":\"pass\"|\"verdict\":\"good\"",
                "\"finding\":\"met\"|\"finding\":\"mett\"",
                "\"none\":true|\"null\":true",
                "\"dtype\":\"float32\"|\"dtype\":\"float16\"",
                "\"unchecked\":1|\"unchecked\":-1",
                "\"complete\":true|\"complete\":1",
                "\"min\":0.0|\"min\":\"zero\"",
                "\"base64\":|\"base46\":",
                "\"source\":{\"int\":1}|\"source\":1",
                "\"kind\":\"vectorisation\"|\"kind\":\"vectorization\"",
                "\"java\":\"class Snippet {}\"|\"java\":1",
            })
    void theSchemaRefusesWhatIsWrong(String right, String wrong) {
        String line = lines().stream()
                .filter(candidate -> candidate.contains(right))
                .findFirst()
                .orElseThrow();

        assertThat(errors(line.replace(right, wrong))).isNotEmpty();
    }
}
