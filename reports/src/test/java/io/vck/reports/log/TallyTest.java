package io.vck.reports.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TallyTest {

    @Test
    void aDisputedCaseCountsApartAndFailsNoRun() {
        Tally tally = Tally.NONE.plus(Logs.passed("a")).plus(Logs.disputed(Logs.failed("b"), "who knows"));

        assertThat(tally.of(CaseVerdict.FAIL)).isZero();
        assertThat(tally.disputed()).isEqualTo(1);
        assertThat(tally.total()).isEqualTo(2);
        assertThat(tally.unchecked()).isEqualTo(2);
        assertThat(tally.failsRun()).isFalse();
    }

    @Test
    void countingComesToTheSameAsAddingUp() {
        Tally earlier = Tally.NONE.plus(Logs.passed("a")).plus(Logs.disputed(Logs.failed("b"), "who knows"));
        TallyCount count = new TallyCount();

        count.add(earlier);
        count.add(CaseOutcome.of(Logs.failed("c")));

        assertThat(count.sum()).isEqualTo(earlier.plus(Logs.failed("c")));
    }

    @Test
    void aFailureFailsTheRun() {
        assertThat(Tally.NONE.plus(Logs.failed("a")).failsRun()).isTrue();
    }
}
