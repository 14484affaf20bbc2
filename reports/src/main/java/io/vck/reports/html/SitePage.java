package io.vck.reports.html;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A page of the site: what it loads. Nothing of it is from a log, so that it is text like the scripts.
 *
 * @param name of the file without its ending, by which its script knows it too
 * @param title of the document; the first page has none beside the site's
 * @param libraries beside those of all pages
 * @param styles beside those of all pages
 * @param scripts of its own, between those that all pages begin and end with
 */
record SitePage(String name, String title, List<String> libraries, List<String> styles, List<String> scripts) {
    static final List<SitePage> ALL = List.of(
            table("requirements", "Requirements"),
            table("operators", "Operators"),
            table("capabilities", "Capabilities"),
            table("known", "Known outcomes"),
            table("findings", "Findings"),
            new SitePage(
                    "compare",
                    "Two runs compared",
                    List.of("virtual-core"),
                    List.of("site-case", "site-compare"),
                    aroundTheCases(List.of("keys", "unknown"), List.of("comparison", "compare"))),
            new SitePage(
                    "history",
                    "History",
                    List.of("uplot"),
                    List.of("site-case", "site-history"),
                    List.of("unknown", "runs", "plot", "history")),
            new SitePage(
                    "index",
                    "",
                    List.of("virtual-core"),
                    List.of("site-case"),
                    aroundTheCases(List.of("keys", "view", "totals", "filters", "unknown"), List.of("overview"))));

    private static final List<String> FIRST_LIBRARIES = List.of("preact", "preact-hooks");
    private static final List<String> FIRST = List.of("text", "scrolled", "verdicts", "standings", "cases", "address");
    private static final Set<String> STYLED_LIBRARIES = Set.of("uplot");
    private static final String LAST = "start";
    private static final List<String> FIRST_STYLES = List.of("site", "site-known");
    private static final String NAMESPACE = "vck";

    /** A page that is a table, with a script of its name. */
    private static SitePage table(String name, String title) {
        return new SitePage(name, title, List.of(), List.of(), List.of("tables", name));
    }

    /** The scripts of a page that lists cases and shows one of them. */
    private static List<String> aroundTheCases(List<String> before, List<String> after) {
        List<String> cases = List.of("legend", "grid", "matrix", "tensor", "values", "answer", "case", "case-list");
        return Stream.of(before, cases, after).flatMap(List::stream).toList();
    }

    String file() {
        return name + ".html";
    }

    /** The names of the assets that the pages load, but for libraries. */
    static Set<String> assets() {
        Set<String> assets = new LinkedHashSet<>();
        for (SitePage page : ALL) {
            page.allStyles().forEach(style -> assets.add(style + ".css"));
            page.allScripts().forEach(script -> assets.add(script + ".js"));
        }
        return assets;
    }

    /** The document, out of one that has places for what pages differ in. */
    String document(String shell) {
        List<String> elements = new ArrayList<>();
        FIRST_LIBRARIES.forEach(library -> elements.add(script("assets/lib/" + library)));
        libraries.forEach(library -> elements.add(script("assets/lib/" + library)));
        elements.add(script("assets/" + NAMESPACE));
        elements.add(script("data/" + SiteFolder.INDEX));
        allScripts().stream()
                .filter(script -> !script.equals(NAMESPACE))
                .forEach(script -> elements.add(script("assets/" + script)));
        List<String> linked = new ArrayList<>();
        libraries.stream()
                .filter(STYLED_LIBRARIES::contains)
                .forEach(library -> linked.add(style("assets/lib/" + library)));
        allStyles().forEach(each -> linked.add(style("assets/" + each)));
        return shell.replace("{title}", title.isEmpty() ? "" : title + " · ")
                .replace("{page}", name)
                .replace("{styles}", String.join("\n", linked))
                .replace("{scripts}", String.join("\n", elements));
    }

    private List<String> allStyles() {
        List<String> all = new ArrayList<>(FIRST_STYLES);
        all.addAll(styles);
        return all;
    }

    private List<String> allScripts() {
        List<String> all = new ArrayList<>(List.of(NAMESPACE));
        all.addAll(FIRST);
        all.addAll(scripts);
        all.add(LAST);
        return all;
    }

    private static String style(String path) {
        return "<link rel=\"stylesheet\" href=\"" + path + ".css\">";
    }

    private static String script(String path) {
        return "<script src=\"" + path + ".js\"></script>";
    }
}
