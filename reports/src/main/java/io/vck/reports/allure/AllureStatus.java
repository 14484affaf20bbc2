package io.vck.reports.allure;

import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.vck.reports.console.FailureText;
import io.vck.reports.console.Style;
import io.vck.reports.known.BaselineEntry;
import io.vck.reports.known.Standing;
import io.vck.reports.log.CaseRecord;
import io.vck.reports.log.CaseVerdict;
import io.vck.reports.log.LoggedDifference;
import java.util.Locale;
import java.util.Optional;

/**
 * How a case ended, in Allure's terms: {@code failed} is a wrong answer, {@code broken} none at all. Who is to blame for that,
 * the backend or the case, is told by the {@link AllureCategory}, which goes by how the message begins.
 */
record AllureStatus(String backend, CaseRecord record, Standing standing) {
    static final String KNOWN = "known: ";
    static final String UNEXPECTED = "unexpected: ";
    static final String DISPUTED = "disputed: ";

    static final int LONGEST = 4_000;

    Status status() {
        if (record.disputed().isPresent() && record.verdict().failsRun()) {
            return Status.SKIPPED;
        }
        return switch (record.verdict()) {
            case PASS -> Status.PASSED;
            case UNSUPPORTED -> Status.SKIPPED;
            case FAIL -> Status.FAILED;
            case ERROR, TIMEOUT, CRASH, BROKEN -> Status.BROKEN;
        };
    }

    StatusDetails details() {
        StatusDetails details = new StatusDetails();
        String message = standing instanceof Standing.AsKnown asKnown ? known(asKnown.known()) : otherwise();
        if (!message.isEmpty()) {
            details.setMessage(FitText.message(message, LONGEST));
        }
        String trace = trace();
        if (!trace.isEmpty()) {
            details.setTrace(FitText.message(trace, 4 * LONGEST));
        }
        entry().ifPresent(entry -> details.setFlaky(entry.flaky()));
        details.setKnown(standing instanceof Standing.AsKnown);
        firstDifference()
                .ifPresent(difference -> details.setExpected(FitText.of(difference.expected(), LONGEST))
                        .setActual(FitText.of(difference.observed(), LONGEST)));
        return details;
    }

    /** What is known of the case, if something is. */
    Optional<BaselineEntry> entry() {
        if (standing instanceof Standing.AsKnown asKnown) {
            return Optional.of(asKnown.known());
        }
        return standing instanceof Standing.Unexpected unexpected ? unexpected.known() : Optional.empty();
    }

    /** Reasons alone, so that Allure, which groups by message, brings together what has one reason. */
    private static String known(BaselineEntry entry) {
        return KNOWN + FitText.line(entry.reason()) + about(entry);
    }

    private static String about(BaselineEntry entry) {
        StringBuilder text = new StringBuilder();
        entry.issue().ifPresent(issue -> text.append("\nissue: ").append(FitText.line(issue)));
        entry.owner().ifPresent(owner -> text.append("\nowner: ").append(FitText.line(owner)));
        entry.until().ifPresent(until -> text.append("\nuntil: ").append(until));
        return text.toString();
    }

    private String otherwise() {
        StringBuilder text = new StringBuilder();
        if (standing instanceof Standing.Unexpected unexpected) {
            text.append(UNEXPECTED).append(FitText.line(unexpected.kind())).append('\n');
        } else if (record.disputed().isPresent() && record.verdict().failsRun()) {
            text.append(DISPUTED)
                    .append(FitText.line(record.disputed().orElseThrow()))
                    .append('\n');
        }
        return text.append(verdict()).toString();
    }

    private String verdict() {
        return record.message().isEmpty() ? "" : label(record.verdict()) + ": " + record.message();
    }

    private static String label(CaseVerdict verdict) {
        return verdict.label().toUpperCase(Locale.ROOT);
    }

    private String trace() {
        StringBuilder text = new StringBuilder();
        if (standing instanceof Standing.Unexpected unexpected) {
            if (!unexpected.expected().isEmpty()) {
                text.append("known to be  ").append(unexpected.expected()).append('\n');
            }
            unexpected
                    .known()
                    .ifPresent(entry -> text.append("reason       ")
                            .append(entry.reason())
                            .append(about(entry))
                            .append('\n'));
            text.append("remedy       ").append(unexpected.remedy()).append("\n\n");
        }
        return record.verdict().failsRun()
                ? text.append(FailureText.render(backend, record, Style.PLAIN)).toString()
                : text.append(standing instanceof Standing.AsKnown ? verdict() : "")
                        .toString();
    }

    private Optional<LoggedDifference> firstDifference() {
        return record.expect().stream()
                .flatMap(each -> each.difference().stream())
                .findFirst();
    }
}
