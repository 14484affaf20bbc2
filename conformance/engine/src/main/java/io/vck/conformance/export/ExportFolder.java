package io.vck.conformance.export;

import io.vck.conformance.run.Unwritable;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of an export. It holds one export and nothing else; as long as it isn't whole, its index names no files.
 *
 * @param folder exists
 */
record ExportFolder(Path folder) {
    static final String INDEX = "index.json";
    static final String CASES = "cases";
    static final String ENDING = ".jsonl";

    /** By this an index is told from other files of that name. */
    private static final String INDEX_BEGINS = "{\"export\":\"";

    /** What goes into a file. */
    interface Content {
        void writeTo(OutputStream stream) throws IOException;
    }

    /**
     * The folder, made if it isn't there, and without the cases that an earlier export has left in it.
     *
     * @throws Occupied if it holds anything else
     * @throws Unwritable if it can't be made or cleared
     */
    static ExportFolder prepare(Path folder) {
        try {
            Files.createDirectories(folder);
            if (!isEmpty(folder)) {
                clear(folder);
            }
        } catch (IOException e) {
            throw new Unwritable(folder, e);
        }
        return new ExportFolder(folder);
    }

    /**
     * Writes a file.
     *
     * @param path in the folder, its parts divided by slashes
     * @throws Unwritable if it can't be written
     */
    void write(String path, Content content) {
        Path file = folder.resolve(path);
        try {
            Files.createDirectories(file.getParent());
            try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(file))) {
                content.writeTo(stream);
            }
        } catch (IOException e) {
            throw new Unwritable(file, e);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    private static void clear(Path folder) throws IOException {
        Path index = folder.resolve(INDEX);
        if (!Files.isRegularFile(index) || !Files.readString(index).startsWith(INDEX_BEGINS)) {
            throw new Occupied(folder);
        }
        for (Path file : caseFiles(folder.resolve(CASES))) {
            Files.delete(file);
        }
    }

    private static List<Path> caseFiles(Path cases) throws IOException {
        if (!Files.isDirectory(cases)) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(cases)) {
            return found.filter(file -> file.toString().endsWith(ENDING)).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
