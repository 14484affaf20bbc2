package io.vck.reports.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Results;
import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.Select;

@Tag("browser")
class ReportTest {
    /** Half a minute, which is usual, is too little for a machine that does other work beside. */
    private static final int AXE_SECONDS = 300;

    private static final String CASE = "api/levels/outer-product";

    /** Looked at by people; one of them is the README's. */
    private static final Path PICTURES = Path.of("target", "pictures");

    @TempDir
    private static Path folder;

    private static Browser browser;
    private static Path page;

    @BeforeAll
    static void startBrowser() {
        page = Pages.ofARun("api/", folder);
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

    private static void open(String hash) {
        browser.open(page, hash);
    }

    private static long shown() {
        return (Long) browser.value("document.querySelectorAll('.group:not([hidden]) .case:not([hidden])').length");
    }

    private static long marked(int backend, String mark) {
        return (Long) browser.value("[...document.querySelectorAll('.case')].filter(row =>"
                + " row.dataset.marks.split(' ')[" + backend + "].split(',').includes('" + mark + "')).length");
    }

    private static void chip(String verdict) {
        browser.find(".chip input[value=" + verdict + "]").click();
    }

    private static WebElement search() {
        return browser.find("input[type=search]");
    }

    @Test
    void opensFromDiskQuietly() {
        open("");

        assertThat(browser.texts(".backend h3")).containsExactly("reference", "loop", "my-tensors");
        assertThat(browser.texts(".score").get(0)).matches("(\\d+) of \\1 pass");
        assertThat(browser.texts(".shown")).containsExactly(browser.all(".case").size() + " cases");
        browser.assertQuiet();
    }

    @Test
    void thePageOfTheWholeSuiteIsNotHeavy(@TempDir Path whole) throws IOException {
        Path large = Pages.ofARun("", whole);
        browser.open(large, "#verdict=fail,error");
        picture(large);

        assertThat(browser.texts(".shown")).hasSize(1).first().asString().endsWith(" cases");
        assertThat(Files.size(large)).isLessThan(4_500L * browser.all(".case").size());
        browser.assertQuiet();
    }

    /** The README's. */
    private static void picture(Path large) {
        browser.window(1280, 880);
        browser.open(large, "#verdict=fail,error,timeout,crash");
        browser.driver()
                .executeScript("[...document.querySelectorAll('.case:not([hidden])')]"
                        + ".find(row => row.querySelector('.side mark')).open = true");
        browser.await("document.querySelector('.case[open] .why .text') !== null");
        browser.driver().executeScript("scrollTo(0, 0)");
        browser.picture(PICTURES.resolve("report.png"));
    }

    @Test
    void filtersByVerdictOnAnyOrOneBackend() {
        open("");
        chip("fail");
        long failed = shown();
        assertThat(failed).isEqualTo(marked(2, "fail")).isPositive();
        assertThat(browser.hash()).isEqualTo("#verdict=fail");

        chip("error");
        assertThat(shown()).isEqualTo(failed + marked(2, "error"));

        new Select(browser.find("select[name=on]")).selectByValue("0");
        browser.await("location.hash.includes('on=0')");
        assertThat(shown()).isZero();
        assertThat(browser.texts(".nothing")).hasSize(1);

        browser.find(".filters .clear").click();
        assertThat(shown()).isEqualTo(browser.all(".case").size());
        assertThat(browser.hash()).isEmpty();
        browser.assertQuiet();
    }

    @Test
    void filtersByText() {
        open("");
        search().sendKeys("no case says ZEBRA");
        assertThat(shown()).isZero();
        search().clear();
        search().sendKeys("OUTER-product lambda");
        assertThat(browser.texts(".case > summary .name"))
                .contains("outer-product")
                .hasSizeLessThan(10);
        assertThat(browser.texts(".shown"))
                .containsExactly(shown() + " of " + browser.all(".case").size() + " cases");

        search().sendKeys(Keys.ESCAPE);
        assertThat(shown()).isEqualTo(browser.all(".case").size());
    }

    @Test
    void filtersWhereBackendsDisagree() {
        open("");
        browser.find("input[name=disagree]").click();

        assertThat(shown()).isPositive().isLessThan(browser.all(".case").size());
        assertThat(browser.texts(".chip .disagree")).containsExactly("backends disagree (" + shown() + ")");
        assertThat(browser.texts(".case > summary .cells")).allMatch(cells -> cells.contains("pass"));
    }

    @Test
    void aNumberOfABackendShowsItsCases() {
        open("#text=nonsense");
        browser.find(".counts [data-show=error][data-on='2']").click();

        assertThat(shown()).isEqualTo(marked(2, "error")).isPositive();
        assertThat(browser.hash()).isEqualTo("#verdict=error&on=2");
    }

    @Test
    void groupsAreAsTheyWereAfterFiltering() {
        open("");
        Object before = browser.value("[...document.querySelectorAll('.group')].map(group => group.open).join()");
        chip("pass");
        assertThat(browser.value("document.querySelectorAll('.group:not([open])').length"))
                .isEqualTo(0L);
        chip("pass");

        assertThat(browser.value("[...document.querySelectorAll('.group')].map(group => group.open).join()"))
                .isEqualTo(before);
    }

    @Test
    void aViewIsInItsAddress() {
        open("#text=lambda&verdict=fail,error&on=2&disagree=yes");

        assertThat(search().getAttribute("value")).isEqualTo("lambda");
        assertThat(browser.value("[...document.querySelectorAll('[name=verdict]:checked')].map(b => b.value).join()"))
                .isEqualTo("fail,error");
        assertThat(browser.value("document.querySelector('select').value")).isEqualTo("2");
        assertThat(shown()).isPositive().isLessThanOrEqualTo(marked(2, "fail") + marked(2, "error"));
    }

    @Test
    void aCaseIsInTheAddressAndALinkOpensIt() {
        open("");
        browser.find(".group:not([open]) > summary").click();
        search().sendKeys("outer-product lambda");
        browser.find("[data-id='" + CASE + "'] > summary").click();
        browser.await("location.hash.includes('case=')");
        assertThat(browser.hash()).isEqualTo("#text=outer-product lambda&case=" + CASE);

        open("#case=" + CASE);
        browser.await("document.querySelector(\"[data-id='" + CASE + "']\").open");
        browser.await("document.querySelector(\"[data-id='" + CASE + "'] .why .text\") !== null");
        assertThat(browser.find("[data-id='" + CASE + "'] .lead").isDisplayed()).isTrue();
        assertThat(browser.value("document.activeElement.parentElement.dataset.id"))
                .isEqualTo(CASE);

        open("#case=" + CASE.replace("/", "%2F") + "&verdict=fail");
        assertThat(browser.find("[data-id='" + CASE + "'] .lead").isDisplayed()).isTrue();
        browser.assertQuiet();
    }

    @Test
    void aRequirementIsALinkAway() {
        open("#case=" + CASE);
        browser.find("[data-id='" + CASE + "'] .why a").click();
        browser.await("document.querySelector('.requirements details[open] .text') !== null");

        assertThat(browser.texts(".requirements details[open] .text")).hasSize(1);
    }

    @Test
    void theKeyboardIsEnough() {
        open("");
        new Actions(browser.driver()).sendKeys("/").perform();
        assertThat(browser.value("document.activeElement.name")).isEqualTo("text");
        new Actions(browser.driver())
                .sendKeys("outer-product lambda")
                .sendKeys(Keys.TAB)
                .perform();
        browser.driver().executeScript("document.querySelector(\"[data-id='" + CASE + "'] > summary\").focus()");
        new Actions(browser.driver()).sendKeys(Keys.ENTER).perform();

        browser.await("document.querySelector(\"[data-id='" + CASE + "']\").open");
    }

    @Test
    void aCommandIsCopied() {
        browser.driver()
                .executeCdpCommand(
                        "Browser.grantPermissions",
                        Map.of("permissions", List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
        open("#case=" + CASE);
        browser.await("document.querySelector(\"[data-id='" + CASE + "']\").open");
        browser.find("[data-id='" + CASE + "'] .copy").click();
        browser.await("document.querySelector(\"[data-id='" + CASE + "'] .copy\").textContent !== 'Copy'");

        assertThat(browser.driver().executeAsyncScript("navigator.clipboard.readText().then(arguments[0])"))
                .isEqualTo(browser.texts("[data-id='" + CASE + "'] .rerun code").get(0))
                .asString()
                .matches("vck run --backend (reference|my-tensors) --filter " + CASE);
    }

    @ParameterizedTest
    @CsvSource({
        "360, light",
        "360, dark",
        "800, light",
        "800, dark",
        "1400, light",
        "1400, dark",
    })
    void fitsEveryScreen(int width, String scheme) {
        browser.window(width, 1000);
        browser.prefer(scheme);
        open("#verdict=fail,error,timeout,crash");
        assertNoHorizontalScroll();
        browser.picture(PICTURES.resolve("matrix-" + width + "-" + scheme + ".png"));
        browser.find(".case:not([hidden]) > summary").click();
        browser.await("document.querySelector('.case[open] .why .text') !== null");
        browser.driver().executeScript("document.querySelectorAll('details').forEach(each => each.open = true)");
        assertNoHorizontalScroll();
    }

    private static void assertNoHorizontalScroll() {
        assertThat((Long) browser.value("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo((Long) browser.value("innerWidth"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void axeFindsNothing(String scheme) {
        browser.prefer(scheme);
        open("#verdict=fail,error,timeout,crash");
        browser.driver()
                .executeScript(
                        "document.querySelectorAll('.case:not([hidden])').forEach((row, i) => row.open = i < 12);"
                                + "document.querySelectorAll('.requirements details').forEach(each => each.open = true)");
        Results results =
                new AxeBuilder().setLegacyMode(true).setTimeout(AXE_SECONDS).analyze(browser.driver());

        assertThat(results.getViolations()).extracting(Rule::toString).isEmpty();
        assertThat(results.getPasses()).hasSizeGreaterThan(20);
    }

    private static Path hostile(String text) throws IOException {
        Path logs = Files.createTempDirectory(folder, "hostile");
        return Pages.hostile(Pages.logs("api/levels", logs), text, logs);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</script><script>boom=1</script>",
                "\"'><img src=x onerror=boom=1>",
                "</style></title></pre><svg onload=boom=1>",
                "\u202ejavascript:boom=1//",
            })
    void hostileTextStaysText(String text) throws IOException {
        Path hostile = hostile(text);
        browser.open(hostile, "");
        browser.driver().executeScript("document.querySelectorAll('details').forEach(each => each.open = true)");
        browser.all("button.copy").stream().limit(1).forEach(WebElement::click);

        assertThat(browser.value("typeof boom")).isEqualTo("undefined");
        assertThat(browser.texts(".backend h3").get(0)).startsWith(text.replace("\u202e", "\\u202e"));
        assertThat(browser.all("img, script:not(:last-child), body svg:not(.bar)"))
                .isEmpty();
        browser.assertQuiet();
    }
}
