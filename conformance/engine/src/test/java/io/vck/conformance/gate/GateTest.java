package io.vck.conformance.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vck.reports.fingerprint.Fingerprint;
import io.vck.reports.fingerprint.StableText;
import io.vck.reports.log.CaseVerdict;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GateTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final String MESSAGE = "equals: result at [0, 2] (lane 0): expected 1.5, observed 2.5";

    /** Two cases that pass, one with a known failure, one that is unsupported, one that is known to be flaky. */
    private static final Baseline KNOWN = baseline("""
        {"case": "a/f/bad", "labels": ["1"], "verdict": "fail", "message": "%s", "reason": "issue 7", "until": "2026-06-01"},
        {"case": "a/f/none", "verdict": "unsupported", "message": "no vmap", "reason": "not yet"},
        {"case": "a/f/odd", "verdict": "crash", "message": "died", "flaky": true, "reason": "a race"}
        """.formatted(StableText.of(MESSAGE)));

    static Baseline baseline(String entries) {
        return BaselineReader.read("toy.json", """
            {"baseline": "1.0", "backend": {"name": "toy", "version": "1", "capabilities": ["strides"]}, "suite": "1.0",
             "entries": [%s],
             "cases": {"a/f/good": [], "a/f/fine": [], "a/f/bad": ["1", "2"], "a/f/none": [], "a/f/odd": []}}
            """.formatted(entries));
    }

    private static TestLog log() {
        return TestLog.of()
                .pass("a/f/good", "a/f/fine", "a/f/bad[2]")
                .add("a/f/none", CaseVerdict.UNSUPPORTED, "no vmap");
    }

    private static TestLog asKnown() {
        return log().add("a/f/bad[1]", CaseVerdict.FAIL, MESSAGE).add("a/f/odd", CaseVerdict.CRASH, "died");
    }

    private static GateReport judge(TestLog log) {
        return judge(log, GateTerms.whole(TODAY));
    }

    private static GateReport judge(TestLog log, GateTerms terms) {
        return Gate.judge(log.read(), Optional.of(KNOWN), terms);
    }

    private static List<String> found(GateReport report) {
        return report.findings().stream()
                .map(finding -> finding.kind().key() + " " + finding.subject())
                .toList();
    }

    @Test
    void whatEndsAsKnownIsGreen() {
        GateReport report = judge(asKnown());

        assertThat(report.findings()).isEmpty();
        assertThat(report.excused()).isEqualTo(3);
        assertThat(report.notes()).isEmpty();
    }

    @Test
    void aFlakyCaseMayAlsoPass() {
        TestLog log = log().add("a/f/bad[1]", CaseVerdict.FAIL, MESSAGE).pass("a/f/odd");

        assertThat(judge(log).findings()).isEmpty();
    }

    @Test
    void theOrderOfALogDoesNotCount() {
        List<String> lines = new ArrayList<>(
                new String(asKnown().bytes(), StandardCharsets.UTF_8).lines().toList());
        Collections.reverse(lines.subList(1, lines.size() - 1));
        byte[] reversed = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);

        assertThat(Gate.judge(TestLog.read(reversed), Optional.of(KNOWN), GateTerms.whole(TODAY))
                        .findings())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"FAIL", "ERROR", "TIMEOUT", "CRASH"})
    void anUnexpectedFailure(CaseVerdict verdict) {
        GateReport report = judge(failing("a/f/good", verdict, "wrong"));

        assertThat(found(report)).containsExactly("unexpected-failure a/f/good");
        assertThat(report.findings().get(0).now()).isEqualTo(verdict.label() + ": wrong");
        assertThat(report.findings().get(0).known()).isEqualTo("pass");
    }

    /** All as known but for one of the cases that pass. */
    private static TestLog failing(String id, CaseVerdict verdict, String message) {
        TestLog log = TestLog.of()
                .add("a/f/none", CaseVerdict.UNSUPPORTED, "no vmap")
                .add("a/f/bad[1]", CaseVerdict.FAIL, MESSAGE)
                .pass("a/f/odd");
        for (String each : List.of("a/f/good", "a/f/fine", "a/f/bad[2]")) {
            log = each.equals(id) ? log.add(id, verdict, message) : log.pass(each);
        }
        return log;
    }

    @Test
    void aPassThatBecameUnsupported() {
        assertThat(found(judge(failing("a/f/fine", CaseVerdict.UNSUPPORTED, "no"))))
                .containsExactly("became-unsupported a/f/fine");
    }

    @Test
    void whatIsBrokenHasNoExcuse() {
        assertThat(found(judge(failing("a/f/good", CaseVerdict.BROKEN, "no inputs"))))
                .containsExactly("broken a/f/good");
        TestLog known = log().add("a/f/bad[1]", CaseVerdict.BROKEN, MESSAGE).pass("a/f/odd");
        assertThat(found(judge(known))).containsExactly("broken a/f/bad[1]");
        TestLog disputed = asKnown().disputed("a/f/new", CaseVerdict.BROKEN, "no inputs");
        assertThat(found(judge(disputed))).containsExactly("broken a/f/new");
    }

    @Test
    void aKnownFailureThatFailsOtherwise() {
        TestLog otherPlace = log().add("a/f/bad[1]", CaseVerdict.FAIL, MESSAGE.replace("lane 0", "lane 1"))
                .pass("a/f/odd");
        TestLog otherVerdict =
                log().add("a/f/bad[1]", CaseVerdict.ERROR, MESSAGE).pass("a/f/odd");
        TestLog unsupported =
                log().add("a/f/bad[1]", CaseVerdict.UNSUPPORTED, MESSAGE).pass("a/f/odd");

        for (TestLog log : List.of(otherPlace, otherVerdict, unsupported)) {
            assertThat(found(judge(log))).containsExactly("changed-failure a/f/bad[1]");
        }
    }

    @Test
    void aKnownFailureWithOtherDigitsIsTheSame() {
        TestLog log = log().add("a/f/bad[1]", CaseVerdict.FAIL, MESSAGE.replace("2.5", "2.500001"))
                .pass("a/f/odd");

        assertThat(judge(log).findings()).isEmpty();
    }

    @Test
    void aFlakyCaseThatFailsOtherwise() {
        TestLog log = log().add("a/f/bad[1]", CaseVerdict.FAIL, MESSAGE).add("a/f/odd", CaseVerdict.FAIL, "wrong");

        assertThat(found(judge(log))).containsExactly("changed-failure a/f/odd");
        assertThat(judge(log).findings().get(0).known()).isEqualTo("pass or crash: died");
    }

    @Test
    void anUnexpectedPass() {
        GateReport report = judge(log().pass("a/f/bad[1]", "a/f/odd"));

        assertThat(found(report)).containsExactly("unexpected-pass a/f/bad[1]");
        assertThat(report.findings().get(0).where().orElseThrow().line()).isEqualTo(2);
    }

    @Test
    void anEntryHasExpiredOnTheDayAfter() {
        GateReport report = judge(asKnown(), GateTerms.whole(TODAY.plusDays(1)));

        assertThat(found(report)).containsExactly("expired a/f/bad[1]");
    }

    @Test
    void anEntryWithoutAReasonExcusesNothing() {
        Baseline unexplained = baseline(
                "{\"case\": \"a/f/none\", \"verdict\": \"unsupported\", \"message\": \"no vmap\", \"reason\": \" \"}");
        TestLog log = log().pass("a/f/bad[1]", "a/f/odd");

        assertThat(found(Gate.judge(log.read(), Optional.of(unexplained), GateTerms.whole(TODAY))))
                .containsExactly("unexplained a/f/none");
    }

    @Test
    void aCaseThatIsMissing() {
        TestLog log =
                TestLog.of().pass("a/f/good", "a/f/bad[2]", "a/f/odd").add("a/f/bad[1]", CaseVerdict.FAIL, MESSAGE);

        assertThat(found(judge(log))).containsExactly("missing a/f/fine", "unmatched-entry a/f/none");
    }

    @Test
    void aRunThatDoesNotDoWhatItWasToDo() {
        assertThat(found(judge(asKnown().taking(8)))).containsExactly("cut-short toy.jsonl");
        assertThat(found(judge(asKnown().taking(5)))).containsExactly("altered toy.jsonl");
    }

    @Test
    void aRunThatWasInterrupted() {
        assertThat(found(judge(asKnown().interrupted()))).containsExactly("cut-short toy.jsonl");
    }

    @Test
    void aCaseThatIsThereTwice() {
        assertThat(found(judge(asKnown().pass("a/f/good")))).containsExactly("repeated a/f/good");
    }

    @Test
    void aRunOfAPart() {
        TestLog part = TestLog.of().filtered("a/f/good").pass("a/f/good");

        assertThat(found(judge(part))).containsExactly("partial toy.jsonl");
        assertThat(judge(part, new GateTerms(TODAY, true, Map.of())).findings()).isEmpty();
    }

    @Test
    void aFilterThatTakesAllThatIsKnownMakesNoPart() {
        assertThat(judge(asKnown().filtered("a/*")).findings()).isEmpty();
    }

    @Test
    void aRunOfWhatHadFailedIsOneOfAPart() {
        GateReport report = judge(TestLog.of().ofFailed().pass("a/f/good"));

        assertThat(found(report)).containsExactly("partial toy.jsonl");
        assertThat(report.findings().get(0).now()).endsWith("it was limited by --rerun-failed");
    }

    @Test
    void anEmptyRun() {
        assertThat(found(judge(TestLog.of()))).contains("empty toy.jsonl");
        assertThat(found(Gate.judge(TestLog.of().read(), Optional.empty(), GateTerms.whole(TODAY))))
                .containsExactly("empty toy.jsonl");
    }

    @Test
    void nothingIsNotEnough() {
        TestLog log =
                TestLog.of().add("a/f/x", CaseVerdict.UNSUPPORTED, "no").add("a/f/y", CaseVerdict.UNSUPPORTED, "no");

        assertThat(found(Gate.judge(log.read(), Optional.empty(), GateTerms.whole(TODAY))))
                .containsExactly("nothing-passed toy.jsonl");
    }

    @Test
    void newCasesAreRedOnlyIfTheyFail() {
        TestLog harmless = asKnown().pass("a/f/new").add("a/f/newer", CaseVerdict.UNSUPPORTED, "no");
        TestLog failing = asKnown().add("a/f/new", CaseVerdict.FAIL, "wrong");

        assertThat(judge(harmless).findings()).isEmpty();
        assertThat(judge(harmless).notes())
                .containsExactly("2 cases are new to the baseline, 1 of them unsupported; --update takes them in");
        assertThat(found(judge(failing))).containsExactly("unexpected-failure a/f/new");
        assertThat(judge(failing).findings().get(0).known()).isEqualTo("the case is new");
    }

    @Test
    void disputedCasesFailNoRunAndNeedNoEntry() {
        GateReport report = judge(asKnown().disputed("a/f/new", CaseVerdict.FAIL, "wrong"));
        TestLog known = log().disputed("a/f/bad[1]", CaseVerdict.FAIL, MESSAGE).pass("a/f/odd");

        assertThat(report.findings()).isEmpty();
        assertThat(report.notes()).containsExactly("1 disputed, which fail no run");
        assertThat(found(judge(known))).containsExactly("unmatched-entry a/f/bad[1]");
    }

    @Test
    void otherVersionsAreNamedAndJudgedAlike() {
        TestLog log = asKnown().suite("1.1").backend("toy", "2", "strides", "warnings");

        assertThat(judge(log).findings()).isEmpty();
        assertThat(judge(log).notes())
                .containsExactly(
                        "the suite has version 1.1, the baseline is of version 1.0",
                        "the backend has version 2, the baseline is of version 1");
    }

    @Test
    void aCapabilityThatWasLost() {
        assertThat(found(judge(asKnown().backend("toy", "1")))).containsExactly("lost-capability strides");
    }

    @Test
    void aBaselineIsForOneBackendAndOneProfile() {
        assertThatThrownBy(() -> judge(asKnown().backend("other", "1")))
                .isInstanceOf(InvalidBaseline.class)
                .hasMessage("toy.json is the baseline of toy, and toy.jsonl is a log of other");
        assertThatThrownBy(() -> judge(asKnown().profile("portable")))
                .isInstanceOf(InvalidBaseline.class)
                .hasMessage(
                        "toy.json is for runs without a profile, and toy.jsonl is of a run with the profile portable."
                                + " Each profile has a baseline of its own");
    }

    private static GateTerms retried(String id, Ending... endings) {
        return GateTerms.whole(TODAY).with(Map.of(id, Arrays.asList(endings)));
    }

    private static Ending ending(CaseVerdict verdict, String message) {
        return new Ending(new Fingerprint(verdict, StableText.of(message)), message, false, 0);
    }

    @Test
    void whatChangesWhenItIsRunAgainIsFlaky() {
        TestLog log = failing("a/f/good", CaseVerdict.FAIL, "wrong");
        GateReport report = judge(log, retried("a/f/good", ending(CaseVerdict.PASS, "")));

        assertThat(found(report)).containsExactly("flaky a/f/good");
        assertThat(report.findings().get(0).now()).isEqualTo("fail: wrong; then pass");
        assertThat(found(judge(log, retried("a/f/good", ending(CaseVerdict.FAIL, "wrong")))))
                .containsExactly("unexpected-failure a/f/good");
        assertThat(found(judge(log, retried("a/f/good", ending(CaseVerdict.BROKEN, "no inputs")))))
                .containsExactly("broken a/f/good");
    }

    @Test
    void aKnownFailureThatPassesOnlyAtFirstIsFlaky() {
        TestLog log = log().pass("a/f/bad[1]", "a/f/odd");

        assertThat(found(judge(log, retried("a/f/bad[1]", ending(CaseVerdict.FAIL, MESSAGE)))))
                .containsExactly("flaky a/f/bad[1]");
    }
}
