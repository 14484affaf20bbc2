package io.vck.conformance.cases.load;

import io.vck.conformance.cases.OperatorCatalogue;
import io.vck.conformance.cases.Profiles;
import io.vck.conformance.cases.Specification;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The texts that the kit brings along: cases, profiles, operators, specification, schemas. */
public final class BundledCases {
    private static final String ROOT = "io/vck/cases/";
    private static final String CASES = "cases/";
    private static final String CATALOGUE = "fuzz/";
    private static final String ENDING = ".json";

    private BundledCases() {}

    /** All case files, in the order of their names. */
    public static List<CaseSource> sources() {
        return names(CASES).map(BundledCases::source).toList();
    }

    private static CaseSource source(String relative) {
        int slash = relative.lastIndexOf('/');
        String file = relative.substring(slash + 1, relative.length() - ENDING.length());
        return new CaseSource(CASES + relative, relative.substring(0, slash), file, text(CASES + relative));
    }

    public static Profiles profiles() {
        return ProfilesReader.read(text("profiles.json"));
    }

    public static OperatorCatalogue operators() {
        return OperatorCatalogueReader.read(text("operators.json"));
    }

    /** The texts of the catalogue that random programs are made of, by the name of the family. */
    public static SortedMap<String, String> catalogue() {
        SortedMap<String, String> families = new TreeMap<>();
        names(CATALOGUE)
                .forEach(name ->
                        families.put(name.substring(0, name.length() - ENDING.length()), text(CATALOGUE + name)));
        return families;
    }

    public static Specification specification() {
        return SpecificationReader.read(text("specification.md"));
    }

    /**
     * A text by its path in the folder of cases, {@code schemas/case-file.schema.json}.
     *
     * @throws IllegalStateException if there is none: the kit is incomplete
     */
    public static String text(String path) {
        try (InputStream stream = BundledCases.class.getClassLoader().getResourceAsStream(ROOT + path)) {
            if (stream == null) {
                throw new IllegalStateException("the kit is incomplete: the resource " + ROOT + path + " is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the resource " + ROOT + path + " can't be read", e);
        }
    }

    /** The paths of the JSON files below a folder: a jar's entries, or files before they are packed. */
    private static Stream<String> names(String folder) {
        URL profiles = BundledCases.class.getClassLoader().getResource(ROOT + "profiles.json");
        if (profiles == null) {
            throw new IllegalStateException("the kit is incomplete: it has no cases");
        }
        try {
            Stream<String> names = profiles.openConnection() instanceof JarURLConnection jar
                    ? entries(jar, ROOT + folder)
                    : files(Path.of(URI.create(profiles.toURI().resolve(folder).toString())));
            return names.filter(name -> name.endsWith(ENDING)).sorted();
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("the cases of the kit can't be listed: " + e.getMessage(), e);
        }
    }

    private static Stream<String> entries(JarURLConnection jar, String folder) throws IOException {
        return jar.getJarFile().stream()
                .map(entry -> entry.getName())
                .filter(name -> name.startsWith(folder))
                .map(name -> name.substring(folder.length()));
    }

    private static Stream<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .toList()
                    .stream();
        }
    }
}
