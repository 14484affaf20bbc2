package io.vck.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.vck.backend.spi.Backend;
import io.vck.backend.spi.Observe;
import io.vck.backend.spi.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@Timeout(120)
class WireLogTest {
    private static final WireLimits LIMITS = new WireLimits(Optional.empty(), Duration.ofSeconds(60), 1 << 20);

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("wire.jsonl");
    }

    private static Request request(String behaviour) {
        return Requests.request(
                Map.of(), new Observe(Set.of("result"), Set.of(), false), "('" + behaviour + "', 42)[1]");
    }

    private List<JsonNode> lines() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            WireLogSchema.assertAccepts(line);
            lines.add(WireProtocol.JSON.readTree(line));
        }
        return lines;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void everyLineBothWaysIsThereWithItsTimeInOrder() throws IOException {
        Instant before = Instant.now().minusSeconds(1);
        try (WireLog log = WireLog.create(file);
                Backend.Session session = new WireBackend(ToyAdapter.command("well"), LIMITS, log).open()) {
            session.run(request("well"));
        }
        List<JsonNode> lines = lines();
        assertThat(lines)
                .extracting(
                        line -> line.get("event").asString(),
                        line -> line.get("backend").asString())
                .containsExactly(
                        tuple("started", "toy"),
                        tuple("sent", "toy"),
                        tuple("received", "toy"),
                        tuple("sent", "toy"),
                        tuple("received", "toy"),
                        tuple("sent", "toy"),
                        tuple("ended", "toy"));
        assertThat(lines)
                .allSatisfy(line ->
                        assertThat(Instant.parse(line.get("at").asString())).isBetween(before, Instant.now()));
        assertThat(lines)
                .filteredOn(line -> line.has("message"))
                .extracting(line -> line.get("message").get("type").asString())
                .containsExactly("start", "started", "run", "returned", "stop");
        assertThat(lines.get(6).get("exit_code").asInt()).isZero();
    }

    @Test
    void whatIsNoMessageIsText() throws IOException {
        try (WireLog log = WireLog.create(file);
                Backend.Session session = new WireBackend(ToyAdapter.command("well"), LIMITS, log).open()) {
            session.run(request("prints-garbage"));
            session.run(request("exits-in-the-middle-of-a-line"));
            session.run(request("exits"));
        }
        assertThat(lines())
                .filteredOn(line -> line.has("text"))
                .extracting(
                        line -> line.get("process").asInt(),
                        line -> line.get("event").asString(),
                        line -> line.get("text").asString())
                .contains(
                        tuple(1, "received", "Segmentation fault (core dumped)"),
                        tuple(
                                1,
                                "remark",
                                "the adapter broke the protocol: no JSON: Segmentation fault (core dumped) (standard"
                                        + " output is for answers alone; print everything else on standard error)"),
                        tuple(1, "ended", "the adapter was ended by SIGKILL (exit code 137)"),
                        tuple(2, "received-in-part", "{\"type\":\"returned\",\""),
                        tuple(2, "ended", "the adapter exited with code 0"),
                        tuple(3, "stderr", "about to die"),
                        tuple(3, "ended", "the adapter exited with code 7"));
    }

    @Test
    void bytesThatAreNoTextAreThereAllTheSame() throws IOException {
        try (WireLog log = WireLog.create(file)) {
            log.started("toy", List.of("toy"), 7).received(new WireMessage(new byte[] {'{', (byte) 0xFF, '}'}));
        }
        JsonNode received = lines().get(1);
        assertThat(received.get("text").asString()).isEqualTo("{\uFFFD}");
        assertThat(received.get("base64").binaryValue()).containsExactly('{', 0xFF, '}');
    }

    @Test
    void longLinesAreWholeAndWhateverStandsInThemIsEscaped() throws IOException {
        String large = "{\"x\":\"" + "a".repeat(3_000_000) + "\"}";
        try (WireLog log = WireLog.create(file)) {
            WireListener.Conversation conversation = log.started("a \"b\"\n\u001b", List.of("\u0000"), 7);
            conversation.received(new WireMessage(bytes(large)));
            conversation.received(new WireMessage(bytes("{} {}\r")));
            conversation.received(new WireMessage(bytes("{}\r")));
            conversation.printed(bytes("\u001b[31m"));
        }
        List<JsonNode> lines = lines();
        assertThat(lines.get(1).get("message").get("x").asString()).hasSize(3_000_000);
        assertThat(lines.get(2).get("text").asString()).isEqualTo("{} {}\r");
        assertThat(lines.get(3).get("message").isObject()).isTrue();
        assertThat(lines.get(4).get("backend").asString()).isEqualTo("a \"b\"\n\u001b");
    }

    @Test
    void eachLineIsInTheFileAsSoonAsItPasses() throws IOException {
        try (WireLog log = WireLog.create(file)) {
            log.started("toy", List.of("toy"), 7).sent(new WireMessage(bytes("{}")));
            assertThat(lines()).hasSize(2);
        }
    }

    @Test
    void manyProcessesAtOnceDoNotGarbleEachOther() throws IOException {
        try (WireLog log = WireLog.create(file)) {
            IntStream.range(0, 8).parallel().forEach(i -> {
                WireListener.Conversation conversation = log.started("toy " + i, List.of("toy"), i);
                for (int j = 0; j < 200; j++) {
                    conversation.sent(new WireMessage(bytes("{\"seq\":" + j + "}")));
                }
            });
        }
        List<JsonNode> lines = lines();
        assertThat(lines).hasSize(8 * 201);
        for (int process = 1; process <= 8; process++) {
            int number = process;
            assertThat(lines.stream()
                            .filter(line -> line.get("process").asInt() == number && line.has("message"))
                            .map(line -> line.get("message").get("seq").asInt()))
                    .containsExactlyElementsOf(IntStream.range(0, 200).boxed().toList());
        }
    }

    @Test
    void whatComesAfterItsEndIsLeftOut() throws IOException {
        WireLog log = WireLog.create(file);
        WireListener.Conversation conversation = log.started("toy", List.of("toy"), 7);
        log.close();
        conversation.ended(0);
        assertThat(lines()).hasSize(1);
    }

    @Test
    void aFileThatCanNotBeWrittenDisturbsNobodyUntilTheEnd() {
        WireLog log = new WireLog(new OutputStream() {
            @Override
            public void write(int each) throws IOException {
                throw new IOException("No space left on device");
            }
        });
        WireListener.Conversation conversation = log.started("toy", List.of("toy"), 7);
        conversation.sent(new WireMessage(bytes("{}")));
        assertThatThrownBy(log::close).isInstanceOf(IOException.class).hasMessage("No space left on device");
    }

    /** What an adapter takes for a message that was sent ahead begins when it has answered the one before. */
    @Test
    void timeCountsFromWhenTheAdapterHadTheMessageAndNoOther() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AtomicLong millis = new AtomicLong();
        WireListener.Conversation conversation =
                new WireLog(out, () -> millis.get() * 1_000_000).started("toy", List.of("toy"), 7);
        WireMessage message = new WireMessage("{}".getBytes(StandardCharsets.UTF_8));
        conversation.sent(message);
        millis.addAndGet(3);
        conversation.sent(message);
        millis.addAndGet(2);
        conversation.received(message);
        millis.addAndGet(4);
        conversation.received(message);
        millis.addAndGet(100);
        conversation.sent(message);
        millis.addAndGet(1);
        conversation.received(message);

        assertThat(out.toString(StandardCharsets.UTF_8).lines().filter(line -> line.contains("after_ms")))
                .extracting(line -> line.replaceAll(".*after_ms\":([0-9.]+).*", "$1"))
                .containsExactly("5.0", "4.0", "1.0");
    }
}
