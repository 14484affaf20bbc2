package io.vck.conformance.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.reports.fingerprint.Fingerprint;
import io.vck.reports.log.CaseVerdict;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BaselineUpdateTest {
    private static final GateTerms TERMS = GateTerms.whole(LocalDate.of(2026, 6, 1));
    private static final Baseline KNOWN = GateTest.baseline("""
        {"case": "a/f/none", "verdict": "unsupported", "message": "no vmap", "reason": "not yet", "issue": "i", "owner": "o",
         "until": "2026-07-01"},
        {"case": "a/f/bad", "labels": ["2", "1"], "verdict": "fail", "message": "wrong", "reason": "hard"}
        """);

    private static Baseline updated(TestLog log) {
        return updated(log, TERMS);
    }

    private static Baseline updated(TestLog log, GateTerms terms) {
        return BaselineUpdate.of(log.read(), Optional.of(KNOWN), terms, "toy.json", "");
    }

    private static List<String> entries(Baseline baseline) {
        return baseline.entries().stream()
                .map(entry -> entry.cases().ids() + " " + entry.outcome().describe() + (entry.flaky() ? " flaky" : "")
                        + ", because: " + entry.reason())
                .toList();
    }

    private static TestLog log() {
        return TestLog.of().pass("a/f/good", "a/f/fine", "a/f/odd");
    }

    private static TestLog asKnown() {
        return log().add("a/f/bad[1]", CaseVerdict.FAIL, "wrong")
                .add("a/f/bad[2]", CaseVerdict.FAIL, "wrong")
                .add("a/f/none", CaseVerdict.UNSUPPORTED, "no vmap");
    }

    @Test
    void whereNothingChangedNothingIsChanged() {
        assertThat(updated(asKnown()).entries()).isEqualTo(KNOWN.entries());
    }

    @Test
    void theFirstBaselineHasAllThatDoesNotPassAndNoReasons() {
        TestLog log =
                asKnown().add("a/f/aa", CaseVerdict.CRASH, "died at 0x1234").disputed("a/f/z", CaseVerdict.FAIL, "x");
        Baseline first = BaselineUpdate.of(log.read(), Optional.empty(), TERMS, "toy.json", "");

        assertThat(entries(first))
                .containsExactly(
                        "[a/f/aa] crash: died at <address>, because: ",
                        "[a/f/bad[1], a/f/bad[2]] fail: wrong, because: ",
                        "[a/f/none] unsupported: no vmap, because: ");
        assertThat(List.copyOf(first.cases()))
                .contains("a/f/good", "a/f/bad[1]", "a/f/z")
                .isSorted();
    }

    @Test
    void theGateTakesWhatWasWrittenOnceItHasReasons() {
        TestLog log = asKnown().add("a/f/aa", CaseVerdict.CRASH, "died");
        Baseline unexplained = updated(log);
        Baseline explained =
                BaselineUpdate.of(log.read(), Optional.of(unexplained), TERMS, "toy.json", "known for long");
        Baseline read = BaselineReader.read("toy.json", BaselineWriter.write(explained));

        assertThat(Gate.judge(log.read(), Optional.of(unexplained), TERMS).findings())
                .extracting(Finding::kind)
                .containsExactly(FindingKind.UNEXPLAINED);
        assertThat(Gate.judge(log.read(), Optional.of(read), TERMS).findings()).isEmpty();
        assertThat(entries(read)).last().isEqualTo("[a/f/aa] crash: died, because: known for long");
        assertThat(entries(read)).first().asString().endsWith("because: not yet");
    }

    @Test
    void whatPassesOrIsGoneLosesItsEntry() {
        assertThat(entries(updated(
                        log().add("a/f/bad[1]", CaseVerdict.FAIL, "wrong").pass("a/f/bad[2]"))))
                .containsExactly("[a/f/bad[1]] fail: wrong, because: hard");
        assertThat(updated(log()).cases()).doesNotContain("a/f/bad[1]", "a/f/none");
    }

    @Test
    void expansionsThatNoLongerEndAlikePart() {
        TestLog log = log().add("a/f/bad[1]", CaseVerdict.FAIL, "wrong elsewhere")
                .add("a/f/bad[2]", CaseVerdict.CRASH, "died")
                .add("a/f/none", CaseVerdict.UNSUPPORTED, "no vmap");

        assertThat(entries(updated(log)))
                .as("a reason holds for its verdict")
                .containsExactly(
                        "[a/f/none] unsupported: no vmap, because: not yet",
                        "[a/f/bad[2]] crash: died, because: ",
                        "[a/f/bad[1]] fail: wrong elsewhere, because: hard");
    }

    @Test
    void issueOwnerAndDateStay() {
        KnownOutcome entry = updated(asKnown()).entries().get(0);

        assertThat(entry.issue()).contains("i");
        assertThat(entry.owner()).contains("o");
        assertThat(entry.until()).contains(LocalDate.of(2026, 7, 1));
    }

    @Test
    void aNewExpansionJoinsTheEntryOfThoseThatEndAlike() {
        TestLog log =
                asKnown().add("a/f/bad[3]", CaseVerdict.FAIL, "wrong").add("a/f/bad[4]", CaseVerdict.FAIL, "otherwise");

        assertThat(entries(updated(log)))
                .containsExactly(
                        "[a/f/none] unsupported: no vmap, because: not yet",
                        "[a/f/bad[2], a/f/bad[1], a/f/bad[3]] fail: wrong, because: hard",
                        "[a/f/bad[4]] fail: otherwise, because: ");
    }

    @Test
    void aPartLeavesAllElseAsItIs() {
        TestLog part = TestLog.of().filtered("a/f/good").suite("9.9").add("a/f/good", CaseVerdict.FAIL, "new");
        Baseline updated = updated(part, new GateTerms(LocalDate.of(2026, 6, 1), true, Map.of()));

        assertThat(updated.cases()).containsExactlyInAnyOrderElementsOf(KNOWN.cases());
        assertThat(updated.suite()).isEqualTo("1.0");
        assertThat(entries(updated)).hasSize(3).last().isEqualTo("[a/f/good] fail: new, because: ");
    }

    @Test
    void whatChangedWhenItWasRunAgainIsWrittenAsFlaky() {
        TestLog log = TestLog.of()
                .pass("a/f/fine", "a/f/odd", "a/f/bad[1]", "a/f/bad[2]", "a/f/none")
                .add("a/f/good", CaseVerdict.FAIL, "wrong");
        Ending pass = new Ending(Fingerprint.PASS, "", false, 0);
        Baseline updated = updated(log, TERMS.with(Map.of("a/f/good", List.of(pass))));

        assertThat(entries(updated)).containsExactly("[a/f/good] fail: wrong flaky, because: ");
    }

    @Test
    void whatIsBrokenGetsNoEntry() {
        assertThat(entries(updated(asKnown().add("a/f/x", CaseVerdict.BROKEN, "no inputs"))))
                .hasSize(2);
    }

    @Test
    void idsThatLookLikeExpansionsOfOthersAreKeptApart() {
        TestLog log =
                TestLog.of().pass("a/f/x", "a/f/x[1]", "y]", "a/f/z[]").add("a/f/x[2]", CaseVerdict.FAIL, "wrong");
        Baseline first = BaselineUpdate.of(log.read(), Optional.empty(), TERMS, "toy.json", "r");
        Baseline read = BaselineReader.read("toy.json", BaselineWriter.write(first));

        assertThat(read.cases()).containsExactlyInAnyOrder("a/f/x", "a/f/x[1]", "a/f/x[2]", "y]", "a/f/z[]");
        assertThat(Gate.judge(log.read(), Optional.of(read), TERMS).findings()).isEmpty();
    }

    @Test
    void halvesOfCharactersCanBeWrittenAndRead() {
        TestLog log = TestLog.of()
                .backend("toy\ud800", "\udc00", "strides")
                .pass("a/f/good \ud83d\ude00", "a/f/half[\ud83d]");
        Baseline first = BaselineUpdate.of(log.read(), Optional.empty(), TERMS, "toy.json", "");

        String text = BaselineWriter.write(first);

        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(text)).isTrue();
        assertThat(BaselineReader.read("toy.json", text)).isEqualTo(first);
    }
}
