package io.vck.reports.html.view;

import java.util.List;
import java.util.Optional;

/**
 * An expectation that was not met or could not be judged.
 *
 * @param finding {@code unmet}, {@code unchecked}, ...
 * @param detail can be empty
 */
public record FindingView(List<Span> expectation, String finding, String detail, Optional<Comparison> comparison) {

    /** What became of the expectation, for people. */
    public String label() {
        switch (finding) {
            case "unmet":
                return "Not met";
            case "unchecked":
                return "Not checked";
            case "raised":
                return "No value";
            case "stopped":
                return "No answer";
            case "broken":
                return "Can't be judged";
            default:
                return finding;
        }
    }

    /**
     * Expected and observed side by side.
     *
     * @param place where they part: {@code result at [0, 2], lane 0}
     * @param explanation can be empty
     * @param expected what should be there
     * @param observed what is there
     * @param expectedValue all of what was expected, if the log has it
     * @param observedValue all of what was observed, if it is a value
     */
    public record Comparison(
            String place,
            String explanation,
            String expected,
            String observed,
            Optional<ValueView> expectedValue,
            Optional<ValueView> observedValue) {}
}
