package io.vck.reports.allure;

import static org.assertj.core.api.Assertions.assertThat;

import io.qameta.allure.model.Label;
import io.qameta.allure.model.Link;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.TestResult;
import io.vck.reports.known.BaselineEntry;
import io.vck.reports.known.KnownOutcomes;
import io.vck.reports.known.Standing;
import io.vck.reports.log.CaseRecord;
import io.vck.reports.log.CaseVerdict;
import io.vck.reports.log.Logs;
import io.vck.reports.log.WrittenLogs;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllureMapperTest {
    private static final BaselineEntry ENTRY = new BaselineEntry(
            "crash: died",
            true,
            "a race",
            Optional.of("https://example.com/1"),
            Optional.of("ada"),
            Optional.of(LocalDate.of(2027, 3, 31)));

    private static TestResult mapped(CaseRecord record) {
        return mapped(record, KnownOutcomes.NONE);
    }

    private static TestResult mapped(CaseRecord record, KnownOutcomes known) {
        TestResult result = new TestResult();
        new AllureMapper(Logs.header(), known).describe(record, result);
        return result;
    }

    private static CaseRecord ended(CaseVerdict verdict) {
        CaseRecord failed = Logs.failed("api/levels/x");
        return failed.judged(verdict, failed.message());
    }

    @ParameterizedTest
    @CsvSource({
        "PASS, PASSED, PASSED",
        "FAIL, FAILED, SKIPPED",
        "ERROR, BROKEN, SKIPPED",
        "TIMEOUT, BROKEN, SKIPPED",
        "CRASH, BROKEN, SKIPPED",
        "BROKEN, BROKEN, SKIPPED",
        "UNSUPPORTED, SKIPPED, SKIPPED"
    })
    void aWrongAnswerIsFailedAndNoneAtAllIsBroken(CaseVerdict verdict, Status status, Status disputed) {
        assertThat(mapped(ended(verdict)).getStatus()).isEqualTo(status);
        assertThat(mapped(Logs.disputed(ended(verdict), "who knows")).getStatus())
                .isEqualTo(disputed);
    }

    @Test
    void aFailureSaysWhatWasExpectedAndObserved() {
        TestResult result = mapped(Logs.failed("api/levels/x"));
        assertThat(result.getStatusDetails().getMessage()).startsWith("FAIL: equals: result at [0, 2]");
        assertThat(result.getStatusDetails().getTrace()).contains("FAIL api/levels/x on toy", "expected  1.5");
        assertThat(result.getSteps().get(0).getStatus()).isEqualTo(Status.FAILED);
        assertThat(result.getSteps().get(1).getStatus()).isEqualTo(Status.SKIPPED);
        assertThat(result.getSteps().get(1).getName()).isEqualTo("warnings: 1 warning (no warnings)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "api/levels/same-dim         | api | levels | same-dim | same-dim",
                "api/levels/a[x/y,(0, 1)[0]] | api | levels | a        | a [x/y,(0, 1)[0]]",
                "alone                       | ''  | ''     | alone    | alone"
            })
    void suitesFollowTheId(String id, String area, String file, String name, String readable) {
        TestResult result = mapped(Logs.passed(id));
        assertThat(values(result, "parentSuite")).containsExactly(area);
        assertThat(values(result, "suite")).containsExactly(file);
        assertThat(values(result, "subSuite")).containsExactly(name);
        assertThat(result.getName()).isEqualTo(readable);
        assertThat(result.getFullName()).isEqualTo(id);
    }

    @Test
    void replacesSuitesAndKeepsOtherLabels() {
        TestResult result = new TestResult()
                .setLabels(new ArrayList<>(List.of(
                        new Label().setName("suite").setValue("JavaClass"),
                        new Label().setName("thread").setValue("main"))));
        new AllureMapper(Logs.header()).describe(Logs.passed("a/b/c"), result);
        assertThat(values(result, "suite")).containsExactly("b");
        assertThat(values(result, "thread")).containsExactly("main");
        assertThat(values(result, "feature")).containsExactly("LEVELS-1 Nested calls");
    }

    /** Who is to blame is told by the category, which Allure finds by the message. */
    @ParameterizedTest
    @CsvSource({
        "FAIL, Wrong answers",
        "ERROR, Errors",
        "TIMEOUT, Crashes and timeouts",
        "CRASH, Crashes and timeouts",
        "BROKEN, The case or the kit is at fault",
        "UNSUPPORTED, Unsupported"
    })
    void eachVerdictHasItsCategory(CaseVerdict verdict, String category) {
        CaseRecord record = ended(verdict);
        Standing unexpected = new Standing.Unexpected("an unexpected failure", "mend it", "pass", Optional.empty());

        assertThat(categories(mapped(record))).containsExactly(category);
        assertThat(categories(mapped(record, outcome -> new Standing.AsKnown(ENTRY))))
                .containsExactly("Known");
        assertThat(categories(mapped(record, outcome -> unexpected))).containsExactly("Unexpected", category);
        if (verdict.failsRun()) {
            assertThat(categories(mapped(Logs.disputed(record, "who knows")))).containsExactly("Disputed");
        }
    }

    @Test
    void whatPassedHasNoCategory() {
        assertThat(categories(mapped(Logs.passed("a/b/c")))).isEmpty();
    }

    private static List<String> categories(TestResult result) {
        String message = result.getStatusDetails().getMessage();
        return AllureCategory.ALL.stream()
                .filter(each -> each.matchedStatuses().isEmpty()
                        || each.matchedStatuses().contains(result.getStatus()))
                .filter(each -> message != null && message.matches(each.messageRegex()))
                .map(AllureCategory::name)
                .toList();
    }

    @Test
    void aKnownFailureCarriesItsReasonIssueAndOwner() {
        TestResult result = mapped(Logs.failed("a/b/c"), outcome -> new Standing.AsKnown(ENTRY));

        assertThat(result.getStatus()).isEqualTo(Status.FAILED);
        assertThat(result.getStatusDetails().isKnown()).isTrue();
        assertThat(result.getStatusDetails().isFlaky()).isTrue();
        assertThat(result.getStatusDetails().getMessage())
                .isEqualTo("known: a race\nissue: https://example.com/1\nowner: ada\nuntil: 2027-03-31");
        assertThat(result.getStatusDetails().getTrace()).contains("FAIL a/b/c on toy");
        assertThat(values(result, "owner")).containsExactly("ada");
        assertThat(values(result, "tag")).containsExactly("fail", "known");
        assertThat(result.getLinks()).first().satisfies(link -> {
            assertThat(link.getType()).isEqualTo("issue");
            assertThat(link.getUrl()).isEqualTo("https://example.com/1");
        });
    }

    @Test
    void anUnexpectedPassSaysWhatWasKnown() {
        TestResult result = mapped(
                Logs.passed("a/b/c"),
                outcome -> new Standing.Unexpected(
                        "an unexpected pass", "remove its entry", "fail: wrong", Optional.of(ENTRY)));

        assertThat(result.getStatus()).isEqualTo(Status.PASSED);
        assertThat(result.getStatusDetails().isKnown()).isFalse();
        assertThat(categories(result)).containsExactly("Unexpected");
        assertThat(result.getStatusDetails().getTrace()).contains("fail: wrong", "a race", "remove its entry");
        assertThat(values(result, "tag")).containsExactly("pass", "unexpected");
    }

    /** A page that follows such a link runs it. */
    @Test
    void whatIsNoAddressOfTheWebIsNoLink() {
        BaselineEntry entry = new BaselineEntry(
                "fail", false, "why", Optional.of("javascript:alert(1)"), Optional.empty(), Optional.empty());
        TestResult result = mapped(Logs.failed("a/b/c"), outcome -> new Standing.AsKnown(entry));

        assertThat(result.getLinks()).extracting(Link::getType).doesNotContain("issue");
        assertThat(result.getStatusDetails().getMessage()).contains("issue: javascript:alert(1)");
    }

    @Test
    void descriptionsHaveNoTagsButTheirOwn() {
        CaseRecord record = WrittenLogs.hostile("a/b/c", CaseVerdict.FAIL, "<img src=x onerror=alert(1)> `<b>` *<i>*");
        assertThat(mapped(record).getDescriptionHtml())
                .startsWith("<p>&lt;img src=x onerror=alert(1)&gt; <code>&lt;b&gt;</code> <em>&lt;i&gt;</em></p>\n");
    }

    @Test
    void expectedAndObservedAreSaid() {
        TestResult result = mapped(Logs.failed("a/b/c"));
        assertThat(result.getStatusDetails().getExpected()).isEqualTo("1.5");
        assertThat(result.getStatusDetails().getActual()).isEqualTo("2.5");
        assertThat(AllureMapper.texts(Logs.failed("a/b/c")))
                .filteredOn(text -> text.name().equals("expected and observed"))
                .singleElement()
                .satisfies(text -> assertThat(text.text())
                        .startsWith("expected  result = float32[6] [0.0, 1.0, 2.0, 3.0, 4.0, 5.0]\n"
                                + "differs   result at [0, 2]: expected 1.5, observed 2.5\n"
                                + "observed  result = float32[5000] [0.0, 1.0, 2.0, ")
                        .endsWith("255.0, ...] and 4744 more elements\nwarned    FutureWarning: use torch.vmap\n"));
    }

    @Test
    void historyIsOfACaseOnABackend() {
        TestResult one = mapped(Logs.passed("a/b/c"));
        assertThat(one.getHistoryId()).isEqualTo(mapped(Logs.failed("a/b/c")).getHistoryId());
        assertThat(one.getHistoryId()).isNotEqualTo(mapped(Logs.passed("a/b/d")).getHistoryId());
        assertThat(one.getHistoryId()).isNotEqualTo(one.getTestCaseId());
        // Pages have years of history by these: they may never change.
        assertThat(one.getTestCaseId()).isEqualTo("cff49f35-9f08-3f71-948f-cee824af6ad3");
        assertThat(one.getHistoryId()).isEqualTo("891e76fe-fcc6-394b-acb6-107d2396fdb5");
    }

    private static List<String> values(TestResult result, String label) {
        return result.getLabels().stream()
                .filter(each -> each.getName().equals(label))
                .map(Label::getValue)
                .toList();
    }
}
