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
import java.util.stream.Stream;

/** The texts that the kit brings along: cases, profiles, operators, specification, schemas. */
public final class BundledCases {
    private static final String ROOT = "io/vck/cases/";
    private static final String CASES = ROOT + "cases/";
    private static final String ENDING = ".json";

    private BundledCases() {}

    /** All case files, in the order of their names. */
    public static List<CaseSource> sources() {
        return names().map(BundledCases::source).toList();
    }

    private static CaseSource source(String relative) {
        int slash = relative.lastIndexOf('/');
        String file = relative.substring(slash + 1, relative.length() - ENDING.length());
        return new CaseSource("cases/" + relative, relative.substring(0, slash), file, text("cases/" + relative));
    }

    public static Profiles profiles() {
        return ProfilesReader.read(text("profiles.json"));
    }

    public static OperatorCatalogue operators() {
        return OperatorCatalogueReader.read(text("operators.json"));
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

    /** The paths of the case files below the folder {@code cases}: a jar's entries, or files before they are packed. */
    private static Stream<String> names() {
        URL profiles = BundledCases.class.getClassLoader().getResource(ROOT + "profiles.json");
        if (profiles == null) {
            throw new IllegalStateException("the kit is incomplete: it has no cases");
        }
        try {
            Stream<String> names = profiles.openConnection() instanceof JarURLConnection jar
                    ? entries(jar)
                    : files(Path.of(
                            URI.create(profiles.toURI().resolve("cases/").toString())));
            return names.filter(name -> name.endsWith(ENDING)).sorted();
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("the cases of the kit can't be listed: " + e.getMessage(), e);
        }
    }

    private static Stream<String> entries(JarURLConnection jar) throws IOException {
        return jar.getJarFile().stream()
                .map(entry -> entry.getName())
                .filter(name -> name.startsWith(CASES))
                .map(name -> name.substring(CASES.length()));
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
