package io.vck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.conformance.cases.load.BundledCases;
import io.vck.conformance.export.SuiteExport;
import io.vck.conformance.gate.Baseline;
import io.vck.conformance.run.BackendRegistry;
import io.vck.conformance.run.Kit;
import io.vck.conformance.wire.WireProtocol;
import io.vck.reports.log.Versions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each version stands where CONTRIBUTING.md promises it. */
class VersionsTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Versions VERSIONS = new Kit(new BackendRegistry(List.of())).versions();

    static List<String> withPromises() {
        return List.of(VERSIONS.suite(), VERSIONS.protocol(), VERSIONS.log(), SuiteExport.VERSION, Baseline.VERSION);
    }

    @ParameterizedTest
    @MethodSource("withPromises")
    void isMajorAndMinor(String version) {
        assertThat(version).matches("[0-9]+\\.[0-9]+");
    }

    @Test
    void theCommandPrintsAll() {
        assertThat(Ran.vck("--version").out().lines())
                .containsExactly(
                        "vck " + VERSIONS.kit(),
                        "suite " + VERSIONS.suite(),
                        "wire protocol " + WireProtocol.VERSION,
                        "result log " + Versions.LOG,
                        "export " + SuiteExport.VERSION,
                        "baseline " + Baseline.VERSION);
    }

    @Test
    void aLogAndAnExportNameThem(@TempDir Path folder) throws IOException {
        Ran.vck(
                "run",
                "--backend",
                "reference",
                "--filter",
                "api/levels/outer-product",
                "--out",
                folder.resolve("log").toString());
        JsonNode header = JSON.readTree(Files.readAllLines(folder.resolve("log/reference.jsonl"))
                        .get(0))
                .get("versions");
        assertThat(header.get("suite").asString()).isEqualTo(VERSIONS.suite());
        assertThat(header.get("protocol").asString()).isEqualTo(WireProtocol.VERSION);
        assertThat(header.get("log").asString()).isEqualTo(Versions.LOG);
        assertThat(header.get("kit").asString()).isEqualTo(VERSIONS.kit());
        Ran.vck("export", folder.resolve("suite").toString(), "--filter", "api/levels/outer-product");
        JsonNode index = JSON.readTree(Files.readString(folder.resolve("suite/index.json")));
        assertThat(index.get("export").asString()).isEqualTo(SuiteExport.VERSION);
        assertThat(index.get("suite").asString()).isEqualTo(VERSIONS.suite());
        assertThat(index.get("protocol").asString()).isEqualTo(WireProtocol.VERSION);
        assertThat(index.get("kit").asString()).isEqualTo(VERSIONS.kit());
    }

    @Test
    void theSchemasAreThoseOfTheVersions() {
        assertThat(title("wire")).endsWith(", version " + WireProtocol.VERSION);
        assertThat(title("log")).endsWith(", version " + Versions.LOG);
        assertThat(title("export")).endsWith(", version " + SuiteExport.VERSION);
        assertThat(title("baseline")).endsWith(", version " + Baseline.VERSION);
        assertThat(title("export-index")).endsWith(", version " + SuiteExport.VERSION);
    }

    private static String title(String schema) {
        return JSON.readTree(BundledCases.text("schemas/" + schema + ".schema.json"))
                .get("title")
                .asString();
    }
}
