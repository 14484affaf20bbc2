package io.vck.conformance.judge;

import java.util.List;
import java.util.Optional;

/**
 * What a case came to on a backend.
 *
 * @param message why, in a sentence; empty for a pass
 * @param findings one for each expectation of the case, in order; empty if there was nothing to judge
 */
public record Verdict(Outcome outcome, String message, List<Judged> findings) {
    public Verdict {
        findings = List.copyOf(findings);
    }

    /** A verdict that was come to without judging any expectation. */
    public static Verdict unjudged(Outcome outcome, String message) {
        return new Verdict(outcome, message, List.of());
    }

    /** An expectation with its finding. */
    public record Judged(Expectation expectation, Finding finding) {}

    /** How many expectations the backend could not observe. */
    public long unchecked() {
        return findings.stream()
                .filter(judged -> judged.finding() instanceof Finding.Unchecked)
                .count();
    }

    /** Where expected and observed part, if a comparison failed. */
    public Optional<Difference> difference() {
        return findings.stream()
                .map(Judged::finding)
                .filter(Finding.Unmet.class::isInstance)
                .map(finding -> ((Finding.Unmet) finding).difference())
                .findFirst();
    }
}
