package io.vck.reports.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** What a linked view says of itself, and what the way back through views is. */
class ViewTest extends SiteTest {
    private static final String STRIP = "document.querySelector('.view').getBoundingClientRect()";

    private static long shownOfBackend(int backend, String letter) {
        return (Long) browser.value("(cases => vck.filtered(cases, vck.address.read())"
                + ".filter(i => cases.index.cases.verdicts[" + backend + "][i] === '" + letter
                + "').length)(new vck.Cases(vck.index()))");
    }

    @Test
    void itBeginsWithWhatItShows() {
        open("#verdict=fail,error&on=my-tensors&operator=mul");

        assertThat(browser.value("scrollY")).isEqualTo(0L);
        assertThat(browser.texts(".view .words"))
                .containsExactly(shown() + " of " + all() + " cases: fail or error on my-tensors; calling mul");
        assertThat(shown()).isPositive().isLessThan(count(MISTAKEN, "f"));
        assertThat(browser.value("document.querySelector('main').firstElementChild.classList.contains('view')"))
                .isEqualTo(true);
        browser.find(".view button").click();
        assertThat(browser.hash()).isEmpty();
        assertThat(browser.texts(".view")).containsExactly("All " + all() + " cases, by backend");
        browser.assertQuiet();
    }

    @Test
    void totalsAreOfWhatItShows() {
        open("#operator=mul");
        String failed =
                browser.find(".counts [data-show=fail][data-on=my-tensors]").getText();

        assertThat(browser.texts(".score").get(MISTAKEN))
                .isEqualTo(shownOfBackend(MISTAKEN, "p") + " of " + shown() + " pass");
        assertThat(failed).endsWith(" " + shownOfBackend(MISTAKEN, "f"));
        browser.find(".counts [data-show=fail][data-on=my-tensors]").click();
        assertThat(browser.hash()).isEqualTo("#verdict=fail&on=my-tensors&operator=mul");
        assertThat(failed).endsWith(" " + shown());
        assertThat(browser.texts(".score").get(MISTAKEN)).isEqualTo("0 of " + shown() + " pass");
        assertThat(browser.all(".counts button")).as("of one backend already").isEmpty();
    }

    @Test
    void groupsSayHowManyOfTheirCasesItShows() {
        open("#text=outer-product");
        String group = ".group[data-group='api/levels'] ";

        long found =
                (Long) browser.value("vck.index().cases.name.filter(name => name.includes('outer-product')).length");
        assertThat(browser.texts(group + ".size")).containsExactly(found + " of 5 cases");
        assertThat(browser.texts(group + ".tally .of")).hasSize(3).containsOnly("/" + found);
    }

    /** What is typed into does not move while totals become fewer. */
    @Test
    void theTextFieldStaysWhereItIsWhileSomebodyTypes() {
        open("");
        Object before = browser.value("document.querySelector('.find').getBoundingClientRect().top");
        search().sendKeys("no case says ZEBRA");

        assertThat(browser.texts(".view .words").get(0)).startsWith("None of ").endsWith("“no case says ZEBRA”");
        assertThat(browser.all(".backend")).isEmpty();
        assertThat(browser.value(
                        "Math.abs(document.querySelector('.find').getBoundingClientRect().top - " + before + ") < 25"))
                .isEqualTo(true);
    }

    /** A linked case may be far down; what the view shows is seen nevertheless. */
    @Test
    void howeverFarALinkLeadsItSaysWhatItShows() {
        browser.window(1280, 500);
        open("");
        String last = String.valueOf(browser.value("(cases => cases.id(vck.filtered(cases,"
                + " {...vck.address.read(), verdict: 'pass'}).at(-1)))(new vck.Cases(vck.index()))"));
        open("#verdict=pass&case=" + last);
        awaitCase(last);
        assertThat((Long) browser.value("Math.round(scrollY)")).isGreaterThan(1000);

        browser.await("(box => box.top >= 0 && box.bottom > box.top && box.bottom < 100)(" + STRIP + ")");
        browser.await(
                "(box => box.top >= document.querySelector('.heads').getBoundingClientRect().bottom - 1"
                        + " && box.bottom <= innerHeight + 1)(document.querySelector('.rows [aria-selected=true]').getBoundingClientRect())");
        assertThat(browser.value(
                        "document.querySelector('.panel').getBoundingClientRect().top >= " + STRIP + ".bottom"))
                .isEqualTo(true);
    }

    @Test
    void nothingIsCutOnAPhone() {
        browser.window(390, 900);
        open("#verdict=fail&on=my-tensors");

        assertThat(browser.value("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        assertThat((Long) browser.value("Math.round(document.querySelector('.find').getBoundingClientRect().top)"))
                .as("totals of a choice need little room")
                .isLessThan(500);
    }

    @Test
    void goingBackFromACaseHasNoStepThatLeadsNowhere() {
        open("");
        long before = (Long) browser.value("history.length");
        search().sendKeys("outer-product");
        assertThat(browser.value("history.length")).as("typing").isEqualTo(before);
        browser.find(".case[data-id='" + CASE + "']").click();
        awaitCase(CASE);
        press("j");
        browser.await("!location.hash.endsWith('case=" + CASE + "')");
        browser.find(".panel h2 a").click();
        assertThat(browser.value("history.length")).as("one case after another").isEqualTo(before + 1);
        press(Keys.ESCAPE);
        browser.await("document.querySelector('.panel') === null && location.hash === '#text=outer-product'");

        browser.driver().navigate().back();
        browser.await("location.href === 'about:blank'");
        browser.driver().navigate().forward();
        browser.await("document.querySelector('.view') !== null");
        assertThat(browser.hash()).isEqualTo("#text=outer-product");
    }

    /** What was filtered while a case was open stays filtered. */
    @Test
    void aCaseThatIsClosedLeavesTheFiltersAsTheyAre() {
        open("");
        browser.find(".case").click();
        browser.await("document.querySelector('.panel .program') !== null");
        chip("fail");
        browser.find(".buttons .close").click();
        browser.await("document.querySelector('.panel') === null");

        assertThat(browser.hash()).isEqualTo("#verdict=fail");
        assertThat(shown()).isEqualTo(count(MISTAKEN, "f"));
        browser.driver().navigate().forward();
        browser.await("location.hash.includes('case=')");
        browser.driver().navigate().back();
        browser.await("decodeURIComponent(location.hash) === '#verdict=fail'");
        browser.assertQuiet();
    }

    /** Going back takes a moment, in which a case can be closed a second time. */
    @Test
    void aCaseThatIsClosedTwiceIsLeftOnce() {
        openPage("requirements.html", "");
        openPage("index.html", "#verdict=fail");
        browser.find(".case").click();
        browser.await("document.querySelector('.panel .program') !== null");
        browser.driver()
                .executeScript("const close = document.querySelector('.buttons .close'); close.click(); close.click()");
        browser.await("document.querySelector('.panel') === null");

        assertThat(browser.hash()).isEqualTo("#verdict=fail");
        assertThat((String) browser.value("location.pathname")).endsWith("index.html");
    }

    /** After two hundred changes in a while Chromium refuses more of them. */
    @Test
    void theAddressCatchesUpWithWhatIsShown() {
        open("");
        browser.driver()
                .executeScript(
                        "for (let i = 0; i < 400; i++) vck.address.replace({...vck.address.read(), text: 't' + i})");
        assertThat(browser.value("vck.address.read().text")).isEqualTo("t399");
        browser.driver().executeScript("vck.address.replace({...vck.address.read(), verdict: 'fail'})");
        assertThat(search().getDomProperty("value")).isEqualTo("t399");
        browser.await("location.hash === '#text=t399&verdict=fail'");
    }

    @Test
    void theGroupOfACaseThatIsOpenCanBeShut() {
        openCase(CASE);
        String header = ".group[data-group='api/levels']";
        String address = browser.hash();
        assertThat(browser.find(header).getDomAttribute("aria-expanded")).isEqualTo("true");
        browser.find(header + " .name").click();
        browser.await("document.querySelector(\"" + header + "\").getAttribute('aria-expanded') === 'false'");

        assertThat(browser.all(".case[data-id^='api/levels/']")).isEmpty();
        browser.find(header + " .name").click();
        browser.await("document.querySelector(\"" + header + "\").getAttribute('aria-expanded') === 'true'");
        assertThat(address).contains("case=");
    }

    @Test
    void onPaperNothingIsFolded() {
        openCase(CASE);
        browser.driver().executeScript("dispatchEvent(new Event('beforeprint'))");
        assertThat(browser.all("#content details:not([open])")).isEmpty();
        browser.driver().executeScript("dispatchEvent(new Event('afterprint'))");
        assertThat(browser.all("#content details:not([open])")).isNotEmpty();
    }

    @Test
    void aLinkedCaseIsClosedWhereItIs() {
        openCase(CASE);
        long before = (Long) browser.value("history.length");
        browser.find(".buttons .close").click();
        browser.await("document.querySelector('.panel') === null");

        assertThat(browser.hash()).isEmpty();
        assertThat(browser.value("history.length")).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            requirements.html#NOPE-1  | There is no requirement “NOPE-1” in this site. Show all requirements
            requirements.html#case=no | There is no requirement “case=no” in this site. Show all requirements
            operators.html#nope       | There is no operator “nope” in this site. Show all operators
            capabilities.html#nope    | There is no capability “nope” in this site. Show all capabilities
            index.html#nope           | The address has “nope”, of which this page knows nothing. Ask without it
            index.html#old=loop       | The address has “old=loop”, of which this page knows nothing. Ask without it
            index.html#case=nope      | There is no case nope in these logs. Ask without it
            index.html#toggled=nope   | There is no group nope in these logs. Ask without it
            index.html#disagree=no    | Whether backends disagree can only be asked with “yes”. Ask without it
            index.html#reason=nope    | No known outcome of this site has the reason nope. Ask without it
            compare.html#nope=1       | The address has “nope=1”, of which this page knows nothing. Ask without it
            compare.html#case=nope    | Neither of the two runs has a case nope. Ask without it
            history.html#nope=1       | The address has “nope=1”, of which this page knows nothing. Ask without it
            history.html#of=nope      | There is no share of nope. There are: run. Ask without it
            """)
    void whatAnAddressHasThatIsNotThereIsSaidWithTheWayBack(String address, String said) {
        browser.window(1280, 700);
        String[] parts = address.split("#", 2);
        openPage(parts[0], "#" + parts[1]);

        assertThat(browser.texts("[role=alert]")).containsExactly(said);
        assertThat((Boolean) browser.value(
                        "document.querySelector('[role=alert]').getBoundingClientRect().bottom <= innerHeight"))
                .as("seen at once")
                .isTrue();
        browser.find("[role=alert] button").click();
        assertThat(browser.hash()).isEmpty();
        assertThat(browser.all("[role=alert]")).isEmpty();
        browser.assertQuiet();
    }

    @ParameterizedTest
    @ValueSource(strings = {"requirements.html#LEVELS-1", "operators.html#mul", "capabilities.html#strides"})
    void whatIsThereIsLinkedTo(String address) {
        List<String> parts = List.of(address.split("#", 2));
        openPage(parts.get(0), "#" + parts.get(1));

        assertThat(browser.all("[role=alert]")).isEmpty();
        assertThat(browser.find("tr.linked").getDomAttribute("id")).isEqualTo(parts.get(1));
    }

    /** Effects run some time after the page has been drawn. */
    @Test
    void anAddressThatChangesBeforeThePageListensIsShown() {
        open("");
        browser.driver().executeScript("""
                const Text = () => vck.h('p', {id: 'early'}, vck.useAddress()[0].text);
                vck.render(vck.h(Text), document.body.appendChild(document.createElement('div')));
                vck.address.replace({...vck.address.read(), text: 'later'});
                """);

        browser.await("document.getElementById('early').textContent === 'later'");
    }
}
