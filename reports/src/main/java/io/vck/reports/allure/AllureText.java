package io.vck.reports.allure;

import io.vck.reports.log.CaseRecord;
import io.vck.reports.log.LogTensor;
import io.vck.reports.log.LogValue;
import io.vck.reports.log.LoggedExpectation;
import io.vck.reports.log.LoggedInput;
import io.vck.reports.log.LoggedObservation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A text that is attached to a result.
 *
 * @param extension of its file, {@code .txt}
 */
public record AllureText(String name, String extension, String text) {
    /** The type of all of them. */
    public static final String TYPE = "text/plain";

    /** Characters; what is longer is for tools, and in the log. */
    private static final int LONGEST = 16_000;

    static List<AllureText> of(CaseRecord record) {
        List<AllureText> texts = new ArrayList<>();
        texts.add(new AllureText("program", ".py", FitText.of(record.program() + "\n", LONGEST)));
        String inputs = record.inputs().stream().map(AllureText::line).collect(Collectors.joining());
        texts.add(new AllureText("inputs", ".py", FitText.of(inputs, LONGEST)));
        String values = values(record);
        if (!values.isEmpty()) {
            texts.add(new AllureText("expected and observed", ".txt", FitText.of(values, LONGEST)));
        }
        return texts;
    }

    private static String line(LoggedInput input) {
        String made =
                input.value() instanceof LogValue.Tensor tensor && tensor.tensor() instanceof LogTensor.Described d
                        ? "  # " + d.dtype() + d.shape()
                        : "";
        return input.name() + " = " + input.expression() + made + "\n";
    }

    private static String values(CaseRecord record) {
        StringBuilder text = new StringBuilder();
        for (LoggedExpectation expectation : record.expect()) {
            expectation
                    .expected()
                    .forEach((path, value) -> line(text, "expected  " + path + " = " + ValueText.of(value)));
            expectation
                    .difference()
                    .ifPresent(difference -> line(
                            text,
                            "differs   " + difference.path()
                                    + difference
                                            .index()
                                            .map(index -> " at " + index)
                                            .orElse("") + ": expected " + difference.expected() + ", observed "
                                    + difference.observed()));
        }
        record.observation().ifPresent(observation -> observed(text, observation));
        return text.toString();
    }

    private static void observed(StringBuilder text, LoggedObservation observation) {
        observation.values().forEach((path, value) -> line(text, "observed  " + path + " = " + ValueText.of(value)));
        observation
                .raised()
                .ifPresent(error ->
                        line(text, "raised    " + first(error.kinds()).orElse("an error") + ": " + error.message()));
        observation.warnings().forEach(warning -> line(text, "warned    " + warning));
    }

    private static Optional<String> first(List<String> kinds) {
        return kinds.stream().findFirst();
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }
}
