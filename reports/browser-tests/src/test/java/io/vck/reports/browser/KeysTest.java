package io.vck.reports.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** How far the keyboard is from what one wants, and that single keys can be turned off. */
class KeysTest extends SiteTest {
    private static final String STOPS =
            "[...document.querySelectorAll('a[href], button, input, select, summary, [tabindex]')]"
                    + ".filter(each => each.tabIndex >= 0 && each.offsetParent)";

    @AfterEach
    void forget() {
        browser.driver().executeScript("localStorage.clear()");
    }

    private static Object focus() {
        return browser.value("document.activeElement.closest('.rows') ? 'rows' : document.activeElement.name");
    }

    @Test
    void theCasesAreASkipAway() {
        open("");
        press(Keys.TAB);
        assertThat(browser.value("document.activeElement.textContent")).isEqualTo("Skip to the content");
        press(Keys.TAB);
        assertThat(browser.value("document.activeElement.textContent")).isEqualTo("Skip to the cases");
        assertThat((Boolean) browser.value("document.activeElement.getBoundingClientRect().left >= 0"))
                .as("seen")
                .isTrue();
        press(Keys.ENTER);
        assertThat(focus()).isEqualTo("rows");
        assertThat(browser.hash()).isEmpty();
        assertThat((Long) browser.value(STOPS + ".findIndex(each => each.closest('.rows'))"))
                .as("stops of the tab key before the cases")
                .isLessThan(35);
    }

    @Test
    void theNumbersOfTheTotalsAreOneStop() {
        open("");
        assertThat(browser.value(STOPS + ".filter(each => each.closest('.backends')).length"))
                .isEqualTo(1L);
        browser.driver().executeScript("document.querySelector('.backends [tabindex=\"0\"]').focus()");
        press(Keys.ARROW_RIGHT, Keys.ARROW_DOWN, Keys.ARROW_LEFT, Keys.END);
        assertThat(browser.value("[...document.querySelectorAll('.backends button')].indexOf(document.activeElement)"))
                .isEqualTo(browser.value("document.querySelectorAll('.backends button').length - 1"));
        assertThat(browser.value(STOPS + ".filter(each => each.closest('.backends'))[0] === document.activeElement"))
                .isEqualTo(true);
        press(Keys.ENTER);
        browser.await("location.hash.includes('on=my-tensors')");
    }

    @Test
    void singleKeysCanBeTurnedOffAndStaySo() {
        open("");
        press("?");
        browser.await("document.querySelector('dialog').open");
        LooksTest.assertAccessible(browser);
        press("/");
        assertThat(browser.value("document.querySelector('dialog').contains(document.activeElement)"))
                .as("in the dialog")
                .isEqualTo(true);
        browser.find("dialog input[name=single]").click();
        press(Keys.ESCAPE);
        browser.await("!document.querySelector('dialog').open");
        press("/");
        assertThat(focus()).isNotEqualTo("text");
        assertThat(browser.all(".find kbd")).isEmpty();

        open("#verdict=fail");
        browser.find(".case").click();
        browser.await("document.querySelector('.panel .program') !== null");
        String hash = browser.hash();
        press("j", "?", "/");
        assertThat(browser.hash()).isEqualTo(hash);
        assertThat(browser.value("document.querySelector('dialog').open")).isEqualTo(false);
        press(Keys.ESCAPE);
        browser.await("document.querySelector('.panel') === null");

        browser.find(".keys").click();
        browser.find("dialog input[name=single]").click();
        browser.find("dialog .close").click();
        press("/");
        assertThat(focus()).isEqualTo("text");
        browser.assertQuiet();
    }
}
