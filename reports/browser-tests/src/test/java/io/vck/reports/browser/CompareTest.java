package io.vck.reports.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.conformance.gate.Change;
import io.vck.conformance.gate.RunDiff;
import io.vck.conformance.gate.RunOutcomes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.Select;

class CompareTest extends SeveralRunsTest {
    private static final String KINDS = """
        (() => {
          const cases = new vck.Cases(vck.index());
          const comparison = new vck.Comparison(cases, %d, %d);
          const found = {};
          for (let i = 0; i < cases.count; i++) {
            (found[comparison.kind(i)] ||= []).push(cases.id(i));
          }
          return found;
        })()
        """;

    private static void openComparison(String hash) {
        open("compare.html", hash);
        browser.await("document.querySelector('[data-texts=ready]') !== null");
    }

    private static RunDiff diff(int before, int now) {
        try {
            return RunDiff.of(RunOutcomes.read(logs.get(before)), RunOutcomes.read(logs.get(now)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long shown() {
        return Long.parseLong(browser.find(".filters .shown").getText().replaceAll("\\D", ""));
    }

    private static long chip(String kind) {
        return Long.parseLong(
                browser.find(".chip input[value=" + kind + "] + span").getText().replaceAll("\\D", ""));
    }

    /** The page has its own code, and must see what the command sees. */
    @ParameterizedTest
    @CsvSource({
        NOW + "," + BEFORE,
        BEFORE + "," + NOW,
        BEFORE + "," + FIRST,
        REFERENCE + "," + NOW,
        NOW + "," + LOOP,
        LOOP + "," + LOOP
    })
    void kindsAreThoseOfVckDiff(int before, int now) {
        openComparison("");
        Object page = browser.value(KINDS.formatted(before, now));
        Map<String, List<String>> command = diff(before, now).changes().stream()
                .collect(Collectors.groupingBy(
                        change -> change.kind().label(),
                        TreeMap::new,
                        Collectors.mapping(Change::id, Collectors.toList())));

        assertThat(page).isInstanceOfSatisfying(Map.class, found -> {
            for (Change.Kind kind : Change.Kind.values()) {
                List<?> ids = (List<?>) found.getOrDefault(kind.label(), List.of());
                assertThat(ids.stream().map(String::valueOf))
                        .as(kind.label())
                        .containsExactlyInAnyOrderElementsOf(command.getOrDefault(kind.label(), List.of()));
            }
        });
        if (before == BEFORE && now == NOW) {
            assertThat(command).as("something of everything").hasSize(Change.Kind.values().length);
        }
    }

    @Test
    void theTwoNewestRunsOfABackendAreComparedIfNothingElseIsAsked() {
        openComparison("");

        assertThat(new Select(browser.find("select[name=old]"))
                        .getFirstSelectedOption()
                        .getText())
                .startsWith("my-tensors 0.2 · 2025-06-30");
        assertThat(new Select(browser.find("select[name=new]"))
                        .getFirstSelectedOption()
                        .getText())
                .startsWith("my-tensors 0.3 ");
        RunDiff diff = diff(BEFORE, NOW);
        diff.counts().forEach((kind, count) -> assertThat(chip(kind.label())).isEqualTo(count));
        assertThat(chip("unchanged"))
                .isEqualTo(diff.now().endings().size()
                        - diff.counts().get(Change.Kind.NEW)
                        - diff.counts().get(Change.Kind.BROKEN)
                        - diff.counts().get(Change.Kind.FIXED)
                        - diff.counts().get(Change.Kind.CHANGED));
        assertThat(shown()).isEqualTo(diff.changes().size());
        browser.assertQuiet();
    }

    @Test
    void whatElseDiffersStandsAbove() {
        openComparison("");

        assertThat(browser.texts(".runs tbody th"))
                .contains("version", "suite", "started", "capabilities of this run alone", "cases", "verdicts")
                .doesNotContain("backend", "kit");
        assertThat(browser.find(".runs").getText()).contains("only-earlier", "0.9");
        assertThat(browser.texts(".same").get(0)).contains("backend my-tensors", "language Java");
    }

    @Test
    void casesAreFoundByWhatBecameOfThemAndByText() {
        openComparison("");
        browser.find(".chip input[value=fixed]").click();
        assertThat(browser.hash()).isEqualTo("#kind=fixed");
        assertThat(shown()).isEqualTo(chip("fixed")).isPositive();
        assertThat(browser.texts(".case .change .word")).isNotEmpty().containsOnly("fixed");
        browser.find("input[type=search]").sendKeys("no case says ZEBRA");
        assertThat(shown()).isZero();
        assertThat(browser.texts(".nothing")).containsExactly("No case is like that.");

        openComparison("#text=not yet&kind=fixed,changed");
        assertThat(shown()).isPositive().isLessThanOrEqualTo(chip("fixed") + chip("changed"));
        browser.find(".filters .clear").click();
        assertThat(browser.hash()).isEmpty();
        browser.find(".chip input[value=unchanged]").click();
        assertThat(shown()).isEqualTo(chip("unchanged"));
        assertThat(browser.all(".rows > div")).hasSizeBetween(10, 80);
        browser.assertQuiet();
    }

    @Test
    void runsAreChosenAndSwapped() {
        openComparison("#old=my-tensors 0.1&new=my-tensors 0.3");
        long fixed = chip("fixed");
        long gone = chip("gone");
        browser.find(".swap").click();
        browser.await("decodeURIComponent(location.hash) === '#old=my-tensors 0.3&new=my-tensors 0.1'");
        assertThat(chip("broken")).isEqualTo(fixed).isPositive();
        assertThat(chip("new")).isEqualTo(gone).isPositive();

        new Select(browser.find("select[name=new]")).selectByValue("loop");
        browser.await("location.hash.includes('new=loop')");
        assertThat(browser.texts(".runs tbody th")).contains("backend");
        new Select(browser.find("select[name=old]")).selectByValue("loop");
        browser.await("document.querySelector('main [role=alert]') !== null");
        assertThat(browser.texts("main [role=alert]")).containsExactly("Both are the same run; choose another one.");
        assertThat(browser.texts(".nothing")).containsExactly("No case ends otherwise.");
    }

    @Test
    void aCaseShowsBothAnswersAndALinkOpensIt() {
        openComparison("#kind=fixed");
        browser.find(".case").click();
        browser.await("document.querySelector('.panel .program') !== null");
        String id = browser.texts(".panel h2").get(0);
        assertThat(browser.hash()).isEqualTo("#old=my-tensors 0.2&new=my-tensors 0.3&kind=fixed&case=" + id);
        assertThat(String.join(" ", browser.texts(".panel .answer h3")))
                .contains("my-tensors 0.2", "my-tensors 0.3")
                .doesNotContain("reference", "loop");

        openComparison(browser.hash());
        browser.await("document.querySelector('.panel .program') !== null");
        assertThat(browser.texts(".panel h2")).containsExactly(id);
        browser.all(".panel a").stream()
                .filter(link -> link.getText().equals("This case on all backends"))
                .findFirst()
                .orElseThrow()
                .click();
        browser.await("document.querySelector('body[data-page=index] .panel .program') !== null");
        assertThat(String.join(" ", browser.texts(".panel .answer h3"))).contains("reference", "loop");
        browser.assertQuiet();

        openComparison("#case=no/such/case");
        assertThat(browser.texts("[role=alert]"))
                .containsExactly("Neither of the two runs has a case no/such/case. Ask without it");
    }

    @Test
    void theKeyboardIsEnough() {
        openComparison("");
        new Actions(browser.driver()).sendKeys("/").perform();
        assertThat(browser.value("document.activeElement.name")).isEqualTo("text");
        browser.driver().executeScript("document.querySelector('.rows [tabindex=\"0\"]').focus()");
        new Actions(browser.driver()).sendKeys(Keys.ARROW_DOWN).perform();
        browser.await("!!document.activeElement.dataset.id");
        Object id = browser.value("document.activeElement.dataset.id");
        new Actions(browser.driver()).sendKeys(Keys.ENTER).perform();
        browser.await("document.querySelector('.panel .program') !== null");
        new Actions(browser.driver()).sendKeys(Keys.ESCAPE).perform();
        browser.await("document.activeElement.dataset.id === '" + id + "'");
        browser.assertQuiet();
    }

    @Test
    void onPaperAllRowsThatAreFoundAreThere() {
        openComparison("");
        browser.driver().executeScript("dispatchEvent(new Event('beforeprint'))");
        assertThat(browser.all(".case")).hasSize((int) shown());
        browser.driver().executeScript("dispatchEvent(new Event('afterprint'))");
    }

    @Test
    void aSiteOfOneRunSaysWhatToDo() {
        openOfOne("compare.html");

        assertThat(browser.texts("main")).first().asString().contains("vck report OLD.jsonl NEW.jsonl --html DIR");
        browser.assertQuiet();
    }

    @ParameterizedTest
    @CsvSource({"360, dark", "1400, light"})
    void itFitsEveryScreenAndAxeFindsNothing(int width, String scheme) {
        browser.window(width, 1000);
        browser.prefer(scheme);
        openComparison("");
        LooksTest.picture(browser, "compare", width, scheme);
        LooksTest.assertAccessible(browser);
        browser.find(".case").click();
        browser.await("document.querySelector('.panel .program') !== null");
        LooksTest.picture(browser, "compare-case", width, scheme);
        LooksTest.assertAccessible(browser);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            old=99        | There is no run 99 on this site; my-tensors 0.2 is taken instead.
            new=__proto__ | There is no run __proto__ on this site; my-tensors 0.3 is taken instead.
            kind=nonsense | There is no change nonsense. There are: broken, fixed,
            """)
    void whatNobodyKnowsInTheAddressIsSaid(String state, String said) {
        openComparison("#" + state);

        assertThat(browser.texts("[role=alert]")).hasSize(1).first().asString().startsWith(said);
        assertThat(shown()).isEqualTo(diff(BEFORE, NOW).changes().size());
        browser.find("[role=alert] button").click();
        assertThat(browser.hash()).isEmpty();
        assertThat(browser.all("[role=alert]")).isEmpty();
        browser.assertQuiet();
    }

    /** Neither of two backends is the other's past. */
    @Test
    void betweenTwoBackendsNothingIsBrokenOrFixed() {
        openComparison("#old=reference&new=loop");

        assertThat(browser.texts(".chip .word"))
                .containsExactly(
                        "only A passes", "only B passes", "otherwise", "only B has it", "only A has it", "alike");
        assertThat(browser.texts(".pair .choice > span")).containsExactly("A", "B");
        assertThat(browser.texts(".runs thead th")).containsExactly("A", "B");
        assertThat(browser.texts(".heads .cell")).containsExactly("change", "A", "B");
        browser.find(".chip input[value=broken]").click();
        assertThat(browser.hash()).isEqualTo("#old=reference&new=loop&kind=broken");
        assertThat(browser.texts(".case .change .word")).isNotEmpty().containsOnly("only A passes");
        openComparison("");
        assertThat(browser.texts(".chip .word")).startsWith("broken", "fixed");
    }

    /** What stands before a word or beside a verdict is never the sign of anything else. */
    @Test
    void eachSignHasOneMeaningWhichIsSaid() {
        openComparison("");
        Object signs = browser.value("""
                (() => {
                  const found = new Map();
                  const look = (kind, name, className, around) => {
                    const place = document.querySelector('main').appendChild(document.createElement('div'));
                    place.className = around;
                    place.innerHTML = `<span class="${kind} ${className}"></span>`;
                    const sign = getComputedStyle(place.firstChild, '::before').content.split('"')[1];
                    found.set(sign, new Set([...(found.get(sign) || []), `${kind} ${name}`]));
                    place.remove();
                  };
                  [...vck.KINDS, 'unchecked'].forEach((kind) => look('verdict', kind, kind, ''));
                  vck.STANDINGS.forEach((standing) => look('standing', standing, standing, ''));
                  for (const around of ['in-time', 'apart']) {
                    vck.CHANGES.forEach((change) => look('change', change, `to-${change}`, around));
                  }
                  return [...found].map(([sign, meanings]) => `${sign} ${[...meanings].join()}`);
                })()""");

        assertThat((List<?>) signs)
                .hasSizeGreaterThan(20)
                .extracting(String::valueOf)
                .noneMatch(sign -> sign.contains(","));
        assertThat(browser.find(".legend").getDomAttribute("open")).isNotNull();
        assertThat(browser.texts(".legend dt .change .word"))
                .containsExactly("broken", "fixed", "changed", "new", "gone", "unchanged");
        assertThat(browser.texts(".legend dt .verdict .word")).contains("pass", "fail", "unsupported");
        assertThat(browser.texts(".legend dd")).allMatch(meaning -> meaning.endsWith("."));
    }

    /** Nothing is cut, whatever became of cases, with a case open or not. */
    @ParameterizedTest
    @CsvSource({"390", "800", "1280"})
    void noCellIsCut(int width) {
        browser.window(width, 1000);
        for (String state : List.of(
                "#kind=broken,fixed,changed,new,gone,unchanged",
                "#old=reference&new=my-tensors 0.1&kind=broken,fixed,changed,new,gone,unchanged")) {
            openComparison(state);
            assertNothingIsCut();
            browser.find(".case").click();
            browser.await("document.querySelector('.panel .program') !== null");
            assertNothingIsCut();
        }
    }

    private static void assertNothingIsCut() {
        assertThat(browser.value("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        assertThat((List<?>) browser.value("""
                [...document.querySelectorAll('.cell, .cell > *, .runs td > *, .runs th, .tallies > *, .heads .cell > span')]
                  .filter((each) => !each.closest('.unseen, .on') && getComputedStyle(each).clipPath === 'none')
                  .filter((each) => !each.closest('.heads') || innerWidth > 704)
                  .filter((each) => {
                    const box = each.getBoundingClientRect();
                    const room = each.closest('.cell, td, th, .rows > div, .heads').getBoundingClientRect();
                    return box.width > 0 && (box.right > room.right + 1 || each.scrollWidth > each.clientWidth + 1
                      && getComputedStyle(each).display !== 'inline');
                  }).map((each) => `${each.className}: ${each.textContent}`)""")).isEmpty();
    }

    @Test
    void groupsThatAreShutAreInTheAddress() {
        openComparison("");
        String name = browser.find(".group").getDomAttribute("data-group");
        browser.find(".group").click();
        browser.await("location.hash === '#shut=" + name + "'");
        openComparison(browser.hash());
        assertThat(browser.find(".group").getDomAttribute("aria-expanded")).isEqualTo("false");
    }
}
