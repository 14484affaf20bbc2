package io.vck.conformance.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.backend.program.Program;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Request;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import io.vck.conformance.serve.ServedBackend;
import io.vck.conformance.wire.WireConversation.Farewell;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AttachmentTrialTest {

    /** Answers with what becomes of the tensors that it was sent. */
    private record Answering(Function<List<ObservedTensor>, Optional<List<ObservedTensor>>> becoming)
            implements Subject {
        @Override
        public Optional<Answer> askWithAttachments(Request request) {
            List<ObservedTensor> sent = request.inputs().values().stream()
                    .flatMap(input -> input.tensors().stream())
                    .map((TensorData tensor) -> Tensors.seen(tensor))
                    .toList();
            return becoming.apply(sent).map(tensors -> new Answer(returned(tensors), Lines.NONE));
        }

        private static Observation returned(List<ObservedTensor> tensors) {
            Value<ObservedTensor> result = new Value.Sequence<>(tensors.stream()
                    .<Value<ObservedTensor>>map(Value.Tensor::new)
                    .toList());
            return new Observation.Returned(new Observation.Seen(Map.of(Program.RESULT, result), Map.of(), List.of()));
        }

        @Override
        public Greeting greeting() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Answer ask(Request request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<List<Answer>> askAhead(Request first, Request second) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void prepare() {}

        @Override
        public Optional<Boolean> endsAfter(Farewell farewell) {
            return Optional.empty();
        }

        @Override
        public void close() {}
    }

    private static Outcome outcome(Function<List<ObservedTensor>, Optional<List<ObservedTensor>>> becoming) {
        return new AttachmentTrial().run(new Answering(becoming));
    }

    @Test
    void whatComesBackAsItWentInPasses() {
        assertThat(outcome(Optional::of)).isEqualTo(new Outcome.Passed());
    }

    @Test
    void theBytesOfAnotherTensorFail() {
        assertThat(outcome(sent -> {
                    ObservedTensor last = sent.get(2);
                    byte[] others = new byte[last.bytes().length];
                    return Optional.of(List.of(
                            sent.get(0),
                            sent.get(1),
                            new ObservedTensor(
                                    last.dtype(), last.shape(), Optional.empty(), Optional.empty(), others)));
                }))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.what()).startsWith("values.result.list[2].tensor has 0"));
    }

    @Test
    void whoTakesNoneIsNotJudged() {
        assertThat(outcome(sent -> Optional.empty())).isInstanceOf(Outcome.NotApplicable.class);
    }

    @Test
    void aServedBackendTakesThem() {
        Smoke smoke = new Smoke(
                TensorChecks.all().stream()
                        .filter(check -> check.name().equals("tensors/attachments"))
                        .toList(),
                Duration.ofSeconds(20));
        Smoke.Report report = smoke.run(ServedBackend.overWire("reference"), check -> true, result -> {});
        assertThat(report.with(Outcome.Passed.class)).hasSize(1);
        assertThat(Set.copyOf(report.with(Outcome.Failed.class))).isEmpty();
    }
}
