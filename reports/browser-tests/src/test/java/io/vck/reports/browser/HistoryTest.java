package io.vck.reports.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

class HistoryTest extends SeveralRunsTest {
    private static final String COLOURS = """
        (() => {
          const canvas = document.querySelector('.plot canvas');
          const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
          const colours = new Set();
          for (let i = 0; i < data.length; i += 4) {
            if (data[i + 3] === 255) {
              colours.add(data.slice(i, i + 3).join());
            }
          }
          return [...colours].sort().join(' ');
        })()
        """;

    private static void openHistory(String hash) {
        open("history.html", hash);
        browser.await("document.querySelector('.plot canvas') !== null");
    }

    private static List<String> row(int number) {
        return browser.all(".history tbody tr").get(number).findElements(By.tagName("td")).stream()
                .map(WebElement::getText)
                .toList();
    }

    private static List<String> names() {
        return browser.texts(".history tbody th").stream().map(String::strip).toList();
    }

    @Test
    void eachRunStandsInTheTableByItsBackendTheNewestFirst() {
        openHistory("");

        assertThat(names()).hasSize(5).containsSubsequence("my-tensors", "my-tensors", "my-tensors");
        int first = names().indexOf("my-tensors");
        assertThat(row(first).subList(0, 2)).containsExactly("0.3", "1.0");
        assertThat(row(first + 1).subList(0, 3)).containsExactly("0.2", "0.9", "2025-06-30 10:00");
        assertThat(row(first + 2).subList(0, 3)).containsExactly("0.1", "0.8", "2025-01-31 10:00");
        browser.assertQuiet();
    }

    /** The denominator is that of the first page, unless it is asked otherwise. */
    @Test
    void theShareIsOfAllCasesOfTheSiteOrOfThoseThatWereRun() {
        openHistory("");
        long all = (Long) browser.value("vck.index().cases.name.length");
        long passed =
                (Long) browser.value("[...vck.index().cases.verdicts[" + FIRST + "]].filter(l => l === 'p').length");
        long ran = (Long) browser.value("[...vck.index().cases.verdicts[" + FIRST + "]].filter(l => l !== '.').length");
        int oldest = names().lastIndexOf("my-tensors");
        assertThat(row(oldest).get(5)).isEqualTo("%,d of %,d".formatted(passed, all));
        assertThat(row(oldest).get(3)).isEqualTo("%.2f %%".formatted(Math.floor(1e4 * passed / all) / 100));

        browser.find("input[name=of][value=run]").click();
        assertThat(browser.hash()).isEqualTo("#of=run");
        assertThat(ran).isLessThan(all);
        assertThat(row(oldest).get(5)).isEqualTo("%,d of %,d".formatted(passed, ran));
    }

    /** What only one of two runs has says nothing of what became better. */
    @Test
    void theDifferenceIsOverTheCasesThatBothRan() {
        openHistory("");
        String expected = (String) browser.value("""
                (() => {
                  const {backends, cases: {verdicts}} = vck.index();
                  const [before, after] = ['0.2', '0.3'].map((version) => [...verdicts[backends.findIndex((each) => each.version === version)]]);
                  const both = after.map((now, i) => [before[i], now]).filter(([then, now]) => then !== '.' && now !== '.');
                  const more = both.reduce((sum, [then, now]) => sum + (now === 'p') - (then === 'p'), 0);
                  return `${more === 0 ? '0' : Math.abs(100 * more / both.length).toFixed(2)} over the ${vck.plural(both.length, 'case')}`;
                })()""");
        int newest = names().indexOf("my-tensors");

        String shown = (String) browser.value("(() => { const cell = document.querySelectorAll('.history tbody tr')["
                + newest + "].querySelectorAll('td')[4].firstChild; return `${cell.textContent} ${cell.title}`; })()");
        assertThat(shown.replaceFirst("^[^0-9]*", "")).isEqualTo(expected + " that both ran");
    }

    @Test
    void thePlotIsDrawnInTheColoursOfThePage() {
        openHistory("");
        browser.await("document.querySelector('.u-over') !== null");
        browser.assertQuiet(); // before the test reads from the canvas, of which Chromium warns
        String light = String.valueOf(browser.value(COLOURS));
        assertThat(light.split(" ")).hasSizeGreaterThan(4);
        browser.prefer("dark");
        browser.await(
                "matchMedia('(prefers-color-scheme: dark)').matches && " + COLOURS.strip() + " !== '" + light + "'");
    }

    /** Each run has its place, by version and then by time, and what stands below it has room, for few runs and for many. */
    @ParameterizedTest
    @CsvSource({"2, 1280", "7, 390", "12, 390", "12, 1280"})
    void runsStandInTheOrderOfTheirVersionsWithLabelsThatCanBeRead(int count, int width, @TempDir Path many) {
        List<String> versions =
                List.of("0.1", "0.2", "0.9", "0.10", "0.10", "0.10", "1.0-rc1", "1.0", "1.0.1", "1.2", "2.0", "10.0");
        List<Path> shuffled = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            // Seven has no factor in common with the counts, or is one of them.
            int number = count == 7 ? 6 - i : i * 7 % count;
            String started = "2025-03-%02dT10:%02d:00Z".formatted(number == 4 ? 4 : number + 1, number);
            shuffled.add(new EarlierRun(versions.get(number), started, "1.0")
                    .of(logs.get(NOW), many.resolve(number + ".jsonl")));
        }
        browser.window(width, 1000);
        browser.open(Sites.site(shuffled, many.resolve("site")).resolveSibling("history.html"), "");
        browser.await("document.querySelectorAll('.tick').length === " + count);

        List<String> ticks = browser.all(".tick").stream()
                .map(tick -> String.valueOf(tick.getDomProperty("textContent")))
                .toList();
        List<String> expected = new ArrayList<>(versions.subList(0, count));
        if (count > 5) {
            expected.set(3, "0.102025-03-04 10:03");
            expected.set(4, "0.102025-03-04 10:04");
            expected.set(5, "0.102025-03-06");
        }
        assertThat(ticks).containsExactlyElementsOf(expected);
        assertThat((List<?>) browser.value("""
                (() => {
                  const boxes = [...document.querySelectorAll('.tick > span, .line-name > span')].map((each) => [each.textContent, each.getBoundingClientRect()]);
                  const plot = document.querySelector('.plotted').getBoundingClientRect();
                  return boxes.flatMap(([name, a], i) => [
                    ...boxes.slice(i + 1).filter(([, b]) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1)
                      .map(([other]) => `${name} is under ${other}`),
                    ...(a.left < plot.left || a.right > plot.right ? [`${name} is cut`] : []),
                  ]);
                })()""")).isEmpty();
        browser.assertQuiet();
    }

    @Test
    void aRunThatIsPointedAtTellsItsNumbers() {
        openHistory("");
        WebElement over = browser.find(".plot .u-over");
        new Actions(browser.driver())
                .moveToElement(over, over.getSize().getWidth() / 2 - 5, 0)
                .perform();
        browser.await("document.querySelector('.readout').textContent.includes(' pass, ')");
        assertThat(browser.find(".readout").getText()).contains(" of ", "suite ", " UTC");
    }

    @Test
    void whatChangedIsALinkAway() {
        openHistory("");
        browser.find(".history a").click();
        browser.await("document.querySelector('[data-texts=ready] .runs') !== null");

        assertThat(browser.hash()).isEqualTo("#old=my-tensors 0.2&new=my-tensors 0.3");
        browser.assertQuiet();
    }

    @Test
    void aSiteOfOneRunSaysHowToGetAHistory() {
        openOfOne("history.html");

        assertThat(browser.texts(".how-to")).first().asString().contains("which has no history yet", "vck report old/");
        assertThat(browser.all(".plot")).isEmpty();
        assertThat(browser.all(".history tbody tr")).hasSize(1);
        browser.assertQuiet();
    }

    @ParameterizedTest
    @CsvSource({"360, dark", "1400, light"})
    void itFitsEveryScreenAndAxeFindsNothing(int width, String scheme) {
        browser.window(width, 1000);
        browser.prefer(scheme);
        openHistory("");
        LooksTest.picture(browser, "history", width, scheme);
        LooksTest.assertAccessible(browser);
    }
}
