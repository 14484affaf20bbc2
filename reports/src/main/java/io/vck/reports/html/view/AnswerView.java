package io.vck.reports.html.view;

import java.util.List;

/**
 * What one or several backends made of a case.
 *
 * @param backends that did it, each with the command that runs the case again
 * @param content what it was
 */
public record AnswerView(List<Asked> backends, Content content) {
    public AnswerView {
        backends = List.copyOf(backends);
    }

    /** The backends' labels. */
    public String names() {
        return String.join(", ", backends.stream().map(Asked::backend).toList());
    }

    /**
     * A backend that was asked.
     *
     * @param rerun can be empty
     */
    public record Asked(String backend, String rerun) {}

    /**
     * What there is to see of an answer.
     *
     * @param verdict its label
     * @param message why, if none of the findings says it; can be empty
     * @param findings expectations that were not met
     * @param raised the error that the program raised; can be empty
     */
    public record Content(
            String verdict,
            String message,
            List<FindingView> findings,
            String raised,
            List<String> warnings,
            List<ValueView> observed) {
        public Content {
            findings = List.copyOf(findings);
            warnings = List.copyOf(warnings);
            observed = List.copyOf(observed);
        }
    }
}
