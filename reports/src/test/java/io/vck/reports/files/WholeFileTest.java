package io.vck.reports.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class WholeFileTest {
    @TempDir
    private Path folder;

    private static int fail(Path file) throws IOException {
        Files.writeString(file, "half of it");
        throw new IOException("no space left");
    }

    @Test
    void aFileIsReplacedAndNothingIsLeftBesideIt() throws IOException {
        Path file = Files.writeString(folder.resolve("a.json"), "old");

        WholeFile.replace(file, "new");

        assertThat(file).hasContent("new");
        assertThat(folder).isDirectoryContaining(each -> each.equals(file)).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void whatCanNotBeWrittenToItsEndLeavesTheOldOne() throws IOException {
        Path file = Files.writeString(folder.resolve("a.json"), "old");

        assertThatThrownBy(() -> WholeFile.replace(file, WholeFileTest::fail)).hasMessage("no space left");
        assertThatThrownBy(() -> WholeFile.replace(folder.resolve("b.json"), WholeFileTest::fail))
                .isInstanceOf(IOException.class);

        assertThat(file).hasContent("old");
        assertThat(folder).isDirectoryNotContaining(each -> !each.equals(file));
    }

    @Test
    void foldersAreMade() throws IOException {
        Path file = folder.resolve("not/yet/a.json");
        WholeFile.replace(file, "new");
        assertThat(file).hasContent("new");
    }

    @Test
    void aLinkStaysAndWhatItLeadsToIsReplaced() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real")).resolve("a.json");
        Path middle = Files.createSymbolicLink(folder.resolve("middle"), Path.of("real/a.json"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), middle);

        WholeFile.replace(link, "first");
        WholeFile.replace(link, "second");

        assertThat(real).hasContent("second");
        assertThat(middle).isSymbolicLink();
        assertThat(link).isSymbolicLink();
    }

    @Test
    void linksThatGoInACircleAreRefused() throws IOException {
        Path one = Files.createSymbolicLink(folder.resolve("one"), Path.of("other"));
        Files.createSymbolicLink(folder.resolve("other"), Path.of("one"));
        assertThatThrownBy(() -> WholeFile.replace(one, "new")).isInstanceOf(FileSystemException.class);
    }

    @Test
    void permissionsStay() throws IOException {
        Path file = Files.writeString(folder.resolve("a.json"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));

        WholeFile.replace(file, "new");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-rw-r--");
    }

    @Test
    void aDeviceIsWrittenAndNotReplaced() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("device"), Path.of("/dev/null"));

        WholeFile.replace(link, "new");

        assertThat(Path.of("/dev/null")).exists().matches(device -> !Files.isRegularFile(device));
    }

    @Test
    void aFolderIsRefused() {
        assertThatThrownBy(() -> WholeFile.replace(folder, "new")).hasMessageContaining("it is a folder");
    }
}
