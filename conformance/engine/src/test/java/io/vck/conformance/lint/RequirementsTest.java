package io.vck.conformance.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.vck.conformance.cases.Case;
import io.vck.conformance.cases.WrittenCase;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RequirementsTest {
    private static List<String> check(Set<String> requirements, WrittenCase... cases) {
        return Requirements.check(
                        List.of(cases).stream().map(WrittenCase::build).toList(), requirements)
                .stream()
                .map(LintProblem::toString)
                .toList();
    }

    @Test
    void aSuiteThatTestsEveryRequirementIsSound() {
        assertThat(check(Set.of("LAW-1", "LEVELS-1"), WrittenCase.of("a").isFor("LAW-1", "LEVELS-1")))
                .isEmpty();
    }

    @Test
    void aCaseIsForARequirement() {
        assertThat(check(Set.of(), WrittenCase.of("a").isFor()))
                .containsExactly("test.json:1:1 (/cases/0): a: it names no requirement of the specification that it is"
                        + " for");
    }

    @Test
    void aRequirementHasACase() {
        assertThat(check(Set.of("LAW-1", "LEVELS-1"), WrittenCase.of("a")))
                .containsExactly("LEVELS-1: no case is for this requirement of the specification");
    }

    @Test
    void coverageCountsTheCasesOfEachRequirement() {
        List<Case> suite = List.of(
                WrittenCase.of("a").isFor("LAW-1", "LEVELS-1").build(),
                WrittenCase.of("b").isFor("LAW-1").build(),
                WrittenCase.of("c").isFor().build());
        RequirementCoverage coverage = RequirementCoverage.of(suite, List.of("LAW-1", "LEVELS-1", "VIEWS-1"));
        assertThat(coverage.cases()).containsExactly(entry("LAW-1", 2), entry("LEVELS-1", 1), entry("VIEWS-1", 0));
        assertThat(coverage.untested()).containsExactly("VIEWS-1");
        assertThat(coverage.aimless()).map(Case::id).containsExactly("c");
        assertThat(coverage.isComplete()).isFalse();
    }
}
