package io.vck.conformance.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.reports.known.Standing;
import io.vck.reports.log.CaseOutcome;
import io.vck.reports.log.CaseVerdict;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineKnowledgeTest {
    private static final BaselineKnowledge KNOWN =
            new BaselineKnowledge(GateTest.baseline("""
                    {"case": "a/f/bad", "labels": ["1"], "verdict": "fail", "message": "wrong", "reason": "why",
                     "issue": "https://example.com/1", "owner": "ada", "until": "2026-06-01"},
                    {"case": "a/f/bad", "labels": ["2"], "verdict": "fail", "message": "wrong", "reason": "why",
                     "until": "2026-05-31"},
                    {"case": "a/f/none", "verdict": "unsupported", "message": "no vmap", "reason": ""},
                    {"case": "a/f/odd", "verdict": "crash", "message": "died", "flaky": true, "reason": "a race"}
                    """), GateTerms.whole(LocalDate.of(2026, 6, 1)));

    private static Standing standing(String id, CaseVerdict verdict, String message) {
        return KNOWN.standing(new CaseOutcome(id, verdict, message, Optional.empty(), 0, List.of()));
    }

    @Test
    void whatEndsAsTheBaselineSaysIsKnownWithAllThatItSays() {
        assertThat(standing("a/f/bad[1]", CaseVerdict.FAIL, "wrong"))
                .isInstanceOfSatisfying(Standing.AsKnown.class, known -> {
                    assertThat(known.known().outcome()).isEqualTo("fail: wrong");
                    assertThat(known.known().reason()).isEqualTo("why");
                    assertThat(known.known().issue()).contains("https://example.com/1");
                    assertThat(known.known().owner()).contains("ada");
                    assertThat(known.known().until()).contains(LocalDate.of(2026, 6, 1));
                });
        assertThat(standing("a/f/odd", CaseVerdict.PASS, ""))
                .isInstanceOfSatisfying(
                        Standing.AsKnown.class,
                        known -> assertThat(known.known().flaky()).isTrue());
    }

    @Test
    void itSaysWhichRunItWasWrittenFor() {
        assertThat(KNOWN.writtenFor()).isPresent();
    }

    @Test
    void ofAPassThatIsToPassThereIsNothingToSay() {
        assertThat(standing("a/f/good", CaseVerdict.PASS, "")).isEqualTo(Standing.NOTHING_TO_SAY);
        assertThat(standing("a/f/new", CaseVerdict.PASS, "")).isEqualTo(Standing.NOTHING_TO_SAY);
    }

    @ParameterizedTest
    @CsvSource({
        "a/f/bad[1], PASS, '', an unexpected pass, fail: wrong",
        "a/f/bad[1], FAIL, otherwise, a known failure that fails otherwise, fail: wrong",
        "a/f/bad[2], FAIL, wrong, an entry that has expired, fail: wrong",
        "a/f/good, FAIL, wrong, an unexpected failure, pass",
        "a/f/good, UNSUPPORTED, no, a pass that became unsupported, pass",
        "a/f/new, ERROR, no, an unexpected failure, the case is new",
        "a/f/odd, BROKEN, no, broken, ''",
        "a/f/none, UNSUPPORTED, no vmap, an entry without a reason, unsupported: no vmap"
    })
    void whatClosesTheGateIsUnexpected(String id, CaseVerdict verdict, String message, String kind, String expected) {
        assertThat(standing(id, verdict, message)).isInstanceOfSatisfying(Standing.Unexpected.class, unexpected -> {
            assertThat(unexpected.kind()).isEqualTo(kind);
            assertThat(unexpected.expected()).isEqualTo(expected);
            assertThat(unexpected.remedy()).isNotEmpty();
        });
    }
}
