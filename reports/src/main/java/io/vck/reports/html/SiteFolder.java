package io.vck.reports.html;

import io.vck.reports.html.Steps.Step;
import io.vck.reports.known.Findings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The folder of a site. */
final class SiteFolder {
    static final String INDEX = "index";
    static final String TEXTS = "texts";

    private final Path folder;
    private final Path data;

    SiteFolder(Path folder) {
        this.folder = folder;
        this.data = folder.resolve("data");
    }

    /**
     * Writes the site, the index after all that it leads to: a browser that reloads meanwhile sees the old one, and notices that
     * pieces are new. Pages come last, so that where writing breaks off none is there without its data, which also tells that it is ours.
     *
     * @return its first page
     */
    Path write(SiteCases cases, List<SiteLog> logs, Findings findings) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new FileAlreadyExistsException(folder.toString());
        }
        Files.createDirectories(data);
        CompletableFuture<SiteData> made = new CompletableFuture<>();
        List<Step> steps = new ArrayList<>();
        steps.add(() -> made.complete(SiteData.of(cases, logs, findings)));
        steps.addAll(SiteAssets.copying(folder));
        Steps.run(steps);
        SiteData site = made.join();
        String stamp = site.stamp();
        removeOthers(site.chunks().count());
        writeDetails(site, stamp);
        writeData(INDEX, stamp, site.index());
        SiteAssets.writePages(folder);
        return folder.resolve(HtmlReport.FILE);
    }

    /** Removes the site, if there is one, or what is left of one that was taken down or not written to its end. */
    void remove() throws IOException {
        boolean isThere = isOurs(INDEX) || isOurs(TEXTS) || isOurs(CaseChunks.name(0));
        takeDown();
        if (isThere) {
            for (Path asset : SiteAssets.files(folder)) {
                Files.deleteIfExists(asset);
            }
            removeData();
            for (String emptied : List.of("assets/lib", "assets", "data")) {
                removeIfEmpty(folder.resolve(emptied));
            }
        }
    }

    /** By the first piece the rest is known as ours: it goes last, so that this can be done again where it breaks off. */
    private void removeData() throws IOException {
        removeOthers(1);
        for (String name : List.of(INDEX + ".js.new", TEXTS + ".js.new", TEXTS + ".js", CaseChunks.name(0) + ".js")) {
            Files.deleteIfExists(data.resolve(name));
        }
    }

    /**
     * Makes a site disappear of which the next one writes over the rest: its pages first, the index last, so that it can be done
     * again where it breaks off. Many small files take long to remove and to make again.
     */
    void takeDown() throws IOException {
        if (!isOurs(INDEX)) {
            return;
        }
        for (SitePage page : SitePage.ALL) {
            Files.deleteIfExists(folder.resolve(page.file()));
        }
        Files.deleteIfExists(data.resolve(TEXTS + ".js"));
        Files.delete(data.resolve(INDEX + ".js"));
    }

    private boolean isOurs(String name) throws IOException {
        return DataFile.isOf(data.resolve(name + ".js"), name);
    }

    private static void removeIfEmpty(Path folder) throws IOException {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            // Somebody keeps files of their own there.
        }
    }

    /** Writes what a browser loads when it is needed. */
    private void writeDetails(SiteData site, String stamp) throws IOException {
        try (LogChannels logs = site.chunks().open()) {
            List<Step> steps = new ArrayList<>();
            steps.add(() -> writeData(TEXTS, stamp, site.texts()));
            steps.addAll(site.chunks().writing(data, stamp, logs));
            Steps.run(steps);
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
        for (int chunk = 0; chunk < chunks; chunk++) {
            ours.add(CaseChunks.name(chunk) + ".js");
        }
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
}
