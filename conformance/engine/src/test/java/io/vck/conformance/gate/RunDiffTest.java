package io.vck.conformance.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.reports.log.CaseVerdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunDiffTest {
    private static List<String> changes(TestLog before, TestLog now) {
        return RunDiff.of(before.read(), now.read()).changes().stream()
                .map(change -> change.kind().label() + " " + change.id())
                .toList();
    }

    @Test
    void sortsWhatHappenedByGroupAndKind() {
        TestLog before = TestLog.of()
                .pass("b/g/same", "b/g/breaks", "b/g/goes")
                .add("a/f/gets-well", CaseVerdict.FAIL, "wrong")
                .add("a/f/supported-now", CaseVerdict.UNSUPPORTED, "no")
                .add("a/f/differs", CaseVerdict.FAIL, "wrong")
                .add("a/f/as-bad", CaseVerdict.FAIL, "expected 1.5 at 0x1234");
        TestLog now = TestLog.of()
                .pass("a/f/gets-well", "a/f/supported-now", "b/g/comes", "b/g/same")
                .add("b/g/breaks", CaseVerdict.UNSUPPORTED, "no")
                .add("a/f/differs", CaseVerdict.CRASH, "died")
                .add("a/f/as-bad", CaseVerdict.FAIL, "expected 1.25 at 0xabcd");

        assertThat(changes(before, now))
                .containsExactly(
                        "fixed a/f/gets-well",
                        "fixed a/f/supported-now",
                        "changed a/f/differs",
                        "broken b/g/breaks",
                        "new b/g/comes",
                        "gone b/g/goes");
        assertThat(RunDiff.of(before.read(), now.read()).byGroup()).containsOnlyKeys("a/f", "b/g");
    }

    @Test
    void aLogDoesNotDifferFromItself() {
        TestLog log = TestLog.of().pass("a").add("b", CaseVerdict.FAIL, "wrong");

        assertThat(changes(log, log)).isEmpty();
        assertThat(RunDiff.of(log.read(), log.read()).notes()).isEmpty();
    }

    @Test
    void saysWhatElseIsOtherAndWhatIsNotWhole() {
        TestLog now = TestLog.of().backend("other", "2").suite("1.1").pass("a").interrupted();

        assertThat(RunDiff.of(TestLog.of().pass("a").read(), now.read()).notes())
                .containsExactly(
                        "toy.jsonl: the run was interrupted after 1 case",
                        "the backend was toy, and is other",
                        "the backend's version was 1, and is 2",
                        "the suite's version was 1.0, and is 1.1");
    }
}
