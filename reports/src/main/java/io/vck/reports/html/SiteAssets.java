package io.vck.reports.html;

import io.vck.reports.html.Steps.Step;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What of a site is the same for all logs: pages, style, scripts, and the libraries that these stand on. */
final class SiteAssets {
    private static final String PAGE = "site/page.html";
    private static final String WEBJARS = "/META-INF/resources/webjars/";

    /** Each with its licence, whose name is that of the library. The WebJar of virtual-core has none; the kit brings it along. */
    private static final Map<String, String> LIBRARIES = Map.of(
            "preact.js", WEBJARS + "preact/10.27.2/dist/preact.min.umd.js",
            "preact-hooks.js", WEBJARS + "preact/10.27.2/hooks/dist/hooks.umd.js",
            "preact.license.txt", WEBJARS + "preact/10.27.2/LICENSE",
            "virtual-core.js", WEBJARS + "tanstack__virtual-core/3.0.0-beta.60/build/umd/index.production.js",
            "virtual-core.license.txt", "site/licenses/virtual-core.txt",
            "uplot.js", WEBJARS + "uplot/1.6.30/dist/uPlot.iife.min.js",
            "uplot.css", WEBJARS + "uplot/1.6.30/dist/uPlot.min.css",
            "uplot.license.txt", WEBJARS + "uplot/1.6.30/LICENSE");

    private SiteAssets() {}

    /** Copies what pages load, each file a step. */
    static List<Step> copying(Path folder) throws IOException {
        Path assets = folder.resolve("assets");
        Path libraries = assets.resolve("lib");
        Files.createDirectories(libraries);
        List<Step> steps = new ArrayList<>();
        for (Map.Entry<String, String> library : LIBRARIES.entrySet()) {
            steps.add(() -> copy(find(library.getValue()), libraries.resolve(library.getKey())));
        }
        URL page = find(PAGE);
        for (String name : SitePage.assets()) {
            steps.add(() -> copy(new URL(page, "assets/" + name), assets.resolve(name)));
        }
        return steps;
    }

    static void writePages(Path folder) throws IOException {
        String shell = shell();
        for (SitePage page : SitePage.ALL) {
            Files.writeString(folder.resolve(page.file()), page.document(shell));
        }
    }

    private static String shell() throws IOException {
        try (InputStream in = find(PAGE).openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The names of the libraries' files, licences among them. */
    static Set<String> libraries() {
        return LIBRARIES.keySet();
    }

    static List<Path> files(Path folder) {
        Path assets = folder.resolve("assets");
        List<Path> files = new ArrayList<>();
        SitePage.assets().forEach(name -> files.add(assets.resolve(name)));
        LIBRARIES.keySet().forEach(name -> files.add(assets.resolve("lib").resolve(name)));
        return files;
    }

    /** Where an earlier site has left the same file, that is it: many small files take long to make. */
    private static void copy(URL resource, Path file) throws IOException {
        try (InputStream in = resource.openStream()) {
            byte[] bytes = in.readAllBytes();
            if (!Files.isRegularFile(file) || !Arrays.equals(bytes, Files.readAllBytes(file))) {
                OtherNames.leave(file);
                Files.write(file, bytes);
            }
        }
    }

    /** Looks a resource up in all jars, which takes longer than to copy it: what lies beside one that was found is not looked up. */
    private static URL find(String resource) {
        URL found = SiteAssets.class.getResource(resource);
        if (found == null) {
            throw new IllegalStateException("the kit's jars lack " + resource);
        }
        return found;
    }
}
