package io.vck.conformance.cases.load;

import io.vck.conformance.cases.CaseProblem;
import io.vck.conformance.cases.InvalidCases;
import io.vck.conformance.cases.SourceLocation;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Case files of a user: the first part of their cases' ids is {@code user}, the second the file's name. */
public final class CaseFiles {
    private static final String AREA = "user";
    private static final String ENDING = ".json";

    private CaseFiles() {}

    /**
     * The texts of files, and of all {@code .json} files in folders and the folders below them.
     *
     * @throws InvalidCases if a path leads to no file, or to one that can't be read, with all such paths
     */
    public static List<CaseSource> read(List<Path> paths) {
        List<CaseSource> sources = new ArrayList<>();
        List<CaseProblem> problems = new ArrayList<>();
        for (Path path : paths) {
            List<Path> files = files(path, problems);
            for (Path file : files) {
                try {
                    sources.add(new CaseSource(file.toString(), AREA, stem(file), Files.readString(file)));
                } catch (IOException e) {
                    problems.add(problem(file, "can't be read: " + why(e)));
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidCases(problems);
        }
        return sources;
    }

    private static List<Path> files(Path path, List<CaseProblem> problems) {
        if (!Files.exists(path)) {
            problems.add(problem(path, "there is no such file or folder"));
            return List.of();
        } else if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> below = Files.walk(path)) {
            List<Path> files = below.filter(file -> file.toString().endsWith(ENDING))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                problems.add(problem(path, "the folder has no " + ENDING + " files"));
            }
            return files;
        } catch (IOException e) {
            problems.add(problem(path, "can't be listed: " + why(e)));
            return List.of();
        }
    }

    private static String why(IOException error) {
        if (error instanceof CharacterCodingException) {
            return "it isn't UTF-8";
        } else if (error instanceof AccessDeniedException) {
            return "permission denied";
        }
        return String.valueOf(error.getMessage());
    }

    private static CaseProblem problem(Path path, String message) {
        return new CaseProblem(SourceLocation.wholeFile(path.toString()), message);
    }

    private static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
    }
}
