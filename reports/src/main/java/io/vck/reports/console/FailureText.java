package io.vck.reports.console;

import io.vck.reports.log.CaseRecord;
import io.vck.reports.log.CaseVerdict;
import io.vck.reports.log.LoggedDifference;
import io.vck.reports.log.LoggedExpectation;
import io.vck.reports.log.LoggedInput;
import io.vck.reports.text.Printable;
import java.util.List;
import java.util.Locale;

/** What went wrong with a case, in full: what ran, what was expected, what was observed, and where they part. */
public final class FailureText {
    private static final String INDENT = "  ";
    private static final int LABEL = 10;

    private FailureText() {}

    /** Lines, each with its line end. */
    public static String render(String backend, CaseRecord record, Style style) {
        StringBuilder text = new StringBuilder();
        text.append(style.verdict(record.verdict(), record.verdict().label().toUpperCase(Locale.ROOT)))
                .append(' ')
                .append(style.strong(Printable.of(record.id())))
                .append(" on ")
                .append(Printable.of(backend))
                .append('\n');
        record.disputed().ifPresent(reason -> entry(text, "disputed", reason));
        for (LoggedInput input : record.inputs()) {
            entry(text, "input", input.name() + " = " + input.expression());
        }
        entry(text, "program", record.program());
        List<LoggedExpectation> unmet = record.expect().stream()
                .filter(each -> !each.detail().isEmpty() && !isUnchecked(each))
                .toList();
        unmet.forEach(each -> expectation(text, each));
        if (record.verdict() != CaseVerdict.FAIL
                || unmet.stream().allMatch(each -> each.difference().isEmpty())) {
            entry(text, "message", record.message());
        }
        record.explanation().origin().ifPresent(origin -> entry(text, "origin", origin.text()));
        return text.toString();
    }

    private static boolean isUnchecked(LoggedExpectation expectation) {
        return expectation.finding().equals("unchecked");
    }

    private static void expectation(StringBuilder text, LoggedExpectation expectation) {
        entry(text, "expect", expectation.describe());
        expectation.difference().ifPresent(difference -> difference(text, difference));
    }

    private static void difference(StringBuilder text, LoggedDifference difference) {
        String place = difference.path()
                + difference.index().map(index -> " at " + index).orElse("")
                + difference.lane().map(lane -> " (lane " + lane + ")").orElse("");
        entry(text, "where", place);
        entry(text, "expected", difference.expected());
        entry(text, "observed", difference.observed());
        if (!difference.explanation().isEmpty()) {
            entry(text, "that is", difference.explanation());
        }
        difference.diagnosis().ifPresent(diagnosis -> entry(text, "looks", diagnosis.text()));
    }

    /** A label, and a text that can have several lines. */
    private static void entry(StringBuilder text, String label, String content) {
        String margin = "\n" + INDENT + " ".repeat(LABEL);
        text.append(INDENT)
                .append(label)
                .append(" ".repeat(LABEL - label.length()))
                .append(Printable.of(content).replace("\n", margin))
                .append('\n');
    }
}
