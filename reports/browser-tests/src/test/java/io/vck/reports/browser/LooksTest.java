package io.vck.reports.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Results;
import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LooksTest extends SiteTest {
    /** Half a minute, which is usual, is too little for a machine that does other work beside. */
    private static final int AXE_SECONDS = 300;

    private static final String TROUBLE = "#verdict=fail,error,timeout,crash";

    private static Path knowing;

    @BeforeAll
    static void tellWhatIsKnown() {
        List<Path> logs = Stream.of("reference", "loop", "my-tensors")
                .map(name -> folder.resolve(name + ".jsonl"))
                .toList();
        knowing = Sites.site(logs, Knowing.PLAINLY, folder.resolve("known"));
    }

    private static void openFirst() {
        browser.find(".case").click();
        browser.await("document.querySelector('.panel .program') !== null");
        browser.driver().executeScript("document.querySelectorAll('details').forEach(each => each.open = true)");
    }

    /** The README's. */
    @Test
    void pictureOfTheWholeSuite(@TempDir Path whole) {
        Path large = Sites.ofARun("", whole);
        browser.window(1280, 1120);
        browser.open(large, TROUBLE + "&text=broadcast");
        browser.await("document.querySelector('[data-texts=ready] .case') !== null");
        browser.driver()
                .executeScript("[...document.querySelectorAll('.case')]"
                        + ".find(row => row.querySelector('.verdict.fail')).click()");
        browser.await("document.querySelector('.panel .side') !== null");
        browser.driver()
                .executeScript("const panel = document.querySelector('.panel');"
                        + " const top = (element) => element.getBoundingClientRect().top;"
                        + " panel.scrollTop += top(panel.querySelector('.program')) - top(panel) - 60");
        browser.picture(PICTURES.resolve("report.png"));

        browser.assertQuiet();
    }

    @ParameterizedTest
    @CsvSource({
        "360, light",
        "800, dark",
        "1400, light",
    })
    void fitsEveryScreen(int width, String scheme) {
        browser.window(width, 1000);
        browser.prefer(scheme);
        open(TROUBLE);
        picture("matrix", width, scheme);
        openFirst();
        picture("case", width, scheme);
        for (String page : new String[] {"requirements", "operators", "capabilities"}) {
            openPage(page + ".html", "");
            picture(page, width, scheme);
        }
        browser.open(knowing, TROUBLE);
        browser.await("document.querySelector('[data-texts=ready]') !== null");
        picture("known-matrix", width, scheme);
        openFirst();
        picture("known-case", width, scheme);
        browser.open(knowing.resolveSibling("known.html"), "");
        picture("known", width, scheme);
        browser.open(knowing.resolveSibling("findings.html"), "#X01");
        picture("findings", width, scheme);
    }

    private static void picture(String name, int width, String scheme) {
        picture(browser, name, width, scheme);
    }

    /** Takes a picture of a page, which must not be wider than the window. */
    static void picture(Browser browser, String name, int width, String scheme) {
        assertThat((Long) browser.value("document.documentElement.scrollWidth"))
                .as("width of %s", name)
                .isLessThanOrEqualTo((Long) browser.value("innerWidth"));
        browser.picture(PICTURES.resolve(name + "-" + width + "-" + scheme + ".png"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void axeFindsNothing(String scheme) {
        browser.prefer(scheme);
        open("");
        assertAccessible();
        open(TROUBLE);
        openFirst();
        assertAccessible();
        for (String page : new String[] {"requirements", "operators", "capabilities"}) {
            openPage(page + ".html", "");
            browser.driver()
                    .executeScript("document.querySelectorAll('details').forEach((each, i) => each.open = i < 9)");
            assertAccessible();
        }
        browser.open(knowing, TROUBLE);
        openFirst();
        assertAccessible();
        for (String page : new String[] {"known", "findings"}) {
            browser.open(knowing.resolveSibling(page + ".html"), "");
            browser.driver().executeScript("document.querySelectorAll('details').forEach(each => each.open = true)");
            assertAccessible();
        }
    }

    @Test
    void axeFindsNothingWhereThePanelIsInFrontOfAllElse() {
        browser.window(500, 900);
        open(TROUBLE);
        openFirst();
        assertThat(browser.value("document.querySelector('.rows').closest('[inert]') !== null"))
                .isEqualTo(true);
        assertThat(browser.value("document.querySelector('.panel').closest('[inert]')"))
                .isNull();
        assertAccessible();
        browser.find(".buttons .close").click();
        browser.await("document.querySelector('.panel') === null");
        assertThat(browser.all("[inert]")).isEmpty();
        assertThat(browser.value("document.activeElement.classList.contains('case')"))
                .isEqualTo(true);
    }

    private static void assertAccessible() {
        assertAccessible(browser);
    }

    static void assertAccessible(Browser browser) {
        Results results =
                new AxeBuilder().setLegacyMode(true).setTimeout(AXE_SECONDS).analyze(browser.driver());

        assertThat(results.getViolations()).extracting(Rule::toString).isEmpty();
        assertThat(results.getPasses()).hasSizeGreaterThan(15);
    }
}
