package io.vck.conformance.lint;

import io.vck.conformance.lint.claims.Coverage;
import java.util.List;

/**
 * What the lint found.
 *
 * @param problems none, if the suite is sound
 * @param coverage which scenarios the cases mirror
 */
public record LintReport(List<LintProblem> problems, Coverage coverage) {
    public LintReport {
        problems = List.copyOf(problems);
    }
}
