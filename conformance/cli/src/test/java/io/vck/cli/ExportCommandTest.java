package io.vck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {
    @Test
    void writesTheChosenCases(@TempDir Path folder) throws IOException {
        Path out = folder.resolve("suite");
        Ran ran = Ran.vck("export", out.toString(), "--filter", "api/levels/outer-product*");
        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.out()).isEqualTo("2 cases written to " + out + "\n");
        assertThat(Files.readAllLines(out.resolve("cases/api/levels.jsonl")))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).startsWith("{\"id\":\"api/levels/outer-product"));
        assertThat(Files.readString(out.resolve("index.json"))).contains("\"cases\":2");
    }

    @Test
    void asJsonSaysWhatWasWritten(@TempDir Path folder) {
        Ran ran = Ran.vck("export", folder.toString(), "--filter", "api/levels/outer-product", "--json");
        assertThat(ran.json().get("cases").asInt()).isEqualTo(1);
        assertThat(ran.json().get("files").get(0).get("path").asString()).isEqualTo("cases/api/levels.jsonl");
    }

    @Test
    void writesNothingBesideWhatIsNoExport(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("thesis.tex"), "");
        Ran ran = Ran.vck("export", folder.toString());
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains(folder.toString(), "name a new folder");
    }

    @Test
    void saysWhyItCannotWrite(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        Ran ran = Ran.vck("export", file.toString(), "--filter", "api/levels/outer-product");
        assertThat(ran.exit()).isEqualTo(3);
        assertThat(ran.err()).contains("can't write " + file);
    }

    @Test
    void wantsToKnowWhere() {
        Ran ran = Ran.vck("export");
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("DIR");
    }
}
