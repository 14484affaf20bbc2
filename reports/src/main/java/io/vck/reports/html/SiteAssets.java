package io.vck.reports.html;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What of a site is the same for all logs: pages, style, scripts, and the libraries that these stand on. */
final class SiteAssets {
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

    static void copy(Path folder) throws IOException {
        Path assets = folder.resolve("assets");
        Path libraries = assets.resolve("lib");
        Files.createDirectories(libraries);
        for (Map.Entry<String, String> library : LIBRARIES.entrySet()) {
            copy(library.getValue(), libraries.resolve(library.getKey()));
        }
        for (String name : SitePage.assets()) {
            copy("site/assets/" + name, assets.resolve(name));
        }
        String shell = shell();
        for (SitePage page : SitePage.ALL) {
            Files.writeString(folder.resolve(page.file()), page.document(shell));
        }
    }

    private static String shell() throws IOException {
        try (InputStream in = open("site/page.html")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The names of the libraries' files, licences among them. */
    static Set<String> libraries() {
        return LIBRARIES.keySet();
    }

    /** The files, those first that a browser is led to. */
    static List<Path> pagesFirst(Path folder) {
        List<Path> files = new ArrayList<>();
        SitePage.ALL.forEach(page -> files.add(folder.resolve(page.file())));
        Path assets = folder.resolve("assets");
        SitePage.assets().forEach(name -> files.add(assets.resolve(name)));
        LIBRARIES.keySet().forEach(name -> files.add(assets.resolve("lib").resolve(name)));
        return files;
    }

    private static void copy(String resource, Path file) throws IOException {
        try (InputStream in = open(resource)) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static InputStream open(String resource) {
        InputStream in = SiteAssets.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalStateException("the kit's jars lack " + resource);
        }
        return in;
    }
}
