package io.vck.conformance.lint;

import io.vck.conformance.cases.Case;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Every case is for a requirement, and every requirement has a case. */
final class Requirements {
    private Requirements() {}

    static List<LintProblem> check(List<Case> suite, Set<String> requirements) {
        RequirementCoverage coverage = RequirementCoverage.of(suite, requirements);
        List<LintProblem> problems = new ArrayList<>();
        for (Case aimless : coverage.aimless()) {
            problems.add(LintProblem.of(aimless, "it names no requirement of the specification that it is for"));
        }
        for (String untested : coverage.untested()) {
            problems.add(new LintProblem(
                    Optional.empty(), untested, "no case is for this requirement of the specification"));
        }
        return problems;
    }
}
