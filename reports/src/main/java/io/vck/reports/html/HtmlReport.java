package io.vck.reports.html;

import io.vck.reports.known.KnownBackends;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes results as a site for browsers, made from logs and from what is known of their backends. */
public final class HtmlReport {
    /** The site's first page. */
    public static final String FILE = "index.html";

    private HtmlReport() {}

    /**
     * Writes the site of some logs, their backends side by side in the order of the logs.
     *
     * @param folder is made if it does not exist; an earlier site in it is replaced
     * @return the site's first page
     * @throws IOException if a log can't be read, or the site can't be written
     * @throws io.vck.reports.log.MalformedLog if a log is none
     */
    public static Path write(List<Path> logs, Path folder) throws IOException {
        return write(logs, KnownBackends.NONE, folder);
    }

    /**
     * The same, with what is known of the backends beforehand.
     *
     * @param known tells known outcomes from new ones, and has the findings
     */
    public static Path write(List<Path> logs, KnownBackends known, Path folder) throws IOException {
        SiteCases cases = new SiteCases();
        List<SiteLog> read = new ArrayList<>();
        for (Path log : logs) {
            read.add(SiteLog.read(log, cases, known));
        }
        return new SiteFolder(folder).write(cases, read, known.findings());
    }

    /**
     * Removes a site from a folder, and with it what only it needs; files that are not of a site stay.
     *
     * @throws IOException if it can't be removed
     */
    public static void remove(Path folder) throws IOException {
        new SiteFolder(folder).remove();
    }

    /**
     * Makes a site disappear from a folder that will have another one, which writes over what is left of it.
     *
     * @throws IOException if it can't be removed
     */
    public static void takeDown(Path folder) throws IOException {
        new SiteFolder(folder).takeDown();
    }
}
