package io.vck.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vck.backend.program.Program;
import io.vck.backend.spi.BackendInfo;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Observe;
import io.vck.backend.spi.Request;
import io.vck.backend.value.DType;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.Storage;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttachmentTest {
    private static final byte[] LARGE = pattern(Attachment.LEAST);
    private static final byte[] SMALL = pattern(Attachment.LEAST - 1);

    private static byte[] pattern(int size) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (i * 7 % 2);
        }
        return bytes;
    }

    private static TensorData tensor(byte[] bools) {
        return new TensorData(new Storage(DType.BOOL, bools), List.of((long) bools.length), List.of(1L), 0, false);
    }

    private static Request request() {
        return Requests.request(
                Map.of(
                        "x", new Value.Tensor<>(tensor(LARGE)),
                        "y", new Value.Tensor<>(tensor(SMALL))),
                new Observe(Set.of(), Set.of(), false),
                "x");
    }

    private static WireMessage whole(long sequence, WireMessage content) {
        return new WireMessage(LineReader.joined(RequestWriter.head(sequence), content.line()), content.attachment());
    }

    @Test
    void onlyLargeTensorsTravelInIt() {
        WireMessage message = whole(7, RequestWriter.content(request(), true));
        assertThat(message.attachment()).isEqualTo(LARGE);
        assertThat(new String(message.line(), StandardCharsets.UTF_8))
                .contains("\"attached\":[0," + Attachment.LEAST + "]")
                .containsOnlyOnce("\"base64\":");
        WireSchema.assertIsMessage(message.line(), "run");
    }

    @Test
    void whoDoesNotTakeThemIsSentNone() {
        WireMessage message = RequestWriter.content(request(), false);
        assertThat(message.hasAttachment()).isFalse();
        assertThat(new String(message.line(), StandardCharsets.UTF_8)).doesNotContain("attached");
    }

    @Test
    void aRequestArrivesAsItWas() {
        Request arrived = HarnessMessage.read(whole(7, RequestWriter.content(request(), true)))
                .request();
        assertThat(RequestWriter.run(7, arrived)).isEqualTo(RequestWriter.run(7, request()));
    }

    @Test
    void anAnswerArrivesAsItWas() {
        ObservedTensor observed =
                new ObservedTensor(DType.BOOL, List.of((long) LARGE.length), Optional.empty(), Optional.empty(), LARGE);
        Observation answer = new Observation.Returned(new Observation.Seen(
                Map.of(
                        Program.RESULT,
                        new Value.Sequence<>(List.of(new Value.Tensor<>(observed), new Value.Tensor<>(observed)))),
                Map.of(),
                List.of()));
        WireMessage message = AnswerWriter.ran(7, answer, true);
        assertThat(message.attachment()).hasSize(2 * Attachment.LEAST);
        assertThat(AnswerReader.ran(message, 7, 1)).usingRecursiveComparison().isEqualTo(answer);
    }

    @Test
    void bothSidesSayWhichExtrasTheyTake() throws AdapterFailure {
        for (Extras extras : List.of(Extras.ALL, Extras.NONE, new Extras(true, false), new Extras(false, true))) {
            WireSchema.assertIsMessage(RequestWriter.start(extras), "start");
            assertThat(HarnessMessage.read(new WireMessage(RequestWriter.start(extras)))
                            .offered())
                    .isEqualTo(extras);
            byte[] started = AnswerWriter.started(new BackendInfo("toy", "1", "Logo", Set.of()), extras);
            WireSchema.assertIsMessage(started, "started");
            assertThat(AnswerReader.started(started, Extras.ALL).extras()).isEqualTo(extras);
        }
    }

    @Test
    void messagesWithAndWithoutOneFollowEachOther() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MessageStreams writing = new MessageStreams(new ByteArrayInputStream(new byte[0]), out);
        byte[] large = new byte[200_000];
        large[199_999] = '\n';
        List<WireMessage> messages = List.of(
                new WireMessage(bytes("{}")),
                new WireMessage(bytes("{\"a\": 1}"), bytes("\n@3 {")),
                new WireMessage(bytes("{}"), large),
                new WireMessage(bytes("[]")));
        for (WireMessage message : messages) {
            writing.write(message);
        }
        MessageStreams reading = new MessageStreams(new ByteArrayInputStream(out.toByteArray()), out);
        for (WireMessage message : messages) {
            assertThat(reading.read()).get().usingRecursiveComparison().isEqualTo(message);
        }
        assertThat(reading.read()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"@", "@ {}", "@12", "@x1 {}", "@-1 {}", "@1x {}"})
    void whatAnnouncesNothingIsALine(String line) throws IOException {
        WireMessage read = reader(line + "\n1234").read();
        assertThat(read.line()).asString().isEqualTo(line);
        assertThat(read.hasAttachment()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"@96 {}\n", "@99999999999999999999999999 {}\n"})
    void tooLargeOnesAreNotWaitedFor(String line) {
        assertThatThrownBy(() -> reader(line).read())
                .isInstanceOf(LineReader.BadLine.class)
                .hasMessage("announced an attachment with which its answer has more than 100 bytes");
    }

    @Test
    void oneThatIsCutOffEndsInTheMiddle() {
        LineReader reader = reader("@5 {}\n123");
        assertThatThrownBy(reader::read).isInstanceOf(EOFException.class);
        assertThat(reader.unfinished()).asString().isEqualTo("@5 {}\n123");
        assertThat(reader.unfinishedPart()).contains("an attachment, of which came 3 of 5 bytes");
    }

    @Test
    void withoutAnAgreementThereIsNone() throws IOException {
        LineReader reader = new LineReader(new ByteArrayInputStream(bytes("@5 {}\n12345")), 100);
        assertThat(reader.read().line()).asString().isEqualTo("@5 {}");
        reader.takeAttachments();
        assertThatThrownBy(reader::read).isInstanceOf(EOFException.class);
        assertThat(reader.unfinishedPart()).contains("a line");
    }

    @Test
    void noMemoryIsTakenForWhatDoesNotCome() {
        LineReader reader = new LineReader(new ByteArrayInputStream(bytes("@2000000000 {}\n123")), Integer.MAX_VALUE);
        reader.takeAttachments();
        assertThatThrownBy(reader::read).isInstanceOf(EOFException.class);
    }

    @Test
    void theLastRequestNeedsNoEnd() throws IOException {
        MessageStreams streams =
                new MessageStreams(new ByteArrayInputStream(bytes("{}\n[]")), new ByteArrayOutputStream());
        assertThat(streams.read().orElseThrow().line()).asString().isEqualTo("{}");
        assertThat(streams.read().orElseThrow().line()).asString().isEqualTo("[]");
        assertThat(streams.read()).isEmpty();
    }

    private static LineReader reader(String text) {
        LineReader reader = new LineReader(new ByteArrayInputStream(bytes(text)), 100);
        reader.takeAttachments();
        return reader;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
