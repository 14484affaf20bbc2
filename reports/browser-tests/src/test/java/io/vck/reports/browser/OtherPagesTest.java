package io.vck.reports.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
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
    void operatorsAreListedAndLeadToTheirCases() {
        openPage("operators.html", "");
        browser.find("input[type=search]").sendKeys("atan2(Tensor");

        assertThat(browser.texts("tbody th")).contains("atan2");
        assertThat(browser.all("tbody tr").get(0).findElements(By.tagName("td")))
                .extracting(cell -> cell.getText())
                .contains("fallback", "✓ yes");
        browser.assertQuiet();
        String cases = browser.texts("td.number a").get(0);
        browser.find("td.number a").click();
        browser.await("document.querySelector('.filters .shown') !== null");

        assertThat(browser.hash()).isEqualTo("#operator=atan2");
        assertThat(cases).isEqualTo(shown() + " cases");
    }

    @Test
    void capabilitiesAreThoseThatBackendsClaim() {
        openPage("capabilities.html", "");

        assertThat(browser.texts("thead th")).containsExactly("capability", "reference", "loop", "my-tensors");
        assertThat(browser.all("tbody tr").stream()
                        .filter(row -> row.getText().startsWith("complex"))
                        .findFirst()
                        .orElseThrow()
                        .findElements(By.tagName("td")))
                .extracting(cell -> cell.getText())
                .containsExactly("✓ yes", "✓ yes", "– no");
        browser.assertQuiet();
    }
}
