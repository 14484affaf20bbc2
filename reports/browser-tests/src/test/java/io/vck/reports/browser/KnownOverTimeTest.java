package io.vck.reports.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A baseline is of a version, and a site has runs of several. */
class KnownOverTimeTest extends SeveralRunsTest {
    private static final String OF_BEFORE = "The baseline was written for version 0.3 and suite 1.0;"
            + " this log is of 0.2 and suite 0.9, of which it may know nothing.";

    private static Path known;

    @BeforeAll
    static void tellWhatIsKnown() {
        known = Sites.site(logs, Knowing.PLAINLY, folder.resolve("known"));
    }

    private static void openKnown(String page, String hash) {
        browser.open(known.resolveSibling(page), hash);
        browser.await("document.querySelector('main h2, main section') !== null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"compare.html", "history.html"})
    void whereRunsAreSetAgainstEachOtherItIsSaidThatTodaysBaselinesJudge(String page) {
        openKnown(page, "");

        assertThat(browser.texts(".judged-today p").get(0)).startsWith("What is known is what the baselines said when");
        assertThat(browser.texts(".judged-today .warning[data-backend='" + BEFORE + "']"))
                .containsExactly("my-tensors 0.2: " + OF_BEFORE);
        assertThat(browser.all(".judged-today .warning[data-backend='" + NOW + "']"))
                .isEmpty();
        browser.assertQuiet();
    }

    @ParameterizedTest
    @ValueSource(strings = {"index.html", "known.html"})
    void aBaselineOfAnotherVersionIsNamed(String page) {
        openKnown(page, "");

        assertThat(browser.texts(".warning.age")).contains(OF_BEFORE).hasSize(2);
    }

    @Test
    void withoutBaselinesThereIsNothingToSay() {
        open("compare.html", "");

        assertThat(browser.all(".judged-today, .age")).isEmpty();
    }
}
