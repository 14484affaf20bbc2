package io.vck.cli;

import io.vck.conformance.cases.Case;
import io.vck.conformance.cases.write.CaseFileText;
import io.vck.conformance.fuzz.Find;
import io.vck.conformance.run.Unwritable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The case files of finds, one each. */
final class FoundCases {
    private final Path folder;
    private final String backend;
    private final Map<Find, Path> files = new HashMap<>();

    FoundCases(Path folder, String backend) {
        this.folder = folder;
        this.backend = backend;
    }

    /** A name of a backend or case as the name of a file. */
    static String fileName(String text) {
        return text.replaceAll("[^A-Za-z0-9_.]+", "-");
    }

    /** Writes a find, and gives the file. Files of earlier runs are never overwritten. */
    Path write(Find find) {
        try {
            Files.createDirectories(folder);
            String name = fileName(find.name());
            Path file = folder.resolve(name + ".json");
            for (int number = 2; Files.exists(file); number++) {
                file = folder.resolve(name + "-" + number + ".json");
            }
            Files.writeString(file, text(find));
            files.put(find, file);
            return file;
        } catch (IOException e) {
            throw new Unwritable(folder, e, "Name another folder with --out.");
        }
    }

    private String text(Find find) {
        Case shrunk = find.shrunk();
        return CaseFileText.of(
                "Found by vck fuzz on " + backend + ": " + find.verdict().message(), List.of(shrunk));
    }

    /** The file of a find that was written. */
    Path of(Find find) {
        return files.getOrDefault(find, folder);
    }
}
