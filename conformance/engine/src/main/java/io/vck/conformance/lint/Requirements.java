package io.vck.conformance.lint;

import io.vck.conformance.cases.Case;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Every case is for a requirement, and every requirement has a case. That the requirements which cases name exist is
 * checked when they are loaded.
 */
final class Requirements {
    private Requirements() {}

    static List<LintProblem> check(List<Case> suite, Set<String> requirements) {
        List<LintProblem> problems = new ArrayList<>();
        Set<String> tested = new HashSet<>();
        for (Case each : suite) {
            tested.addAll(each.requirements());
            if (each.requirements().isEmpty()) {
                problems.add(LintProblem.of(each, "it names no requirement of the specification that it is for"));
            }
        }
        for (String requirement : requirements) {
            if (!tested.contains(requirement)) {
                problems.add(new LintProblem(
                        Optional.empty(), requirement, "no case is for this requirement of the specification"));
            }
        }
        return problems;
    }
}
