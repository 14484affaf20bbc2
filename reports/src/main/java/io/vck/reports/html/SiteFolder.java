package io.vck.reports.html;

import io.vck.reports.known.Findings;
import io.vck.reports.log.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The folder of a site. */
final class SiteFolder {
    static final String INDEX = "index";
    static final String TEXTS = "texts";

    private static final JsonFactory JSON = new JsonFactory();

    private final Path folder;
    private final Path data;

    SiteFolder(Path folder) {
        this.folder = folder;
        this.data = folder.resolve("data");
    }

    /**
     * Writes the site, the index last: a browser that reloads meanwhile sees the old one, and notices that pieces are new.
     *
     * @return its first page
     */
    Path write(SiteCases cases, List<SiteLog> logs, Findings findings) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new FileAlreadyExistsException(folder.toString());
        }
        Files.createDirectories(data);
        List<SiteCase> ordered = cases.inOrder();
        CaseChunks chunks = CaseChunks.of(ordered, logs);
        SiteIndex index = new SiteIndex(cases, ordered, logs, chunks, findings);
        byte[] written = json(index::write);
        String stamp = Digest.crc32c(written);
        removeOthers(chunks.firsts().size());
        chunks.write(data, stamp);
        writeData(TEXTS, stamp, json(index::writeTexts));
        SiteAssets.copy(folder);
        writeData(INDEX, stamp, written);
        return folder.resolve(HtmlReport.FILE);
    }

    /** Removes the site, if there is one: its pages first, the index last, so that a removal that breaks off can be done again. */
    void remove() throws IOException {
        Path index = data.resolve(INDEX + ".js");
        if (!DataFile.isOf(index, INDEX)) {
            return;
        }
        for (Path file : SiteAssets.pagesFirst(folder)) {
            Files.deleteIfExists(file);
        }
        removeOthers(0);
        Files.deleteIfExists(data.resolve(TEXTS + ".js"));
        Files.delete(index);
        for (String emptied : List.of("assets/lib", "assets", "data")) {
            removeIfEmpty(folder.resolve(emptied));
        }
    }

    private static void removeIfEmpty(Path folder) throws IOException {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            // Somebody keeps files of their own there.
        }
    }

    private void writeData(String name, String stamp, byte[] json) throws IOException {
        Path file = data.resolve(name + ".js.new");
        try (OutputStream out = DataFile.create(file, name, stamp)) {
            out.write(json);
        }
        Files.move(file, data.resolve(name + ".js"), StandardCopyOption.REPLACE_EXISTING);
    }

    /** Pieces of an earlier site that had more of them. */
    private void removeOthers(int chunks) throws IOException {
        Set<String> ours = new HashSet<>();
        IntStream.range(0, chunks).forEach(chunk -> ours.add(CaseChunks.name(chunk) + ".js"));
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(data, CaseChunks.name(0).replace("0", "*.js"))) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                if (name.matches("cases-\\d+\\.js") && !ours.contains(name)) {
                    Files.delete(file);
                }
            }
        }
    }

    private static byte[] json(Consumer<JsonGenerator> content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * 1024);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes, JsonEncoding.UTF8)) {
            content.accept(json);
        }
        return bytes.toByteArray();
    }
}
