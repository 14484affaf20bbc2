package io.vck.reports.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.WebElement;

class HostileTest extends SiteTest {

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
        assertThat(browser.texts(".panel .program")).containsExactly(text.replace("\u202e", "\\u202e"));
        assertHarmless();

        for (String page :
                new String[] {"requirements", "operators", "capabilities", "compare", "history", "known", "findings"}) {
            browser.open(hostile.resolveSibling(page + ".html"), "");
            assertThat(browser.texts("main")).first().asString().contains(text.replace("\u202e", "\\u202e"));
            assertHarmless();
        }
    }

    private static void assertHarmless() {
        assertThat(browser.value("typeof boom")).isEqualTo("undefined");
        assertThat(browser.all("img, script:not([src]), body svg:not(.bar, .line-sign)"))
                .isEmpty();
        browser.assertQuiet();
    }
}
