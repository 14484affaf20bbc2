package io.vck.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.backend.spi.BackendInfo;
import io.vck.backend.spi.Observation;
import io.vck.backend.value.Alias;
import io.vck.backend.value.DType;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.Value;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What is written is read again as it was. */
class AnswerWriterTest {
    private static final Observation.Seen SEEN = new Observation.Seen(
            Map.of(
                    "result",
                    new Value.Tuple<>(List.of(
                            new Value.Tensor<>(new ObservedTensor(
                                    DType.FLOAT32,
                                    List.of(2L),
                                    Optional.of(List.of(1L)),
                                    Optional.of(true),
                                    Requests.bytes(-0.0f, Float.NaN))),
                            new Value.Tensor<>(new ObservedTensor(
                                    DType.BOOL, List.of(0L), Optional.empty(), Optional.empty(), new byte[0])),
                            new Value.None<>()))),
            Map.of("x", new Value.Tensor<>(new Alias(1, 2, 3L << 40))),
            List.of("beware\nof \"this\""));

    private static Observation again(Observation observation, String type) {
        byte[] line = AnswerWriter.ran(7, observation, false).line();
        WireSchema.assertIsMessage(line, type);
        return AnswerReader.ran(new WireMessage(line), 7, 3);
    }

    @Test
    void startedSaysWhoAnswersAndSortsItsCapabilities() throws AdapterFailure {
        BackendInfo info =
                new BackendInfo("toy", "0.1", "Java 17", new LinkedHashSet<>(List.of("strides", "autograd")));
        byte[] line = AnswerWriter.started(info, Extras.NONE);
        WireSchema.assertIsMessage(line, "started");
        assertThat(AnswerReader.started(line, Extras.NONE)).isEqualTo(new AnswerReader.Greeting(info, Extras.NONE));
        assertThat(new String(line, StandardCharsets.UTF_8)).contains("[\"autograd\",\"strides\"]");
    }

    @Test
    void whatWasSeenAndWhatWasRaised() {
        Observation returned = new Observation.Returned(SEEN);
        Observation raised = new Observation.Raised(2, List.of("IndexError", "Exception"), "out of range", SEEN);
        assertThat(again(returned, "returned")).usingRecursiveComparison().isEqualTo(returned);
        assertThat(again(raised, "raised")).usingRecursiveComparison().isEqualTo(raised);
    }

    @Test
    void unsupportedKeepsItsReason() {
        Observation unsupported = new Observation.Unsupported("no kernel for torch.sin");
        assertThat(again(unsupported, "unsupported")).isEqualTo(unsupported);
    }

    @Test
    void backendThatBrokeIsAFailure() {
        assertThat(again(new Observation.Crashed("the backend threw it"), "failed"))
                .isEqualTo(new Observation.Crashed("the adapter failed: the backend threw it"));
        assertThat(again(new Observation.TimedOut(Duration.ofSeconds(1)), "failed"))
                .isEqualTo(new Observation.Crashed("the adapter failed: the backend did not answer in time"));
    }

    @Test
    void failureWithoutANumberIsAMessageToo() {
        WireSchema.assertIsMessage(AnswerWriter.failed(OptionalLong.empty(), "no JSON"), "failed");
    }
}
