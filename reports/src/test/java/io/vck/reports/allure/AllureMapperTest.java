package io.vck.reports.allure;

import static org.assertj.core.api.Assertions.assertThat;

import io.qameta.allure.model.Label;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.TestResult;
import io.vck.reports.log.CaseRecord;
import io.vck.reports.log.CaseVerdict;
import io.vck.reports.log.Logs;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllureMapperTest {
    private static TestResult mapped(CaseRecord record) {
        TestResult result = new TestResult();
        new AllureMapper(Logs.header()).describe(record, result);
        return result;
    }

    private static CaseRecord ended(CaseVerdict verdict) {
        CaseRecord failed = Logs.failed("api/levels/x");
        return new CaseRecord(
                failed.id(),
                verdict,
                failed.message(),
                failed.about(),
                failed.requirements(),
                failed.mirrors(),
                failed.disputed(),
                failed.program(),
                failed.inputs(),
                failed.expect(),
                failed.observation(),
                failed.unchecked(),
                failed.milliseconds());
    }

    @ParameterizedTest
    @CsvSource({
        "PASS, PASSED, PASSED",
        "FAIL, FAILED, SKIPPED",
        "ERROR, FAILED, SKIPPED",
        "TIMEOUT, FAILED, SKIPPED",
        "CRASH, FAILED, SKIPPED",
        "BROKEN, BROKEN, SKIPPED",
        "UNSUPPORTED, SKIPPED, SKIPPED"
    })
    void blamesTheBackendWithFailedAndTheCaseWithBroken(CaseVerdict verdict, Status status, Status disputed) {
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

    @Test
    void historyIsOfACaseOnABackend() {
        TestResult one = mapped(Logs.passed("a/b/c"));
        assertThat(one.getHistoryId()).isEqualTo(mapped(Logs.failed("a/b/c")).getHistoryId());
        assertThat(one.getHistoryId()).isNotEqualTo(mapped(Logs.passed("a/b/d")).getHistoryId());
        assertThat(one.getHistoryId()).isNotEqualTo(one.getTestCaseId());
    }

    private static List<String> values(TestResult result, String label) {
        return result.getLabels().stream()
                .filter(each -> each.getName().equals(label))
                .map(Label::getValue)
                .toList();
    }
}
