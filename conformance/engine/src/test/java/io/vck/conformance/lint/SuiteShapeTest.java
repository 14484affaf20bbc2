package io.vck.conformance.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.conformance.cases.Case;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SuiteShapeTest {
    private static final String PLACE = "test.json:1:1 (/cases/0)";

    private static List<Case> suite(TestCase... cases) {
        return List.of(cases).stream().map(TestCase::build).toList();
    }

    private static List<String> texts(List<LintProblem> problems) {
        return problems.stream().map(LintProblem::toString).toList();
    }

    @Test
    void anIdStandsForOneCase() {
        assertThat(texts(SuiteShape.repeatedIds(suite(TestCase.of("a"), TestCase.of("b"), TestCase.of("a")))))
                .containsExactly(PLACE + ": a: the id is that of the case at " + PLACE + " too");
    }

    @Test
    void aCaseIsForARequirementThatTheSpecificationHas() {
        List<Case> suite = suite(
                TestCase.of("a"),
                TestCase.of("b").isFor("LAW-9"),
                TestCase.of("c").isFor());
        assertThat(texts(SuiteShape.unknownRequirements(suite, Set.of("LAW-1"))))
                .containsExactly(
                        PLACE + ": b: the specification has no requirement LAW-9 (### LAW-9)",
                        PLACE + ": c: it names no requirement of the specification that it is for");
    }

    @Test
    void aRequirementHasACase() {
        assertThat(texts(SuiteShape.untestedRequirements(suite(TestCase.of("a")), Set.of("LAW-1", "LEVELS-1"))))
                .containsExactly("LEVELS-1: no case is for this requirement of the specification");
    }
}
