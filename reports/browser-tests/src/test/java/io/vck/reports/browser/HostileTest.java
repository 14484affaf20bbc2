package io.vck.reports.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.WebElement;

class HostileTest extends SiteTest {

    /** Opens all cases one after the other, and all that can be opened in them; how many there are. */
    private static final String EVERY_CASE = """
            const done = arguments[0];
            (async () => {
              const pause = () => new Promise((resume) => setTimeout(resume, 10));
              const cases = new vck.Cases(vck.index());
              for (let number = 0; number < cases.count; number++) {
                vck.address.replace(vck.address.parse(vck.address.format({case: cases.id(number)})));
                const shown = vck.shown(cases.id(number));
                for (let i = 0; document.querySelector('.panel h2')?.textContent !== shown || !document.querySelector('.panel .program'); i++) {
                  if (i > 500) {
                    return `${shown} does not open`;
                  }
                  await pause();
                }
                document.querySelectorAll('.panel details').forEach((each) => {
                  each.open = true;
                });
                await pause();
              }
              return cases.count;
            })().then(done, (problem) => done(String(problem)));
            """;

    private static final List<String> FILTERS = List.of(
            "text",
            "verdict",
            "known",
            "on",
            "requirement",
            "operator",
            "capability",
            "profile",
            "reason",
            "finding",
            "case",
            "shut");

    private static Path hostile(String text) throws IOException {
        Path logs = Files.createTempDirectory(folder, "hostile");
        return Sites.hostile(Sites.logs("api/levels", logs), text, logs);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</script><script>boom=1</script>",
                "\"'><img src=x onerror=boom=1>",
                "</style></title></pre><svg onload=boom=1>",
                "\u202ejavascript:boom=1//",
                "');boom=1;vck.data('",
                "\\');boom=1;//",
                "__proto__",
            })
    void textStaysText(String text) throws IOException {
        Path hostile = hostile(text);
        browser.open(hostile, "");
        browser.await("document.querySelector('.case') !== null");
        assertThat(browser.texts(".backend h3").get(0)).startsWith(text.replace("\u202e", "\\u202e"));
        assertThat(browser.texts(".case .name").get(0)).contains(text.replace("\u202e", "\\u202e"));
        browser.find(".case").click();
        browser.await("document.querySelector('.panel .program') !== null");
        browser.driver().executeScript("document.querySelectorAll('details').forEach(each => each.open = true)");
        browser.all("button.copy").stream().limit(1).forEach(WebElement::click);
        assertThat(browser.driver().executeAsyncScript(EVERY_CASE))
                .isEqualTo(browser.value("vck.index().cases.name.length"));
        assertThat(browser.texts(".panel .program")).containsExactly(text.replace("\u202e", "\\u202e"));
        assertHarmless();

        for (String page :
                new String[] {"requirements", "operators", "capabilities", "compare", "history", "known", "findings"}) {
            browser.open(hostile.resolveSibling(page + ".html"), inAnAddress(text));
            browser.driver().executeScript("document.querySelectorAll('details').forEach(each => each.open = true)");
            assertThat(browser.texts("main")).first().asString().contains(text.replace("\u202e", "\\u202e"));
            assertHarmless();
        }
        browser.open(hostile, "");
        for (String key : FILTERS) {
            browser.driver()
                    .executeScript(
                            "location.hash = arguments[0]",
                            "#" + key + "=" + inAnAddress(text).substring(1));
            browser.await("document.querySelector('.view.chosen, main > [role=alert]') !== null && vck.address.read()['"
                    + key + "'] !== ''");
        }
        assertHarmless();
    }

    private static String inAnAddress(String text) {
        return "#" + URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static void assertHarmless() {
        assertThat(browser.value("typeof boom")).isEqualTo("undefined");
        assertThat(browser.all("img, script:not([src]), body svg:not(.bar, .line-sign)"))
                .isEmpty();
        browser.assertQuiet();
    }
}
