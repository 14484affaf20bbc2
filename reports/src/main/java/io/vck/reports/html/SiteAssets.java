package io.vck.reports.html;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What of a site is the same for all logs: pages, style, scripts, and the libraries that these stand on. */
final class SiteAssets {
    private static final String WEBJARS = "/META-INF/resources/webjars/";

    private static final List<String> PAGES =
            List.of("requirements.html", "operators.html", "capabilities.html", HtmlReport.FILE);

    private static final List<String> OURS = List.of(
            "site.css",
            "site-case.css",
            "vck.js",
            "text.js",
            "verdicts.js",
            "cases.js",
            "address.js",
            "totals.js",
            "filters.js",
            "matrix.js",
            "tensor.js",
            "values.js",
            "answer.js",
            "case.js",
            "overview.js",
            "tables.js",
            "requirements.js",
            "operators.js",
            "capabilities.js",
            "start.js");

    private static final Map<String, String> LIBRARIES = Map.of(
            "preact.js", "preact/10.28.0/dist/preact.min.umd.js",
            "preact-hooks.js", "preact/10.28.0/hooks/dist/hooks.umd.js",
            "preact.license.txt", "preact/10.28.0/LICENSE",
            "virtual-core.js", "tanstack__virtual-core/3.0.0-beta.60/build/umd/index.production.js");

    private SiteAssets() {}

    static void copy(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("assets/lib"));
        for (Map.Entry<String, Path> file : files(folder).entrySet()) {
            copy(file.getKey(), file.getValue());
        }
    }

    private static Map<String, Path> files(Path folder) {
        Map<String, Path> files = new LinkedHashMap<>();
        LIBRARIES.forEach((name, path) -> files.put(WEBJARS + path, folder.resolve("assets/lib/" + name)));
        OURS.forEach(name -> files.put("site/assets/" + name, folder.resolve("assets/" + name)));
        PAGES.forEach(name -> files.put("site/" + name, folder.resolve(name)));
        return files;
    }

    private static void copy(String resource, Path file) throws IOException {
        try (InputStream in = SiteAssets.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the kit's jars lack " + resource);
            }
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
