package io.vck.cli;

import io.vck.reports.text.ShellWords;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An adapter to begin with. Its files are resources; {@code files.txt} among them names all of them, by paths from the
 * folder that they are written to.
 */
enum Skeleton {
    PYTHON("python3 ", "%s/adapter.py", ""),
    JAVA("java -cp ", "%1$s/target/classes:%1$s/target/lib/*", " mylibrary.Adapter"),
    NODE("node ", "%s/adapter.js", "");

    /** What a skeleton calls itself until somebody gives it a name. */
    static final String NAME = "my-library";

    private static final String RESOURCES = "skeletons/";

    /** What a word of a command can't hold unless it is quoted. */
    private static final Pattern SPECIAL = Pattern.compile("[\\s'\"\\\\]");

    private final String program;
    private final String path;
    private final String rest;

    /** The words of a command: those before and after the one that the adapter's folder is in. */
    Skeleton(String program, String path, String rest) {
        this.program = program;
        this.path = path;
        this.rest = rest;
    }

    /** How users ask for it. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The command that starts the adapter in a folder, as {@code --backend-command} takes it. */
    String command(Path folder) {
        String word = String.format(path, folder);
        return program + (SPECIAL.matcher(word).find() ? ShellWords.quoted(word) : word) + rest;
    }

    /**
     * Writes the skeleton.
     *
     * @param name of the backend
     * @throws DirectoryNotEmptyException if there is something in the folder
     */
    void write(Path folder, String name) throws IOException {
        if (Files.exists(folder) && !isEmpty(folder)) {
            throw new DirectoryNotEmptyException(folder.toString());
        }
        for (Map.Entry<String, String> file : files().entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.writeString(path, file.getValue().replace(NAME, name));
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> content = Files.list(folder)) {
            return content.findAny().isEmpty();
        }
    }

    /** The text of each file by its path. */
    private Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        List<String> paths = text("files.txt").lines().toList();
        paths.forEach(path -> files.put(path, text(path)));
        return files;
    }

    private String text(String path) {
        String resource = RESOURCES + label() + "/" + path;
        try (InputStream text = Skeleton.class.getResourceAsStream(resource)) {
            if (text == null) {
                throw new FileNotFoundException("the kit lacks its resource " + resource);
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
