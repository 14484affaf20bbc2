package io.vck.reports.browser;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** A site of several runs of one backend, and of others, in a browser. */
@Tag("browser")
abstract class SeveralRunsTest {
    /** The places of the logs. */
    static final int REFERENCE = 0;

    static final int LOOP = 1;
    static final int NOW = 2;
    static final int FIRST = 3;
    static final int BEFORE = 4;

    @TempDir
    static Path folder;

    static Browser browser;
    static List<Path> logs;
    private static Path site;

    @BeforeAll
    static void startBrowser() {
        logs = new ArrayList<>(Sites.logs("api/", folder));
        Path mistaken = logs.get(NOW);
        logs.add(new EarlierRun("0.1", "2025-01-31T10:00:00Z", "0.8").of(mistaken, folder.resolve("first.jsonl")));
        Path before = new EarlierRun("0.2", "2025-06-30T10:00:00Z", "0.9").of(mistaken, folder.resolve("before.jsonl"));
        logs.add(before);
        site = Sites.site(logs, folder.resolve("site"));
        browser = Browser.start();
    }

    @AfterAll
    static void stopBrowser() {
        browser.close();
    }

    @BeforeEach
    void setUp() {
        browser.window(1400, 1000);
        browser.prefer("light");
    }

    static void open(String page, String hash) {
        browser.open(site.resolveSibling(page), hash);
        browser.await("document.querySelector('main') !== null");
    }

    /** A page of the site of a single run. */
    static void openOfOne(String page) {
        browser.open(Sites.site(logs.subList(0, 1), folder.resolve("one")).resolveSibling(page), "");
        browser.await("document.querySelector('main') !== null");
    }
}
