package io.vck.mutation;

import io.vck.conformance.prepared.PreparedSuite;
import io.vck.conformance.run.Preparation;
import io.vck.conformance.run.ReferencePreparation;
import io.vck.reference.dispatch.Operator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A second copy of the reference, which is never mutated.
 *
 * <h2>NOTE [Expected values under mutation]</h2>
 *
 * The reference is judged by what it computes itself; a mutant that changed both alike would go unnoticed. So what makes inputs
 * and expected values has the reference from a class loader of its own. PIT also puts mutants into loaders of classes that it
 * sees loading, but it sees only what is loaded while a mutant is in place: this one loads everything at once, before the first.
 */
final class WholeReference extends ClassLoader {
    /** The reference, and whatever calls it to prepare cases. All else is shared with those who judge. */
    private static final List<String> OWN = List.of(
            "io.vck.reference.",
            "io.vck.conformance.backends.",
            "io.vck.conformance.inputs.",
            ReferencePreparation.class.getName());

    private WholeReference() {
        super(WholeReference.class.getClassLoader());
    }

    /** Makes cases ready by a reference that stays as it is. */
    static Preparation preparation(PreparedSuite prepared) {
        WholeReference loader = new WholeReference();
        try {
            for (String each : classesOfReference()) {
                Class.forName(each, true, loader);
            }
            return (Preparation) loader.loadClass(ReferencePreparation.class.getName())
                    .getConstructor(Optional.class)
                    .newInstance(Optional.of(prepared));
        } catch (ReflectiveOperationException | IOException | URISyntaxException impossible) {
            throw new IllegalStateException("the reference can't be loaded a second time", impossible);
        }
    }

    private static List<String> classesOfReference() throws IOException, URISyntaxException {
        URI place = Operator.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI();
        Path path = Path.of(place);
        if (Files.isDirectory(path)) {
            return classesUnder(path);
        }
        try (FileSystem jar = FileSystems.newFileSystem(path)) {
            return classesUnder(jar.getPath("/"));
        }
    }

    private static List<String> classesUnder(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(file -> file.endsWith(".class"))
                    .map(file -> file.substring(0, file.length() - ".class".length())
                            .replace('\\', '/')
                            .replace('/', '.'))
                    .toList();
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (OWN.stream().noneMatch(name::startsWith)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream bytes = getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] code = bytes.readAllBytes();
            return defineClass(name, code, 0, code.length);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
