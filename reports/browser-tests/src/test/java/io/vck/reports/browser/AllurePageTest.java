package io.vck.reports.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.reports.allure.AllureReport;
import io.vck.reports.known.BaselineEntry;
import io.vck.reports.known.KnownBackends;
import io.vck.reports.known.Standing;
import io.vck.reports.log.CaseVerdict;
import io.vck.reports.log.LogSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** The page that Allure's own tool makes of results, by the command that the documentation names. */
@Tag("browser")
class AllurePageTest {
    private static final Path COMMAND = Path.of("../../conformance/bin/allure");
    private static final Path PICTURES = Path.of("target/pictures");

    /** Leaves a mark if it is anything but text. */
    private static final String HOSTILE =
            "<script>window.taken=1</script><img src=x onerror='window.taken=1'>\" onmouseover=\"window.taken=1"
                    + " ](javascript:x)";

    @TempDir
    private static Path folder;

    private static Browser browser;
    private static Path page;

    /** Three backends, and the same log again with a hostile text in every field; all that fails is known. */
    @BeforeAll
    static void makePage() throws IOException, InterruptedException {
        List<Path> logs = Sites.logs("api/out-dims/", folder);
        Sites.hostile(List.of(logs.get(2)), HOSTILE, folder);
        AllureReport.write(
                List.of(
                        LogSummary.read(logs.get(0)),
                        LogSummary.read(logs.get(2)),
                        LogSummary.read(folder.resolve("hostile-" + logs.get(2).getFileName()))),
                known(),
                folder.resolve("results"));
        allure("generate", folder.resolve("results").toString(), "--single-file", "-o", folder.resolve("page") + "");
        page = folder.resolve("page/index.html");
        browser = Browser.start();
        browser.window(1280, 1000);
    }

    private static KnownBackends known() {
        BaselineEntry entry = new BaselineEntry(
                "fail: " + HOSTILE,
                false,
                "a reason " + HOSTILE,
                Optional.of("https://example.com/" + HOSTILE),
                Optional.of(HOSTILE),
                Optional.empty());
        return (backend, profile) -> Optional.of(outcome ->
                outcome.verdict() == CaseVerdict.FAIL ? new Standing.AsKnown(entry) : Standing.NOTHING_TO_SAY);
    }

    private static void allure(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder command = new ProcessBuilder(COMMAND.toString());
        command.command().addAll(List.of(arguments));
        Path said = folder.resolve("said.txt");
        int exit = command.redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();
        assertThat(exit).as(Files.readString(said)).isZero();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    private static void open(String hash) {
        browser.open(page, hash);
        browser.await("document.querySelector('.app__content') !== null && !document.querySelector('.loader')");
    }

    @Test
    void theOverviewHasTheBackendsAndTheCategories() {
        open("");
        browser.await("document.body.innerText.includes('reference')");

        assertThat(browser.find("body").getText())
                .containsIgnoringCase("vmap conformance: reference, my-tensors")
                .contains("Known", "api")
                .doesNotContain("Unexpected");
        browser.picture(PICTURES.resolve("allure-overview.png"));
        assertThat(requestsToTheNetwork()).isEmpty();
    }

    @Test
    void knownFailuresStandTogetherByTheirReason() {
        open("#categories");
        browser.await("document.body.innerText.includes('Known')");

        browser.find(".node__title").click();
        browser.await("document.body.innerText.includes('known: a reason')");
        browser.picture(PICTURES.resolve("allure-categories.png"));
        assertUntaken();
    }

    @Test
    void everyResultIsTextAndNothingElse() {
        open("");
        @SuppressWarnings("unchecked")
        List<String> results = (List<String>)
                browser.value("Object.keys(reportData).map(name => name.match(/test-cases\\/(\\w+)\\.json/))"
                        + ".filter(Boolean).map(found => found[1])");

        assertThat(results).hasSizeGreaterThan(50);
        for (String result : results) {
            browser.value("location.hash = 'testresult/" + result + "'");
            browser.await("document.body.innerHTML.includes('test-result__name')");
            assertUntaken();
        }
        browser.picture(PICTURES.resolve("allure-result.png"));
        assertThat(requestsToTheNetwork()).isEmpty();
    }

    private static void assertUntaken() {
        assertThat(browser.value("window.taken === undefined")).isEqualTo(true);
        assertThat(browser.all("a[href^='javascript:x']")).isEmpty();
    }

    private static List<String> requestsToTheNetwork() {
        return browser.driver().manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                .map(LogEntry::getMessage)
                .filter(message -> message.contains("\"Network.requestWillBeSent\"")
                        && message.matches("(?s).*\"request\":\\{.*\"url\":\"https?:.*"))
                .toList();
    }
}
