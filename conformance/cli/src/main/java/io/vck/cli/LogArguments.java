package io.vck.cli;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Stream;

/** The logs that arguments name: files, folders of them, and patterns that no shell has replaced by what they match. */
final class LogArguments {
    private static final String ENDING = ".jsonl";

    private LogArguments() {}

    /**
     * The files, in the order of the arguments and by name, each once.
     *
     * @throws UsageProblem if a folder or a pattern names none
     */
    static List<Path> files(List<Path> arguments) {
        return arguments.stream()
                .flatMap(argument -> files(argument).stream())
                .distinct()
                .toList();
    }

    private static List<Path> files(Path argument) {
        if (Files.isDirectory(argument)) {
            return found(argument, 1, file -> file.toString().endsWith(ENDING), "in the folder " + argument);
        } else if (isPattern(argument) && !Files.exists(argument)) {
            return found(
                    beforePattern(argument),
                    Integer.MAX_VALUE,
                    FileSystems.getDefault().getPathMatcher("glob:" + argument),
                    "that " + argument + " matches");
        }
        return List.of(argument);
    }

    private static List<Path> found(Path folder, int depth, PathMatcher wanted, String where) {
        try (Stream<Path> files = Files.walk(folder, depth)) {
            List<Path> found = files.filter(Files::isRegularFile)
                    .filter(wanted::matches)
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw new UsageProblem("there is no log " + where);
            }
            return found;
        } catch (IOException e) {
            throw new UsageProblem("can't look for logs " + where + ": " + e.getMessage());
        }
    }

    private static boolean isPattern(Path path) {
        return path.toString().matches(".*[*?\\[{].*");
    }

    /** The folder in which everything is that a pattern can match. */
    private static Path beforePattern(Path pattern) {
        Path root = pattern.getRoot();
        Path before = root == null ? Path.of("") : root;
        for (Path part : pattern) {
            if (isPattern(part)) {
                break;
            }
            before = before.resolve(part);
        }
        return Files.isDirectory(before) ? before : Path.of("");
    }
}
