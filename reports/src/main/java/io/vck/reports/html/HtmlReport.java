package io.vck.reports.html;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.WriterOutput;
import io.vck.reports.html.view.Page;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes results as a page for browsers, made from logs and from nothing else. */
public final class HtmlReport {
    /** The page's file. */
    public static final String FILE = "index.html";

    private static final String TEMPLATES = "io.vck.reports.html.templates";

    private HtmlReport() {}

    /**
     * Writes the page of some logs, their backends side by side in the order of the logs.
     *
     * @param folder is made if it does not exist; a page of an earlier run in it is replaced
     * @return the page's file
     * @throws IOException if a log can't be read, or the page can't be written
     * @throws io.vck.reports.log.MalformedLog if a log is none
     */
    public static Path write(List<Path> logs, Path folder) throws IOException {
        Suite suite = new Suite();
        List<LoggedRun> runs = new ArrayList<>();
        for (Path log : logs) {
            runs.add(LoggedRun.read(log, suite::add));
        }
        return write(PageMaker.make(suite, runs), folder);
    }

    /** A browser that reloads meanwhile sees the old page or the new one, and nothing in between. */
    static Path write(Page page, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path written = folder.resolve(FILE + ".new");
        try (Writer out =
                new BufferedWriter(new OutputStreamWriter(Files.newOutputStream(written), StandardCharsets.UTF_8))) {
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, TEMPLATES)
                    .render("page.jte", Map.of("page", page, "assets", Assets.load()), new WriterOutput(out));
        }
        return Files.move(written, folder.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
    }
}
