package io.vck.reports.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;

class OtherPagesTest extends SiteTest {

    @Test
    void requirementsLeadToTheirCases() {
        openPage("requirements.html", "");
        browser.find("input[type=search]").sendKeys("LEVELS-1");
        String cases = browser.texts("td.number a").get(0);
        browser.assertQuiet();
        browser.find("td.number a").click();
        browser.await("document.querySelector('.filters .shown') !== null");

        assertThat(browser.hash()).isEqualTo("#requirement=LEVELS-1");
        assertThat(cases).isEqualTo(shown() + " cases");
    }

    @Test
    void whatABackendFailsIsALinkAway() {
        openPage("requirements.html", "");
        String failed = browser.texts(".share a[href*='verdict=fail'] .verdict").get(0);
        browser.find(".share a[href*='verdict=fail']").click();
        browser.await("document.querySelector('.filters .shown') !== null");

        assertThat(browser.hash()).startsWith("#").contains("verdict=fail", "requirement=", "on=");
        assertThat(failed).endsWith(" " + shown());
    }

    @Test
    void operatorsAreListedAndLeadToTheirCases() {
        openPage("operators.html", "");
        browser.find("input[type=search]").sendKeys("atan2(Tensor");

        assertThat(browser.texts("tbody th")).contains("atan2");
        assertThat(browser.all("tbody tr").get(0).findElements(By.tagName("td")))
                .extracting(cell -> cell.getText())
                .contains("fallback", "atan2 ✓ yes\n.out – no");
        browser.assertQuiet();
        String cases = browser.texts("td.number a").get(0);
        browser.find("td.number a").click();
        browser.await("document.querySelector('.filters .shown') !== null");

        assertThat(browser.hash()).isEqualTo("#operator=atan2");
        assertThat(cases).isEqualTo(shown() + " cases");
    }

    @Test
    void requirementsStandInTheOrderOfTheirNumbers() {
        openPage("requirements.html", "");
        assertThat((String) browser.value("vck.index().requirements.map(({id}) => id).join()"))
                .contains("AUTOGRAD-1,AUTOGRAD-2,", "AUTOGRAD-9,AUTOGRAD-10,");
    }

    @Test
    void whereOverloadsDifferEachIsTold() {
        openPage("operators.html", "");
        String several = (String) browser.value("(() => { const of = name => vck.index().operators"
                + ".filter(each => each.name.split('.')[0] === name);"
                + "return vck.index().operators.map(each => each.name.split('.')[0])"
                + ".find(name => new Set(of(name).map(each => each.batching)).size > 1); })()");
        assertThat(browser.find("#" + several + " .batching").getText()).contains("\n", ".");
        assertThat(browser.find("#atan2 .batching").getText()).isEqualTo("fallback");
    }

    /** The reference's table lists operators of the original; programs also call what the original makes of them. */
    @Test
    void everyOperatorThatACaseCallsHasARow(@TempDir Path several) {
        Path inPlace = Sites.ofARun("beyond/in-place-shapes/", several);
        browser.open(inPlace.resolveSibling("operators.html"), "");

        assertThat(browser.value("[...new Set(vck.index().operator_sets.flat())]"
                        + ".filter(name => document.getElementById(name)?.localName !== 'tr').join()"))
                .isEqualTo("");
        assertThat(browser.find("#transpose_").getText())
                .contains("not of its own in the reference’s table")
                .containsPattern("\\d+ cases?\\s+in-place\\s+\\d+/\\d+");
        assertThat((Long) browser.value("document.querySelectorAll('tbody tr').length"))
                .isEqualTo(browser.value("new Set([...vck.index().operator_sets.flat(),"
                        + " ...vck.index().operators.map(({name}) => name.split('.')[0])]).size"));
    }

    @Test
    void aLinkLeadsToAnOperator() {
        openCase(CASE);
        browser.find(".panel a[href='operators.html#mul']").click();
        browser.await("document.querySelector('#mul.linked') !== null");

        assertThat(browser.find("#mul").isDisplayed()).isTrue();
        assertThat((Long) browser.value("Math.round(document.querySelector('#mul').getBoundingClientRect().top)"))
                .isBetween(0L, 1000L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"requirements", "operators"})
    void whatIsSearchedForIsInTheAddress(String page) {
        openPage(page + ".html", "");
        browser.find("input[type=search]").sendKeys("LEVEL view");
        browser.await("decodeURIComponent(location.hash) === '#text=LEVEL view'");
        openPage(page + ".html", "#text=zebra");
        assertThat(browser.find("input[type=search]").getDomProperty("value")).isEqualTo("zebra");
        assertThat(browser.texts("output")).allMatch(found -> found.startsWith("0 of "));
        assertThat(browser.texts(".nothing")).containsExactly("None of the " + page + " is like that.");
    }

    /** Nothing is to be pushed aside to be read. */
    @ParameterizedTest
    @ValueSource(strings = {"requirements", "operators", "capabilities"})
    void tablesFitAPhone(String page) {
        browser.window(360, 800);
        openPage(page + ".html", "");

        assertThat(browser.value("document.querySelector('.scrolled').scrollWidth"
                        + " <= document.querySelector('.scrolled').clientWidth"))
                .isEqualTo(true);
        assertThat(browser.texts("tbody tr .on")).contains("my-tensors");
    }

    /** However far one scrolls, one sees what a column is of. */
    @ParameterizedTest
    @CsvSource({"requirements, 1280", "operators, 1280", "operators, 800", "requirements, 800"})
    void headsOfLongTablesStayInView(String page, int width) {
        browser.window(width, 500);
        openPage(page + ".html", "");
        browser.driver().executeScript("document.querySelectorAll('tbody tr')[40].scrollIntoView()");

        assertThat(browser.value("""
                (() => {
                  const head = document.querySelector('thead th');
                  const {left, top, width, height} = head.getBoundingClientRect();
                  return head.contains(document.elementFromPoint(left + width / 2, Math.max(0, top) + height / 2)) && scrollY > 100;
                })()""")).isEqualTo(true);
    }

    @Test
    void ofManyFiltersTheFirstIsNamed() {
        openPage("history.html", "");

        assertThat(browser.value("vck.chosenBy(['a/*', 'b/*', 'c/*'])")).isEqualTo("a/* b/* c/*");
        assertThat(browser.value("vck.chosenBy(['a/*', 'b/*', 'c/*', 'd/*'])")).isEqualTo("a/* and 3 more");
    }

    @Test
    void capabilitiesAreThoseThatBackendsClaim() {
        openPage("capabilities.html", "");

        assertThat(browser.texts("thead th"))
                .containsExactly("capability", "needed by", "reference", "loop", "my-tensors");
        assertThat(browser.all("#complex td"))
                .extracting(cell -> cell.getText())
                .endsWith("✓ yes", "✓ yes", "– no");
        assertThat(browser.find("#complex th").getText()).contains("Programs may use complex64 and complex128.");
        browser.assertQuiet();
    }

    @ParameterizedTest
    @ValueSource(strings = {"in-place", "aliasing"})
    void capabilitiesLeadToTheCasesThatNeedThem(String capability) {
        openPage("capabilities.html", "");
        String cases = browser.texts("#" + capability + " td.number a").get(0);
        browser.find("#" + capability + " td.number a").click();
        browser.await("document.querySelector('.filters .shown') !== null");

        assertThat(browser.hash()).isEqualTo("#capability=" + capability);
        assertThat(cases).isEqualTo(shown() + " cases");
    }
}
