package io.vck.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.reports.log.Logs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteAssetsTest {
    private static final String LICENSE = ".license.txt";

    @TempDir
    private Path folder;

    /** Parts of one package have its name before a dash, as preact-hooks. */
    @Test
    void eachLibraryCarriesItsLicense() throws IOException {
        Runs runs = new Runs(folder);
        Path lib = runs.site(runs.log("one", Logs.passed("a/b/c"))).folder().resolve("assets/lib");
        Set<String> all;
        try (Stream<Path> files = Files.list(lib)) {
            all = files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
        List<String> licensed = all.stream()
                .filter(name -> name.endsWith(LICENSE))
                .map(name -> name.substring(0, name.length() - LICENSE.length()))
                .toList();

        assertThat(all).isEqualTo(SiteAssets.libraries());
        assertThat(all)
                .filteredOn(name -> !name.endsWith(LICENSE))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(licensed)
                        .anyMatch(library -> name.startsWith(library + ".") || name.startsWith(library + "-")));
        for (String library : licensed) {
            assertThat(Files.readString(lib.resolve(library + LICENSE)))
                    .contains("Copyright (c)")
                    .contains("Permission is hereby granted");
        }
    }
}
