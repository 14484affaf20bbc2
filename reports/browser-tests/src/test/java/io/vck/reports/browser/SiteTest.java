package io.vck.reports.browser;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** A site of a real run in a browser, for tests that look at it. */
@Tag("browser")
abstract class SiteTest {
    static final String CASE = "api/levels/outer-product";

    /** The backend with mistakes. */
    static final int MISTAKEN = 2;

    /** Looked at by people; one of them is the README's. */
    static final Path PICTURES = Path.of("target", "pictures");

    @TempDir
    static Path folder;

    static Browser browser;
    static Path site;

    @BeforeAll
    static void startBrowser() {
        site = Sites.ofARun("api/", folder);
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

    /** Opens the first page, with programs and messages to be searched. */
    static void open(String hash) {
        browser.open(site, hash);
        browser.await("document.querySelector('[data-texts=ready]') !== null");
    }

    static void openPage(String name, String hash) {
        browser.open(site.resolveSibling(name), hash);
    }

    /** How many cases are found. */
    static long shown() {
        String text = browser.find(".filters .shown").getText();
        return Long.parseLong(text.split(" ", 2)[0].replace(",", ""));
    }

    /** How many cases there are. */
    static long all() {
        return (Long) browser.value("vck.index().cases.name.length");
    }

    /** How many cases a backend ended so. */
    static long count(int backend, String letter) {
        return (Long) browser.value("[...vck.index().cases.verdicts[" + backend + "]].filter(letter => letter === '"
                + letter + "').length");
    }

    static void chip(String verdict) {
        browser.find(".chip input[value=" + verdict + "]").click();
    }

    static WebElement search() {
        return browser.find("input[type=search]");
    }

    static void press(CharSequence... keys) {
        Actions actions = new Actions(browser.driver());
        List.of(keys).forEach(actions::sendKeys);
        actions.perform();
    }

    static void openCase(String id) {
        open("#case=" + id);
        awaitCase(id);
    }

    static void awaitCase(String id) {
        browser.await("document.querySelector('.panel h2')?.textContent === '" + id
                + "' && document.querySelector('.panel .program') !== null");
    }

    /** The id of the case in the row that has the focus; empty if none has. */
    static Object focused() {
        return browser.value("document.activeElement.dataset.id || ''");
    }
}
