package io.vck.conformance.prepared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KitDigestTest {
    @TempDir
    private Path folder;

    private Path a;
    private Path b;

    @BeforeEach
    void writeJars() throws IOException {
        a = Files.writeString(folder.resolve("a.jar"), "first");
        b = Files.writeString(folder.resolve("b.jar"), "second");
    }

    @Test
    void theSameJarsAreTheSameKitWhereverTheyStand() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        assertThat(KitDigest.of(
                        path(Files.copy(a, elsewhere.resolve("a.jar")), Files.copy(b, elsewhere.resolve("b.jar")))))
                .isPresent()
                .isEqualTo(KitDigest.of(path(a, b)));
    }

    @Test
    void aChangedJarIsAnotherKitEvenIfItIsAsLongAndAsOld() throws IOException {
        var before = KitDigest.of(path(a, b));
        var time = Files.getLastModifiedTime(b);
        Files.writeString(b, "secont");
        Files.setLastModifiedTime(b, time);
        assertThat(KitDigest.of(path(a, b))).isPresent().isNotEqualTo(before);
    }

    @Test
    void soIsAnAddedRenamedOrMovedJar() throws IOException {
        var before = KitDigest.of(path(a, b));
        Path renamed = Files.copy(b, folder.resolve("c.jar"));
        assertThat(KitDigest.of(path(a))).isPresent().isNotEqualTo(before);
        assertThat(KitDigest.of(path(a, renamed))).isPresent().isNotEqualTo(before);
        assertThat(KitDigest.of(path(b, a))).isPresent().isNotEqualTo(before);
    }

    @Test
    void foldersAndMissingJarsMakeNoKit() {
        assertThat(KitDigest.of(path(a, folder))).isEmpty();
        assertThat(KitDigest.of(path(a, folder.resolve("missing.jar")))).isEmpty();
    }

    private static String path(Path... elements) {
        return String.join(
                File.pathSeparator, Arrays.stream(elements).map(Path::toString).toList());
    }
}
