package io.vck.reports.html;

import io.vck.reports.html.view.CaseView.InputView;
import io.vck.reports.html.view.Span;
import io.vck.reports.log.CaseRecord;
import io.vck.reports.log.LoggedExpectation;
import java.util.List;
import java.util.Optional;

/** What logs say of a case, whoever ran it. */
record CaseFacts(
        String id,
        String about,
        Optional<String> disputed,
        List<String> requirements,
        List<String> mirrors,
        String program,
        List<InputView> inputs,
        List<List<Span>> expected) {

    static CaseFacts of(CaseRecord record) {
        return new CaseFacts(
                record.id(),
                Shown.text(record.about()),
                record.disputed().map(Shown::text),
                record.requirements(),
                Shown.all(record.mirrors()),
                Shown.text(record.program()),
                record.inputs().stream()
                        .map(input -> new InputView(
                                Shown.text(input.name()),
                                Shown.text(input.expression()),
                                Shown.text(Values.line(input.value()))))
                        .toList(),
                record.expect().stream()
                        .map(LoggedExpectation::describe)
                        .map(Paragraphs::line)
                        .toList());
    }

    /** Whether the other is this very case. A backend that was not asked has no inputs in its log. */
    boolean agreesWith(CaseFacts other) {
        boolean sameInputs = inputs.isEmpty() || other.inputs.isEmpty() || inputs.equals(other.inputs);
        return sameInputs && program.equals(other.program) && expected.equals(other.expected);
    }

    /** The same case, with inputs if either has them. */
    CaseFacts or(CaseFacts other) {
        return inputs.isEmpty() ? other : this;
    }
}
