package io.vck.conformance.lint;

import io.vck.conformance.cases.Case;
import io.vck.conformance.cases.SourceLocation;
import java.util.Optional;

/**
 * Something that is wrong with the suite.
 *
 * @param source where it stands, if it stands in a case file
 * @param subject the id of a case or of a requirement
 * @param message what is wrong with the subject, and what to do about it
 */
public record LintProblem(Optional<SourceLocation> source, String subject, String message) {

    static LintProblem of(Case subject, String message) {
        return new LintProblem(Optional.of(subject.source()), subject.id(), message);
    }

    @Override
    public String toString() {
        return source.map(location -> location + ": ").orElse("") + subject + ": " + message;
    }
}
