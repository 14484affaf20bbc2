package io.vck.reports.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

class CaseTest extends SiteTest {

    private static String failed(String expectation) {
        open("#verdict=fail");
        return String.valueOf(browser.driver().executeAsyncScript("""
                const done = arguments[0];
                const cases = new vck.Cases(vck.index());
                (async () => {
                  for (let i = 0; i < cases.count; i++) {
                    const record = (await cases.records(i))[2];
                    if (record?.verdict === 'fail' && %s) {
                      return cases.id(i);
                    }
                  }
                })().then(done);
                """.formatted(expectation)));
    }

    @Test
    void aCaseSaysWhatItTestsAndWhatBackendsMadeOfIt() {
        openCase(CASE);

        assertThat(browser.texts(".panel .lead")).hasSize(1);
        assertThat(browser.texts(".panel .program")).containsExactly("vmap(lambda x: vmap(lambda y: x * y)(y))(x)");
        assertThat(browser.texts(".panel .inputs dt")).containsExactly("x = randn(2, 3)", "y = randn(5, 3)");
        assertThat(browser.texts(".panel .why a")).isNotEmpty();
        assertThat(browser.texts(".panel .why .text")).isNotEmpty();
        assertThat(String.join(" ", browser.texts(".panel .answer h3"))).contains("reference", "loop", "my-tensors");
        browser.assertQuiet();
    }

    @Test
    void expectedAndObservedStandSideBySideWithTheFirstDifferenceMarked() {
        String id = failed("record.expect[0].difference?.index && record.expect[0].expected.result?.tensor.values");
        openCase(id);

        assertThat(browser.texts(".panel .side h4")).startsWith("Expected", "Observed");
        List<String> marked = browser.texts(".panel .side mark");
        assertThat(marked).hasSize(2);
        assertThat(browser.texts(".panel .side .short")).containsExactlyElementsOf(marked);
        assertThat(browser.texts(".panel .side .differs")).containsExactlyElementsOf(marked);
    }

    /** What one needs to read an answer stands above it; what one does with it, below. */
    @Test
    void aCaseIsReadFromTopToBottom() {
        openCase(failed("record.expect[0].difference?.index && record.requirements.length > 0"));
        List<String> order = List.of(
                "lead", "why", "program", "inputs", "answers", "sides", "diagnosis", "snippet", "rerun", "others");

        assertThat((List<?>) browser.value("""
                [...document.querySelectorAll('.panel .lead, .panel .why, .panel .program, .panel .inputs, .panel .answers > h3,'
                  + '.answer:first-of-type .sides, .answer:first-of-type .diagnosis, .answer:first-of-type .snippet,'
                  + '.answer:first-of-type .rerun, .answer:nth-of-type(2) > summary')]
                  .map((each) => (each.closest('.answer:nth-of-type(2)') ? 'others' : each.id || each.classList[0]))
                  .filter((name, i, all) => name !== all[i - 1])"""))
                .extracting(String::valueOf)
                .contains("lead", "why", "program", "inputs", "answers", "sides", "rerun", "others")
                .isSubsetOf(order)
                .isSortedAccordingTo(Comparator.comparing(order::indexOf));
    }

    /** A message that says what a finding says too stands there once; a text of a message is not repeated as a sentence. */
    @Test
    void nothingIsSaidTwice() {
        open("#verdict=error&on=my-tensors");
        browser.find(".case").click();
        browser.await("document.querySelector('.panel .answer.error') !== null");

        assertThat(browser.find(".panel .answer.error").getText().split("dispatch.cc:123", -1))
                .as("once")
                .hasSize(2);
    }

    @Test
    void whatWasObservedIsSaidPlainly() {
        openCase(CASE);

        assertThat(browser.value("vck.plainly('that it returned float32[2]')")).isEqualTo("it returned float32[2]");
        assertThat(browser.value("vck.plainly('that the program returned')")).isEqualTo("the program returned");
        assertThat(browser.value("vck.plainly('1.5')")).isEqualTo("1.5");
    }

    /** Asked for one backend, its answer is read first. */
    @Test
    void theAnswerOfTheBackendThatIsAskedForComesFirst() {
        open("#verdict=fail&on=my-tensors");
        String id = browser.find(".case").getDomAttribute("data-id");
        open("#on=loop&case=" + id);
        awaitCase(id);
        assertThat(browser.texts(".panel .answer h3").get(0)).contains("loop");
        open("#case=" + id);
        awaitCase(id);
        assertThat(browser.texts(".panel .answer h3").get(0)).contains("my-tensors");
    }

    @Test
    void ofLargeTensorsAPictureShowsWhereTheyDiffer() {
        String id = failed("record.expect[0].expected?.result?.tensor.base64");
        openCase(id);

        assertThat(browser.find(".panel canvas").getAccessibleName()).matches("1 of [\\d,]+ elements differ");
        assertThat(browser.texts(".panel .side mark")).hasSize(2);
        assertThat((Long) browser.value("(() => {"
                        + "const canvas = document.querySelector('.panel canvas');"
                        + "const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;"
                        + "const colours = new Set();"
                        + "for (let i = 0; i < data.length; i += 4) colours.add(data.slice(i, i + 4).join());"
                        + "return colours.size; })()"))
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void aFailuresInputsAreShownWithWhatIsInThem() {
        openCase(failed("record.inputs[0]?.value.tensor?.values"));

        assertThat(browser.texts(".panel .inputs dt code").get(0)).contains(" = ");
        browser.find(".panel .inputs summary").click();
        browser.await("document.querySelector('.panel .inputs details[open] table.tensor td') !== null");
        assertThat(browser.all(".panel .inputs details[open] table.tensor td:not(.corner)"))
                .isNotEmpty()
                .allSatisfy(element -> assertThat(element.getText()).matches("-?\\d.*|True|False|\\(.*j\\)"));
        browser.assertQuiet();
    }

    @Test
    void whereTheKitHasNoWordsOfABackendACommandIsNamed() {
        openCase(failed("true"));

        assertThat(browser.texts(".answer.fail .printed p"))
                .containsExactly(
                        "The kit has no words of my-tensors; this command prints the case in those of PyTorch:");
        assertThat(browser.texts(".answer.fail .printed code, .answer.fail .printed pre")
                        .get(0))
                .contains("vck show ")
                .contains("--as pytorch-legacy");
    }

    @Test
    void aCaseIsInTheAddressAndALinkOpensIt() {
        open("#text=outer-product lambda");
        browser.find(".case[data-id='" + CASE + "']").click();
        awaitCase(CASE);
        assertThat(browser.hash()).isEqualTo("#text=outer-product lambda&case=" + CASE);

        browser.driver().navigate().back();
        browser.await("document.querySelector('.panel') === null");
        assertThat(search().getDomProperty("value")).isEqualTo("outer-product lambda");

        open("#case=" + CASE.replace("/", "%2F") + "&verdict=fail");
        awaitCase(CASE);
        open("#case=no/such/case");
        assertThat(browser.texts("[role=alert]"))
                .containsExactly("There is no case no/such/case in these logs. Ask without it");
        browser.assertQuiet();
    }

    @Test
    void neighboursAreAKeyAway() {
        open("#verdict=fail");
        browser.find(".case").click();
        browser.await("document.querySelector('.panel .program') !== null");
        String first = browser.texts(".panel h2").get(0);
        press("j");
        browser.await("document.querySelector('.panel h2').textContent !== '" + first + "'");
        press("k");
        awaitCase(first);
        press(Keys.ESCAPE);
        browser.await("document.querySelector('.panel') === null");
    }

    @Test
    void aRequirementIsALinkAway() {
        openCase(CASE);
        String requirement = browser.texts(".panel .why a b").get(0);
        browser.find(".panel .why a").click();
        browser.await("document.querySelector('tr.linked details[open] .text') !== null");

        assertThat(browser.texts("tr.linked summary b")).containsExactly(requirement);
    }

    /** As where the page comes over plain HTTP. */
    @Test
    void withoutAClipboardTheButtonSaysWhatToDo() {
        openCase(CASE);
        browser.value("Object.defineProperty(navigator, 'clipboard', {value: undefined}) && 'none'");
        browser.find(".answer[open] .rerun .copy").click();
        browser.await("document.querySelector('.answer[open] .rerun .copy').textContent === 'Select it and copy it'");
        browser.assertQuiet();
    }

    @Test
    void aCommandIsCopied() {
        browser.driver()
                .executeCdpCommand(
                        "Browser.grantPermissions",
                        Map.of("permissions", List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
        openCase(CASE);
        browser.find(".answer[open] .rerun .copy").click();
        browser.await("document.querySelector('.answer[open] .rerun .copy').textContent === 'Copied'");

        assertThat(browser.driver().executeAsyncScript("navigator.clipboard.readText().then(arguments[0])"))
                .asString()
                .startsWith("vck run --backend ")
                .endsWith(" --filter " + CASE);
    }

    @Test
    void aSiteThatWasWrittenAnewMeanwhileIsNoticed() {
        open("");
        browser.driver().executeScript("vck.data('index', 'ffffffff', '{}')");
        browser.find(".case").click();
        browser.await("document.querySelector('.panel [role=alert]') !== null");

        assertThat(browser.texts(".panel [role=alert]"))
                .containsExactly(
                        "The site was written anew while this page was open. Reload it; if that does not help, write it again.");
    }
}
