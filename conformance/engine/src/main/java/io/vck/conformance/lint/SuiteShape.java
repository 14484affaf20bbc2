package io.vck.conformance.lint;

import io.vck.conformance.cases.Case;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What can be said about cases without running them: unique ids, and cases for requirements and the other way round. */
final class SuiteShape {
    private SuiteShape() {}

    static List<LintProblem> repeatedIds(List<Case> cases) {
        List<LintProblem> problems = new ArrayList<>();
        Map<String, Case> seen = new HashMap<>();
        for (Case each : cases) {
            Case first = seen.putIfAbsent(each.id(), each);
            if (first != null) {
                problems.add(LintProblem.of(each, "the id is that of the case at " + first.source() + " too"));
            }
        }
        return problems;
    }

    static List<LintProblem> unknownRequirements(List<Case> cases, Set<String> requirements) {
        List<LintProblem> problems = new ArrayList<>();
        for (Case each : cases) {
            if (each.requirements().isEmpty()) {
                problems.add(LintProblem.of(each, "it names no requirement of the specification that it is for"));
            }
            for (String requirement : each.requirements()) {
                if (!requirements.contains(requirement)) {
                    problems.add(LintProblem.of(
                            each,
                            "the specification has no requirement " + requirement + " (### " + requirement + ")"));
                }
            }
        }
        return problems;
    }

    static List<LintProblem> untestedRequirements(List<Case> cases, Set<String> requirements) {
        Set<String> tested = new HashSet<>();
        cases.forEach(each -> tested.addAll(each.requirements()));
        return requirements.stream()
                .filter(requirement -> !tested.contains(requirement))
                .map(requirement -> new LintProblem(
                        Optional.empty(), requirement, "no case is for this requirement of the specification"))
                .toList();
    }
}
