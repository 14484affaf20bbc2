package io.vck.conformance.cases.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vck.conformance.cases.InvalidCases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseFilesTest {
    @TempDir
    private Path folder;

    @Test
    void aFolderGivesAllJsonFilesInIt() throws IOException {
        Files.createDirectories(folder.resolve("inner"));
        Files.writeString(folder.resolve("inner/b.json"), "{}");
        Files.writeString(folder.resolve("a.json"), "[]");
        Files.writeString(folder.resolve("notes.txt"), "");

        List<CaseSource> sources = CaseFiles.read(List.of(folder));

        assertThat(sources)
                .containsExactly(
                        new CaseSource(folder.resolve("a.json").toString(), "user", "a", "[]"),
                        new CaseSource(folder.resolve("inner/b.json").toString(), "user", "b", "{}"));
    }

    @Test
    void aFileMayHaveAnyName() throws IOException {
        Path file = Files.writeString(folder.resolve("mine"), "{}");

        assertThat(CaseFiles.read(List.of(file)))
                .containsExactly(new CaseSource(file.toString(), "user", "mine", "{}"));
    }

    @Test
    void allPathsThatLeadNowhereAreNamed() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        Path latin = Files.write(folder.resolve("latin.json"), new byte[] {(byte) 0xE9});
        Path missing = folder.resolve("missing.json");

        assertThatThrownBy(() -> CaseFiles.read(List.of(missing, empty, latin)))
                .isInstanceOf(InvalidCases.class)
                .hasMessage(missing + ": there is no such file or folder\n" + empty
                        + ": the folder has no .json files\n" + latin + ": can't be read: it isn't UTF-8");
    }
}
