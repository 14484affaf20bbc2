package io.vck.reports.html;

import io.vck.reports.html.view.AnswerView.Content;
import io.vck.reports.html.view.FindingView;
import io.vck.reports.html.view.FindingView.Comparison;
import io.vck.reports.html.view.ValueView;
import io.vck.reports.log.CaseRecord;
import io.vck.reports.log.CaseVerdict;
import io.vck.reports.log.LogValue;
import io.vck.reports.log.LoggedDifference;
import io.vck.reports.log.LoggedError;
import io.vck.reports.log.LoggedExpectation;
import io.vck.reports.log.LoggedObservation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What there is to see of a record. */
final class Answers {
    /** Of a case that passed, larger tensors are shown without their elements: they are as expected. */
    private static final int OF_A_PASS = 12;

    private Answers() {}

    static Content of(CaseRecord record) {
        List<LoggedExpectation> notMet = record.expect().stream()
                .filter(each -> !each.detail().isEmpty() && !each.finding().equals("met"))
                .toList();
        boolean findingsSayAll = record.verdict() == CaseVerdict.FAIL
                && notMet.stream().anyMatch(each -> each.difference().isPresent());
        Map<String, LogValue> values =
                record.observation().map(LoggedObservation::values).orElse(Map.of());
        return new Content(
                record.verdict().label(),
                findingsSayAll ? "" : Shown.text(record.message()),
                notMet.stream().map(each -> finding(each, values)).toList(),
                record.observation()
                        .flatMap(LoggedObservation::raised)
                        .map(Answers::error)
                        .orElse(""),
                Shown.all(record.observation().map(LoggedObservation::warnings).orElse(List.of())),
                observed(values, record.verdict() == CaseVerdict.PASS ? OF_A_PASS : TensorText.WHOLE));
    }

    private static FindingView finding(LoggedExpectation expectation, Map<String, LogValue> observed) {
        return new FindingView(
                Paragraphs.line(expectation.describe()),
                expectation.finding(),
                expectation.difference().isPresent() ? "" : Shown.text(expectation.detail()),
                expectation.difference().map(difference -> comparison(difference, expectation.expected(), observed)));
    }

    private static Comparison comparison(
            LoggedDifference difference, Map<String, LogValue> expected, Map<String, LogValue> observed) {
        String place = difference.path()
                + difference.index().map(index -> " at " + index).orElse("")
                + difference.lane().map(lane -> ", lane " + lane).orElse("");
        return new Comparison(
                Shown.text(place),
                Shown.text(difference.explanation()),
                Shown.text(difference.expected()),
                Shown.text(difference.observed()),
                Values.at(difference.path(), difference.index(), expected),
                Values.at(difference.path(), difference.index(), observed));
    }

    private static String error(LoggedError error) {
        String kind = error.kinds().isEmpty() ? "error" : error.kinds().get(0);
        return Shown.text(kind + ": " + error.message());
    }

    private static List<ValueView> observed(Map<String, LogValue> values, int elements) {
        List<ValueView> views = new ArrayList<>();
        values.forEach((variable, value) -> views.addAll(Values.of(variable, value, elements)));
        return views;
    }
}
