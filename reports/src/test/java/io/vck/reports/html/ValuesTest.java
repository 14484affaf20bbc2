package io.vck.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.reports.html.view.ValueView;
import io.vck.reports.html.view.ValueView.Marked;
import io.vck.reports.log.LogTensor;
import io.vck.reports.log.LogValue;
import io.vck.reports.log.Logs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuesTest {
    private static final LogValue ONE = new LogValue.Int(1);
    private static final LogValue NESTED =
            new LogValue.Items("tuple", List.of(ONE, new LogValue.Dict(Map.of("a", Logs.floats(2)))));

    @Test
    void eachTensorStandsByItself() {
        assertThat(Values.of("result", NESTED, 64))
                .containsExactly(
                        new ValueView("result[0]", "", Marked.plain("1"), ""),
                        new ValueView("result[1]['a']", "float32[2]", Marked.plain("[0.0, 1.0]"), ""));
    }

    @ParameterizedTest
    @CsvSource({"12, '[0.0, 1.0]'", "2, '[0.0, 1.0]'", "1, ''"})
    void ofTensorsThatAreTooLargeOnlyWhatTheyAreIsShown(int elements, String text) {
        assertThat(Values.of("result", Logs.floats(2), elements))
                .containsExactly(new ValueView("result", "float32[2]", Marked.plain(text), ""));
    }

    @Test
    void whatHasNoTensorStandsInALine() {
        LogValue list = new LogValue.Items(
                "list",
                List.of(
                        ONE,
                        new LogValue.Text("str", "x"),
                        new LogValue.Single("none"),
                        new LogValue.Items("tuple", List.of(new LogValue.Bool(true)))));

        assertThat(Values.of("result", list, 64))
                .containsExactly(new ValueView("result", "", Marked.plain("[1, 'x', None, (True,)]"), ""));
    }

    @Test
    void aPathLeadsToAValue() {
        Map<String, LogValue> variables = Map.of("result", NESTED, "resul", ONE);

        assertThat(Values.at("result[1]['a']", Optional.of("[1]"), variables))
                .contains(new ValueView("result[1]['a']", "float32[2]", new Marked("[0.0, ", "1.0", "]"), ""));
        assertThat(Values.at("result[7]", Optional.empty(), variables)).isEmpty();
        assertThat(Values.at("error", Optional.empty(), variables)).isEmpty();
    }

    @Test
    void ofATensorThatWasNotKeptTheSummaryIsShown() {
        LogValue summary =
                new LogValue.Tensor(((LogTensor.Whole) ((LogValue.Tensor) Logs.floats(5000)).tensor()).summary());

        assertThat(Values.of("result", summary, 64))
                .containsExactly(new ValueView(
                        "result",
                        "float32[5000]",
                        Marked.plain(""),
                        "not kept in the log; CRC-32C 8d09445f, min 0.0, max 4999.0, mean 2499.5"));
    }
}
