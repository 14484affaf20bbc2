package io.vck.reports.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.reports.html.HtmlReport;
import io.vck.reports.log.BackendIdentity;
import io.vck.reports.log.CaseRecord;
import io.vck.reports.log.CaseVerdict;
import io.vck.reports.log.Environment;
import io.vck.reports.log.Header;
import io.vck.reports.log.LogWriter;
import io.vck.reports.log.LoggedCase;
import io.vck.reports.log.LoggedExpectation;
import io.vck.reports.log.Versions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hundred thousand results: all of them are there, and only what can be seen is an element. */
@Tag("browser")
class LargeSiteTest {
    private static final int CASES = 100_000;
    private static final int GROUP = 250;

    /** Of so many cases, one fails. */
    private static final int FAILING = 40;

    @TempDir
    private static Path folder;

    private static Browser browser;
    private static Path site;

    @BeforeAll
    static void makeSite() throws IOException {
        Path log = folder.resolve("many.jsonl");
        Header header = Header.of(
                Versions.of("1.0", "1.0", "0.1.0"),
                new BackendIdentity("many", "1", "Java", new TreeSet<>()),
                Environment.here());
        try (LogWriter writer = LogWriter.create(log, LogWriter.Tensors.ABRIDGED, header)) {
            for (int number = 0; number < CASES; number++) {
                writer.write(record(number));
            }
            writer.end(true);
        }
        site = HtmlReport.write(List.of(log), folder.resolve("site"));
        browser = Browser.start();
        browser.window(1400, 1000);
    }

    @AfterAll
    static void stopBrowser() {
        browser.close();
    }

    private static CaseRecord record(int number) {
        boolean fails = number % FAILING == 0;
        return new CaseRecord(
                new LoggedCase(
                        "area/file-%03d/case-%06d".formatted(number / GROUP, number),
                        "one of many",
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        "vmap(f)(x" + number + ")",
                        List.of()),
                fails ? CaseVerdict.FAIL : CaseVerdict.PASS,
                fails ? "it is odd at " + number : "",
                List.of(new LoggedExpectation(
                        "equals", "it equals", fails ? "unmet" : "met", fails ? "odd" : "", Optional.empty())),
                Optional.empty(),
                0,
                1);
    }

    private static void open(String hash) {
        browser.open(site, hash);
        browser.await("document.querySelector('[data-texts=ready]') !== null");
    }

    private static String shown() {
        return browser.find(".filters .shown").getText();
    }

    @Test
    void allAreCountedAndFewAreElements() {
        open("");

        assertThat(browser.texts(".score")).containsExactly("97,500 of 100,000 pass");
        assertThat(browser.value("document.querySelector('.matrix').getAttribute('aria-rowcount')"))
                .isEqualTo(String.valueOf(CASES + CASES / GROUP + 1));
        assertThat(browser.all(".rows > div")).hasSizeBetween(10, 80);
        browser.assertQuiet();
    }

    @Test
    void theLastOneIsReachedByScrollingAndByItsLink() {
        String last = "area/file-399/case-099999";
        open("");
        browser.driver().executeScript("scrollTo(0, document.body.scrollHeight)");
        browser.await("document.querySelector('[data-id=\"" + last + "\"]') !== null");
        browser.find("[data-id='" + last + "']").click();
        browser.await("document.querySelector('.panel .program') !== null");
        assertThat(browser.texts(".panel .program")).containsExactly("vmap(f)(x99999)");

        open("#case=area/file-200/case-050000");
        browser.await("document.querySelector('.panel .program') !== null");
        assertThat(browser.texts(".panel .program")).containsExactly("vmap(f)(x50000)");
        browser.await("document.querySelector('[data-id=\"area/file-200/case-050000\"]') !== null");
        browser.assertQuiet();
    }

    @Test
    void onPaperThePageSaysThatItIsCut() {
        open("#text=a");
        browser.driver().executeScript("dispatchEvent(new Event('beforeprint'))");

        assertThat(browser.all(".rows > div")).hasSize(5000);
        assertThat(browser.find(".rows > div").getText()).startsWith("area/file-000");
        assertThat(browser.texts(".cut"))
                .containsExactly("Printed are the first 5,000 of 100,400 rows. A filter makes them fewer.");
        browser.driver().executeScript("dispatchEvent(new Event('afterprint'))");
        assertThat(browser.all(".cut")).isEmpty();
        browser.assertQuiet();
    }

    @Test
    void axeFindsNothing() {
        open("");
        LooksTest.assertAccessible(browser);
        open("#verdict=fail&case=area/file-200/case-050000");
        browser.await("document.querySelector('.panel .program') !== null");
        LooksTest.assertAccessible(browser);
    }

    @Test
    void filtersFindThem() throws IOException {
        open("#verdict=fail");
        assertThat(shown()).isEqualTo("2,500 of 100,000 cases");
        open("#text=odd at 4000");
        assertThat(shown()).isEqualTo("11 of 100,000 cases");
        open("#text=x777");
        assertThat(shown()).isEqualTo("111 of 100,000 cases");
        assertThat(Files.size(folder.resolve("site/data/index.js"))).isLessThan(CASES * 40L);
        browser.assertQuiet();
    }
}
