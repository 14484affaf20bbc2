package io.vck.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.backend.spi.BackendInfo;
import io.vck.backend.value.DType;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.Value;
import io.vck.conformance.cases.Case;
import io.vck.conformance.judge.Difference;
import io.vck.conformance.judge.Finding;
import io.vck.conformance.judge.Outcome;
import io.vck.conformance.judge.Verdict;
import io.vck.conformance.run.Fakes.Expect;
import io.vck.reports.log.LogTensor;
import io.vck.reports.log.LogValue;
import io.vck.reports.log.LoggedExpectation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseRecordsTest {
    private static final Difference DIFFERENCE = Difference.of("result", "1", "2");

    private static LoggedExpectation logged(Finding finding) {
        Expect expectation = Expect.met();
        Result result = new Result(
                Fakes.caseNamed("a", expectation),
                new BackendInfo("fake", "1", "Java", Set.of()),
                DescribedInputs.NONE,
                Optional.of(Fakes.RETURNED),
                new Verdict(Outcome.FAIL, "no", List.of(new Verdict.Judged(expectation, finding))),
                Duration.ZERO);
        return CaseRecords.of(result).expect().get(0);
    }

    private static Value<ObservedTensor> zeros(int size) {
        return new Value.Tensor<>(new ObservedTensor(
                DType.FLOAT32, List.of((long) size), Optional.empty(), Optional.empty(), new byte[4 * size]));
    }

    @ParameterizedTest
    @CsvSource({"4096, whole", "4097, summed up"})
    void aValueThatWasExpectedIsKeptAndALargeTensorSummedUp(int size, String how) {
        LoggedExpectation logged = logged(new Finding.Unmet(DIFFERENCE, Map.of("result", zeros(size))));

        assertThat(logged.expected().get("result"))
                .isInstanceOfSatisfying(
                        LogValue.Tensor.class,
                        value -> assertThat(value.tensor())
                                .isInstanceOf(how.equals("whole") ? LogTensor.Whole.class : LogTensor.Summary.class));
    }

    @Test
    void aRecordSaysWhatItsProgramAsksOfABackend() {
        Case tested = LoggedRuns.bundledCases().stream()
                .filter(each -> each.id().equals("api/fallback/silent-by-default"))
                .findFirst()
                .orElseThrow();
        Result result = new Result(
                tested,
                new BackendInfo("fake", "1", "Java", Set.of()),
                DescribedInputs.NONE,
                Optional.empty(),
                new Verdict(Outcome.UNSUPPORTED, "no", List.of()),
                Duration.ZERO);

        assertThat(CaseRecords.of(result).demands().operators()).containsExactly("atan2");
        assertThat(CaseRecords.of(result).demands().capabilities()).isEqualTo(tested.capabilities());
        assertThat(CaseRecords.of(result).demands().observes()).containsExactly("fallback-warnings", "warnings");
    }

    @Test
    void whatIsMetKeepsNoValue() {
        assertThat(logged(new Finding.Met()).expected()).isEmpty();
    }
}
