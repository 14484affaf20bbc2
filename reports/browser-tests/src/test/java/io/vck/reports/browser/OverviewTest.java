package io.vck.reports.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.Select;

class OverviewTest extends SiteTest {

    @Test
    void opensFromDiskQuietly() {
        open("");

        assertThat(browser.texts(".backend h3")).containsExactly("reference", "loop", "my-tensors");
        assertThat(browser.texts(".score").get(0)).matches("(\\d+) of \\1 pass");
        assertThat(browser.texts(".filters .shown")).containsExactly(all() + " cases");
        assertThat(browser.driver().getTitle()).isEqualTo("vmap conformance · reference, loop, my-tensors");
        assertThat(browser.value("scrollY")).isEqualTo(0L);
        browser.assertQuiet();
    }

    /** What scrolling asks of the library that draws them. */
    @Test
    void rowsThatComeAndGoAtOnceAreAllDrawn() {
        open("");
        assertThat(browser.value("""
                (() => {
                  const root = document.createElement('div');
                  let seed = 7;
                  const random = (below) => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
                  for (let round = 0; round < 3000; round++) {
                    const first = random(60);
                    const rows = Array.from({length: random(25)}, (unused, at) => first + at).filter(() => random(10) > 0);
                    preact.render(preact.h('div', null, rows.map((row) => preact.h('p', {key: row}, row))), root);
                    const drawn = root.textContent;
                    if (drawn !== rows.join('')) {
                      return `${rows} are drawn as ${drawn}`;
                    }
                  }
                  return 'all';
                })()""")).isEqualTo("all");
    }

    @Test
    void theNumbersOfABackendAddUpToAllCases() {
        open("");
        String score = browser.texts(".score").get(MISTAKEN);
        long others = browser.all(".backend:nth-child(3) .counts button:not([data-show=unchecked])").stream()
                .mapToLong(button -> Long.parseLong(button.getText().replaceAll("\\D+", "")))
                .sum();

        assertThat(score).isEqualTo((all() - others) + " of " + all() + " pass");
    }

    @Test
    void filtersByVerdictOnAnyOrOneBackend() {
        open("");
        chip("fail");
        long failed = shown();
        assertThat(failed).isEqualTo(count(MISTAKEN, "f")).isPositive();
        assertThat(browser.hash()).isEqualTo("#verdict=fail");

        chip("error");
        assertThat(shown()).isEqualTo(failed + count(MISTAKEN, "e"));

        new Select(browser.find("select[name=on]")).selectByValue("reference");
        browser.await("location.hash.includes('on=reference')");
        assertThat(shown()).isZero();
        assertThat(browser.texts(".nothing")).hasSize(1);

        browser.find(".filters .clear").click();
        assertThat(shown()).isEqualTo(all());
        assertThat(browser.hash()).isEmpty();
        browser.assertQuiet();
    }

    @Test
    void filtersByTextOfIdsProgramsAndMessages() {
        open("");
        search().sendKeys("no case says ZEBRA");
        assertThat(shown()).isZero();
        search().clear();
        search().sendKeys("OUTER-product lambda");
        assertThat(browser.texts(".case .name")).contains("outer-product").hasSizeLessThan(10);
        search().clear();
        search().sendKeys("dispatch.cc:123");
        assertThat(shown()).isEqualTo(count(MISTAKEN, "e")).isPositive();

        search().sendKeys(Keys.ESCAPE);
        assertThat(shown()).isEqualTo(all());
    }

    @Test
    void filtersByRequirement() {
        open("");
        new Select(browser.find("select[name=requirement]")).selectByValue("LEVELS-1");
        browser.await("location.hash === '#requirement=LEVELS-1'");

        assertThat(shown())
                .isEqualTo(browser.value("vck.index().cases.requirements.filter(set =>"
                        + " vck.index().requirement_sets[set].includes('LEVELS-1')).length"))
                .isNotEqualTo(0L);
    }

    @Test
    void filtersByOperator() {
        open("");
        new Select(browser.find("select[name=operator]")).selectByValue("atan2");
        browser.await("location.hash === '#operator=atan2'");

        assertThat(browser.texts(".case .name")).isNotEmpty();
        assertThat(shown()).isPositive().isLessThanOrEqualTo((Long) browser.driver()
                .executeAsyncScript("const done = arguments[0];vck.load('texts').then(texts =>"
                        + " done(texts.filter(text => text.includes('atan2')).length))"));
    }

    @Test
    void filtersByProfile() {
        open("");
        new Select(browser.find("select[name=profile]")).selectByValue("portable");
        browser.await("location.hash === '#profile=portable'");
        long portable = shown();

        assertThat(portable).isPositive().isLessThan(all());
        new Select(browser.find("select[name=profile]")).selectByValue("pytorch-legacy");
        browser.await("location.hash === '#profile=pytorch-legacy'");
        assertThat(shown()).isEqualTo(all());
    }

    @Test
    void filtersWhereBackendsDisagree() {
        open("");
        browser.find("input[name=disagree]").click();

        assertThat(shown()).isPositive().isLessThan(all());
        assertThat(browser.texts(".chip .disagree")).containsExactly("backends disagree (" + shown() + ")");
        assertThat(browser.texts(".case .cells")).allMatch(cells -> cells.contains("pass"));
    }

    @Test
    void aNumberOfABackendShowsItsCases() {
        open("#text=lambda");
        String errors =
                browser.find(".counts [data-show=error][data-on=my-tensors]").getText();
        browser.find(".counts [data-show=error][data-on=my-tensors]").click();

        assertThat(errors).endsWith(" " + shown());
        assertThat(shown()).isPositive().isLessThan(count(MISTAKEN, "e"));
        assertThat(browser.hash()).isEqualTo("#text=lambda&verdict=error&on=my-tensors");
    }

    @Test
    void groupsAreAsTheyWereAfterFiltering() {
        open("");
        browser.find(".group[aria-expanded=false]").click();
        Object before = browser.find(".rows").getDomAttribute("style");
        chip("pass");
        assertThat(browser.all(".group[aria-expanded=false]")).isEmpty();
        chip("pass");

        assertThat(browser.find(".rows").getDomAttribute("style")).isEqualTo(before);
    }

    @Test
    void aViewIsInItsAddress() {
        open("#text=lambda&verdict=fail,error&on=my-tensors&disagree=yes");

        assertThat(search().getDomProperty("value")).isEqualTo("lambda");
        assertThat(browser.value("[...document.querySelectorAll('[name=verdict]:checked')].map(b => b.value).join()"))
                .isEqualTo("fail,error");
        assertThat(browser.value("document.querySelector('select').value")).isEqualTo("my-tensors");
        assertThat(shown()).isPositive().isLessThanOrEqualTo(count(MISTAKEN, "f") + count(MISTAKEN, "e"));
    }

    @Test
    void rowsThatCannotBeSeenAreNoElementsAndComeWhenTheyAreScrolledTo() {
        open("#text=a");
        assertThat(browser.all(".rows > div")).hasSizeLessThan(80);
        String last = String.valueOf(browser.value("vck.index().cases.name.at(-1)"));
        browser.driver().executeScript("scrollTo(0, document.body.scrollHeight)");

        browser.await(
                "[...document.querySelectorAll('.case .name')].some(name => name.textContent === '" + last + "')");
        assertThat((Long) browser.value("Number(document.querySelector('.matrix').getAttribute('aria-rowcount'))"))
                .isGreaterThan(shown());
    }

    /** Names that wrap make rows higher than they were taken for. */
    @Test
    void aLinkedCaseIsInViewHoweverHighTheRowsBeforeItAre(@TempDir Path beyond) {
        Path far = Sites.ofARun("beyond/", beyond);
        browser.window(1210, 1000);
        browser.open(far, "");
        Object id = browser.value("(cases => cases.id(cases.count - 40))(new vck.Cases(vck.index()))");
        browser.open(far, "#case=" + id);

        browser.await("(box => box !== undefined && box.top >= 0 && box.bottom <= innerHeight)("
                + "document.querySelector('.rows [aria-selected=true]')?.getBoundingClientRect())");
        assertThat(browser.all(".rows > div")).hasSizeGreaterThan(20);
    }

    @Test
    void aBackendFiltersByItselfAndIsCalledByItsName() {
        open("#on=my-tensors");
        assertThat(shown()).isEqualTo(all());
        assertThat(browser.all(".filters .clear")).hasSize(1);
        open("#on=nobody");
        assertThat(shown()).isZero();
        assertThat(browser.texts("[role=alert]"))
                .containsExactly("There is no backend nobody in these logs. Ask without it");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            requirement=NOPE-1           | There is no requirement NOPE-1 in these logs.
            operator=nope                | No case in these logs calls an operator nope.
            capability=nope              | No case in these logs needs a capability nope.
            profile=nope                 | There is no profile nope in these logs.
            finding=N99                  | No known outcome of this site names a finding N99.
            known=new                    | This site was made without baselines, so nothing is known.
            verdict=nope                 | There is no verdict nope. There are: pass, fail, error,
            verdict=nope&requirement=NO  | There is no requirement NO in these logs.
            """)
    void whatTheLogsDoNotHaveIsSaidAndCanBeTakenBack(String state, String said) {
        open("#" + state);
        assertThat(shown()).isZero();
        assertThat(browser.texts("[role=alert]")).anyMatch(text -> text.startsWith(said));

        while (!browser.all("[role=alert] button").isEmpty()) {
            browser.find("[role=alert] button").click();
        }
        assertThat(shown()).isEqualTo(all());
        assertThat(browser.hash()).isEmpty();
        browser.assertQuiet();
    }

    @Test
    void aVerdictThatIsThereIsShownBesideOneThatIsNot() {
        open("#verdict=fail,nope");
        assertThat(shown()).isEqualTo(count(MISTAKEN, "f")).isPositive();
        browser.find("[role=alert] button").click();
        assertThat(browser.hash()).isEqualTo("#verdict=fail");
    }

    @Test
    void groupsThatWereOpenedAreInTheAddress() {
        open("");
        String name = "api/autograd";
        String group = ".group[data-group='" + name + "']";
        Object before = browser.find(group).getDomAttribute("aria-expanded");
        browser.find(group).click();
        browser.await("location.hash === '#toggled=" + name + "'");
        Object after = browser.find(group).getDomAttribute("aria-expanded");
        assertThat(after).isNotEqualTo(before);

        open(browser.hash());
        assertThat(browser.find(group).getDomAttribute("aria-expanded")).isEqualTo(after);
        assertThat(browser.texts(".filters .shown")).containsExactly(all() + " cases");
        open("#text=autograd&shut=" + name);
        assertThat(browser.find(group).getDomAttribute("aria-expanded")).isEqualTo("false");
        browser.find(".filters .clear").click();
        assertThat(browser.hash()).isEmpty();
    }

    /** Where there is no room for it in each cell, the denominator stands once. */
    @Test
    void theSizeOfAGroupCanAlwaysBeSeen() {
        String size = ".group[data-group='api/levels'] ";
        open("#case=" + CASE);
        awaitCase(CASE);
        browser.find(".buttons .close").click();
        browser.await("document.querySelector('.panel') === null");
        assertThat(browser.texts(size + ".tally .of")).hasSize(3).containsOnly("/5");
        open("#case=" + CASE);
        awaitCase(CASE);
        assertThat(browser.texts(size + ".tally .of")).isEmpty();
        assertThat(browser.texts(size + ".size")).containsExactly("5 cases");
    }

    @Test
    void whatIsUncheckedIsCountedInOneWay() {
        open("");
        String said = browser.find(".counts [data-show=unchecked][data-on=my-tensors]")
                .getText();
        browser.find(".counts [data-show=unchecked][data-on=my-tensors]").click();
        Object expectations = browser.value(
                "vck.index().cases.unchecked[2].filter((each, i) => i % 2 === 1).reduce((a, b) => a + b)");
        Object cases = browser.value("vck.index().cases.unchecked[2].length / 2");

        assertThat(said.replaceAll("[^0-9]", "")).isEqualTo(expectations.toString());
        assertThat(shown()).isEqualTo(cases);
        assertThat(browser.all(".case")).isNotEmpty();
        assertThat(browser.all(".case .cell:last-child .part")).hasSameSizeAs(browser.all(".case"));
    }

    @Test
    void onPaperAllRowsThatAreFoundAreThere() {
        open("#verdict=pass");
        browser.driver().executeScript("dispatchEvent(new Event('beforeprint'))");
        assertThat(browser.all(".case")).hasSize((int) shown());
        browser.driver().executeScript("dispatchEvent(new Event('afterprint'))");
        assertThat(browser.all(".case")).hasSizeLessThan((int) shown());
    }

    @Test
    void theKeyboardIsEnough() {
        open("");
        press("/");
        assertThat(browser.value("document.activeElement.name")).isEqualTo("text");
        press("outer-product lambda");
        browser.driver().executeScript("document.querySelector('.rows [tabindex=\"0\"]').focus()");
        press(Keys.ARROW_DOWN);
        browser.await("document.activeElement.dataset.id === '" + CASE + "'");
        press(Keys.ENTER);
        awaitCase(CASE);
        assertThat(browser.value("document.activeElement.id")).isEqualTo("case-name");

        press(Keys.ESCAPE);
        browser.await("document.querySelector('.panel') === null");
        assertThat(focused()).isEqualTo(CASE);
        press(Keys.ARROW_LEFT);
        browser.await("document.activeElement.classList.contains('group')");
        press(Keys.ARROW_LEFT);
        browser.await("document.activeElement.getAttribute('aria-expanded') === 'false'");
        browser.assertQuiet();
    }

    /** As when the computer is busy: between drawing a row and giving it the focus; also a key that asks for that row again. */
    @ParameterizedTest
    @CsvSource({
        "0, ArrowDown, 1",
        "0, ArrowDown ArrowDown, 2",
        "1, ArrowUp ArrowUp, 0",
        "0, End End, 2",
        "2, Home Home, 0"
    })
    void aKeyThatComesWhileTheRowBeforeIsDrawnMovesTheFocus(int from, String keys, int to) {
        open("#text=outer-product%20lambda");
        browser.driver()
                .executeAsyncScript(
                        "const [from, keys, done] = arguments;"
                                + "const soon = (then) => queueMicrotask(() => queueMicrotask(() => queueMicrotask(then)));"
                                + "const row = document.querySelector(`.rows [data-index=\"${from}\"]`);"
                                + "row.focus();"
                                + "const press = ([key, ...more]) => key ? soon(() => {"
                                + "  row.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true})); press(more); }) : done();"
                                + "press(keys.split(' '));",
                        from,
                        keys);
        browser.await("document.activeElement.dataset.index === '" + to + "'");
    }
}
