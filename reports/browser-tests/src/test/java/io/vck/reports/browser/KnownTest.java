package io.vck.reports.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** A site that knows baselines and findings. */
class KnownTest extends SiteTest {
    private static Path unknowing;

    @BeforeAll
    static void tellWhatIsKnown() {
        unknowing = site;
        List<Path> logs = Stream.of("reference", "loop", "my-tensors")
                .map(name -> folder.resolve(name + ".jsonl"))
                .toList();
        site = Sites.site(logs, Knowing.PLAINLY, folder.resolve("known"));
    }

    /** How many cases of the backend with mistakes stand so. */
    private static long standing(String letter) {
        return (Long) browser.value(
                "[...vck.index().known.backends[2].standings].filter(letter => letter === '" + letter + "').length");
    }

    /** How many of these are no failures. */
    private static long unsupported() {
        return count(MISTAKEN, "u");
    }

    @Test
    void withoutBaselinesNothingIsSaid() {
        browser.open(unknowing, "");

        assertThat(browser.texts("nav a")).doesNotContain("Known outcomes", "Findings");
        assertThat(browser.all(".standing, .by-baseline, input[name=known]")).isEmpty();
    }

    @Test
    void totalsTellKnownFailuresFromNewOnes() {
        open("");
        long known = standing("k") - unsupported();
        long fresh = standing("n");
        long otherwise = standing("o");

        assertThat(browser.texts(".by-baseline").get(MISTAKEN))
                .contains((known + fresh + otherwise) + " failures: " + known + " known with a reason, " + fresh
                        + " new, " + otherwise + " not as known")
                .contains("1 known case not in the log");
        assertThat(browser.texts(".by-baseline").get(1)).contains("No failures");
        assertThat(browser.texts(".by-baseline").get(0)).isEqualTo("No baseline was given for it.");
        browser.find(".by-baseline [data-show=new][data-on=my-tensors]").click();
        assertThat(shown()).isEqualTo(fresh).isPositive();
        assertThat(browser.hash()).isEqualTo("#known=new&on=my-tensors");
        browser.assertQuiet();
    }

    @Test
    void filtersByWhatIsKnownTogetherWithVerdictsOnTheSameBackend() {
        open("#known=known&verdict=fail");
        assertThat(shown()).isEqualTo(standing("k") - unsupported()).isPositive();
        browser.find(".chip input[value=otherwise]").click();
        assertThat(browser.hash()).isEqualTo("#verdict=fail&known=otherwise,known");
        assertThat(shown()).isEqualTo(count(MISTAKEN, "f"));
        chip("fail");
        browser.find(".chip input[value=known]").click();
        assertThat(browser.hash()).isEqualTo("#known=otherwise");
        assertThat(shown()).isEqualTo(standing("o")).isPositive();
    }

    @Test
    void aCellSaysInWordsWhatItsSignMeans() {
        open("#known=known&verdict=fail");

        assertThat(browser.value("[...document.querySelectorAll('.case .cell.known')].at(-1).textContent"))
                .asString()
                .contains("my-tensors fail, known");
    }

    @Test
    void aKnownCaseShowsItsReasonAndWhereItIsMended() {
        open("#known=known&verdict=fail");
        browser.find(".case").click();
        browser.await("document.querySelector('.panel .note.known') !== null");

        String note = browser.texts(".panel .note.known").get(0);
        assertThat(note)
                .contains("The sign of one element is another", "ada sees to it", "until 2099-01-31")
                .contains("https://example.com/");
        assertThat(browser.texts(".panel .answer summary .standing")).contains("known");
        browser.all(".panel .note.known a").stream()
                .filter(link -> link.getText().equals("All cases of this reason"))
                .findFirst()
                .orElseThrow()
                .click();
        browser.await("document.querySelector('body[data-page=known] tr.linked') !== null");
        assertThat(browser.texts("tr.linked th").get(0)).startsWith("The sign of one element is another");
        browser.driver().navigate().back();
        browser.await("document.querySelector('.panel .note.known') !== null");
        browser.find(".panel .note.known a[href='findings.html#X01']").click();
        browser.await("document.querySelector('tr.linked details[open]') !== null");
        assertThat(browser.texts("tr.linked summary b")).containsExactly("X01");
        browser.assertQuiet();
    }

    @Test
    void whatIsNewOrNotAsKnownSaysSoAndWhatToDo() {
        open("#known=new");
        browser.find(".case").click();
        browser.await("document.querySelector('.panel .note.new') !== null");
        assertThat(browser.texts(".panel .note.new").get(0))
                .contains("an unexpected failure", "Known is: pass", "To do: mend it.");

        open("#known=otherwise");
        browser.find(".case").click();
        browser.await("document.querySelector('.panel .note.otherwise') !== null");
        assertThat(browser.texts(".panel .note.otherwise").get(0))
                .contains("not as known", "a known failure that fails otherwise", "because: The sign of one element");
    }

    @Test
    void reasonsAreListedAndLeadToTheirCases() {
        openPage("known.html", "");
        assertThat(browser.texts(".of-backend h3")).containsExactly("loop", "my-tensors");
        assertThat(browser.texts("main > .lead")).contains("No baseline was given for reference.");
        browser.find(".of-backend:nth-of-type(2) .unmatched summary").click();
        assertThat(browser.texts(".of-backend:nth-of-type(2) .unmatched li").get(0))
                .startsWith(Knowing.GONE);
        browser.find("input[type=search]").sendKeys("my-tensors sign");
        assertThat(browser.all("tbody tr")).hasSize(1);
        String cases = browser.texts("td.number a").get(0);
        browser.find("td.number a").click();
        browser.await("document.querySelector('.filters .shown') !== null");

        assertThat(browser.hash()).matches("#on=my-tensors&reason=[0-9a-f]{8}");
        assertThat(cases).isEqualTo(shown() + " cases");
        assertThat(shown()).isEqualTo(count(MISTAKEN, "f"));
        assertThat(browser.texts(".because").get(0)).startsWith("because: The sign of one element");
        browser.find(".because").click();
        assertThat(browser.hash()).isEqualTo("#on=my-tensors");
        browser.assertQuiet();
    }

    @Test
    void findingsAreListedWithTheCasesWhoseKnownOutcomesNameThem() {
        openPage("findings.html", "#X01");
        browser.await("document.querySelector('tr.linked details[open]') !== null");

        assertThat(browser.texts(".of-backend h3")).containsExactly("my_tensors.vmap 0.3", "Another 1.0");
        assertThat(browser.texts(".of-backend .lead pre")).containsExactly("import my_tensors");
        assertThat(browser.texts("tr.linked .claims dd")).containsExactly("[1, -2]", "[1, 2]");
        assertThat(browser.texts("tr.linked .copied pre")).containsExactly("mul(x, y)");
        assertThat(browser.texts("tr.linked .own")).containsExactly("user/my-tensors/x01-mul");
        assertThat(browser.texts("#X02 .own a")).containsExactly(CASE);
        assertThat(browser.find("#Y01").findElements(By.tagName("td")))
                .extracting(cell -> cell.getText())
                .containsExactly("dtype", "–", "–");
        String cases = browser.texts("tr.linked td.number a").get(0);
        browser.find("tr.linked td.number a").click();
        browser.await("document.querySelector('.filters .shown') !== null");
        assertThat(browser.hash()).isEqualTo("#on=my-tensors&finding=X01");
        assertThat(cases).isEqualTo(shown() + " cases");
        browser.assertQuiet();
    }

    @Test
    void casesThatAreGoneAreALinkAway() {
        open("");
        browser.find(".by-baseline a").click();
        browser.await("document.querySelector('details.unmatched[open]') !== null");

        assertThat(browser.hash()).endsWith("/unmatched");
        assertThat(browser.texts("details[open] li").get(0)).startsWith(Knowing.GONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            known.html#loop/nope        | There is no reason “loop/nope” in this site. Show all reasons
            known.html#loop/unmatched2  | There is no reason “loop/unmatched2” in this site. Show all reasons
            findings.html#N99           | There is no finding “N99” in this site. Show all findings
            """)
    void whatALinkLeadsToInVainIsSaid(String address, String said) {
        String[] parts = address.split("#", 2);
        openPage(parts[0], "#" + parts[1]);

        assertThat(browser.texts("[role=alert]")).containsExactly(said);
        browser.find("[role=alert] button").click();
        assertThat(browser.hash()).isEmpty();
        assertThat(browser.all("[role=alert]")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"known, sign of one", "findings, X02 raises"})
    void whatIsSearchedForIsInTheAddress(String page, String text) {
        openPage(page + ".html", "#text=" + text);
        assertThat(browser.find("input[type=search]").getDomProperty("value")).isEqualTo(text);
        assertThat(browser.all("tbody tr")).hasSize(1);
    }

    @Test
    void theKeyboardIsEnoughOnThePages() {
        openPage("findings.html", "");
        browser.driver().executeScript("document.querySelector('#X02 summary').focus()");
        press(Keys.ENTER);
        browser.await("document.querySelector('#X02 details[open]') !== null");
        assertThat(browser.texts("#X02 .gist")).containsExactly("It raises.");
    }
}
