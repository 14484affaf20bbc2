package io.vck.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.vck.backend.spi.Backend;
import io.vck.backend.spi.BackendInfo;
import io.vck.backend.spi.BackendUnavailable;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Observe;
import io.vck.backend.spi.Request;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Adapters of every kind of bad behaviour, each a real process. They wait more than they compute, and so wait together. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class WireBackendTest {
    private static final WireLimits NO_HURRY = new WireLimits(Optional.empty(), Duration.ofSeconds(60), 1 << 20);
    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final WireLimits HURRY = new WireLimits(Optional.of(LIMIT), Duration.ofSeconds(60), 1 << 20);
    private static final Request GOOD = request("well");
    private static final Observation ANSWER = answer(42);

    private static Request request(String behaviour) {
        return Requests.request(
                Map.of(), new Observe(Set.of("result"), Set.of(), false), "('" + behaviour + "', 42)[1]");
    }

    private static Observation answer(long value) {
        return new Observation.Returned(
                new Observation.Seen(Map.of("result", new Value.Int<>(value)), Map.of(), List.of()));
    }

    private static Backend.Session open(WireLimits limits, String... arguments) {
        return new WireBackend(ToyAdapter.command(arguments), limits).open();
    }

    /** The number of the process that answers now. */
    private static Observation whoItIs(Backend.Session session) {
        return session.run(request("says-who-it-is"));
    }

    private static void assertGone(Path pid) throws IOException {
        ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
                .ifPresent(process -> process.onExit().join());
    }

    @Test
    void aGoodAdapterSaysWhoItIsAndOneProcessAnswersEveryProgram() {
        try (Backend.Session session = open(NO_HURRY, "well")) {
            assertThat(session.info()).isEqualTo(new BackendInfo("toy", "0.1", "Java", Set.of("loop")));
            assertThat(session.run(GOOD)).isEqualTo(ANSWER);
            assertThat(whoItIs(session)).isEqualTo(whoItIs(session)).isNotEqualTo(ANSWER);
        }
    }

    /** The program gets one crash with its reason; those before and after it get answers, the latter from a new process. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "exits | the adapter exited with code 7; its standard error ends with\\n  about to die",
                "exits-without-an-error | the adapter exited with code 0",
                "exits-in-the-middle-of-a-line | the adapter exited with code 0 in the middle of a line",
                "is-killed | the adapter was ended by SIGKILL (exit code 137)",
                "closes-standard-output | the adapter closed its standard output, and went on running",
                "prints-garbage | the adapter broke the protocol: no JSON: Segmentation fault (core dumped) (standard output is for answers alone; print everything else on standard error)",
                "prints-what-looks-like-an-attachment | the adapter broke the protocol: no JSON: @300 is the number (standard output is for answers alone; print everything else on standard error)",
                "prints-an-empty-line | the adapter broke the protocol: no JSON: an empty line",
                "prints-an-object-without-an-end | the adapter broke the protocol: no JSON: the line ends in the middle of an object at column 27, after {\"type\":\"returned\",\"seq\":2",
                "prints-invalid-utf-8 | the adapter broke the protocol: no UTF-8: byte 0xFF at column 54 of the line, after …rned\",\"seq\":2,\"values\":{\"result\":{\"int\":",
                "prints-half-a-character | the adapter broke the protocol: no UTF-8: byte 0xED at column 54 of the line, after …rned\",\"seq\":2,\"values\":{\"result\":{\"int\":",
                "prints-a-bare-nan | the adapter broke the protocol: no JSON: JSON has no number NaN, write \"NaN\" at column 59, after …,\"seq\":2,\"values\":{\"result\":{\"float\":NaN",
                "nests-too-deep | the adapter broke the protocol: no JSON: Document nesting depth (501) exceeds the maximum allowed (500)",
                "answers-with-a-wrong-number | the adapter broke the protocol: the answer is out of turn: expected seq 2, got seq 100",
                "answers-with-the-number-before | the adapter broke the protocol: the answer is out of turn: expected seq 3, got seq 2",
                "answers-without-a-number | the adapter broke the protocol: \"seq\" is missing in answer",
                "answers-something-else | the adapter broke the protocol: the answer to run is \"dance\"",
                "answers-twice | the adapter broke the protocol: it printed more than its answer: {\"type\":\"returned\",\"seq\":2,\"values\":{\"result\":{\"int\":42}},\"aliases\":{},\"warnings…",
                "prints-a-line-without-an-end | the adapter printed a line of more than 1048576 bytes",
                "has-too-little-data | the adapter broke the protocol: answer.values.result.tensor: a tensor float32[3] has 12 bytes of data, got 4",
                "has-a-negative-size | the adapter broke the protocol: answer.values.result.tensor.shape[0] is -1 instead of a size, 0 or more",
                "has-a-size-beyond-all-bounds | the adapter broke the protocol: answer.values.result.tensor: a tensor float32[4294967296, 4294967296] is larger than any memory",
            })
    void aBadAnswerIsACrashAndTheNextProgramIsAnswered(String behaviour, String detail) {
        try (Backend.Session session = open(NO_HURRY, "well")) {
            Observation before = whoItIs(session);
            assertThat(session.run(request(behaviour))).isEqualTo(new Observation.Crashed(detail.replace("\\n", "\n")));
            assertThat(session.run(GOOD)).isEqualTo(ANSWER);
            assertThat(whoItIs(session)).isNotEqualTo(before);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "attaches-more-than-it-announced | the adapter broke the protocol: it printed more than its answer: d",
                "attaches-less-than-it-announced-and-exits | the adapter exited with code 0 in the middle of an attachment, of which came 2 of 200000000 bytes",
                "announces-too-much | the adapter announced an attachment with which its answer has more than 268435456 bytes",
            })
    void aBadAttachmentIsACrashAndTheNextProgramIsAnswered(String behaviour, String detail) {
        WireLimits large = new WireLimits(Optional.empty(), Duration.ofSeconds(60), 1 << 28);
        try (Backend.Session session = open(large, "takes-attachments")) {
            assertThat(session.run(request("attaches"))).isEqualTo(ANSWER);
            assertThat(session.run(request(behaviour))).isEqualTo(new Observation.Crashed(detail));
            assertThat(session.run(request("attaches"))).isEqualTo(ANSWER);
        }
    }

    @Test
    void anAttachmentThatDoesNotComeIsAnAnswerThatIsNotThereInTime() {
        try (Backend.Session session = open(HURRY, "takes-attachments")) {
            assertThat(session.run(request("attaches-less-than-it-announced")))
                    .isEqualTo(
                            new Observation.TimedOut(LIMIT, "of the attachment that it announced came 2 of 3 bytes"));
            assertThat(session.run(request("attaches"))).isEqualTo(ANSWER);
        }
    }

    /** The time is that of the program, whatever of its answer has come by then. */
    @ParameterizedTest
    @ValueSource(strings = {"hangs", "drips", "answers-too-late"})
    void anAnswerThatIsNotThereInTimeNeverComes(String behaviour) {
        try (Backend.Session session = open(HURRY, "well")) {
            Observation before = whoItIs(session);
            assertThat(session.run(request(behaviour))).isEqualTo(new Observation.TimedOut(LIMIT));
            assertThat(session.run(GOOD)).isEqualTo(ANSWER);
            assertThat(whoItIs(session)).isNotEqualTo(before);
        }
    }

    /** More than a pipe holds: writing it would never end. */
    @Test
    void anAdapterThatReadsNoMoreHoldsNobodyUp() {
        Request large = Requests.request(Requests.floats(List.of(1_000_000L), new float[1_000_000]), "('well', 42)[1]");
        try (Backend.Session session = open(HURRY, "well")) {
            assertThat(session.run(request("reads-no-more"))).isEqualTo(ANSWER);
            assertThat(session.run(large)).isEqualTo(new Observation.TimedOut(LIMIT));
            assertThat(session.run(large)).isEqualTo(ANSWER);
        }
    }

    /** It waits for the program before it, and for another process if that one took it along; none of that is its time. */
    @ParameterizedTest
    @ValueSource(strings = {"well", "exits", "prints-garbage", "hangs", "closes-standard-input"})
    void aProgramThatIsHandedInBeforeTheAnswerToAnotherIsAnswered(String behaviour) {
        try (Backend.Session session = open(behaviour.equals("hangs") ? HURRY : NO_HURRY, "well")) {
            assertThat(session.takesNext()).isTrue();
            for (int round = 0; round < 2; round++) {
                CompletableFuture<Observation> next = CompletableFuture.supplyAsync(
                        () -> session.run(request(behaviour)), task -> new Thread(task).start());
                assertThat(session.run(GOOD)).isEqualTo(ANSWER);
                assertThat(session.run(GOOD)).isEqualTo(ANSWER);
                Observation observation = next.join();
                assertThat(observation instanceof Observation.Crashed)
                        .isEqualTo(Set.of("exits", "prints-garbage").contains(behaviour));
                assertThat(observation instanceof Observation.TimedOut).isEqualTo(behaviour.equals("hangs"));
            }
        }
    }

    /** What an answer says is read while the next program runs, which the process then does not bring to its end. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "thinks-and-prints-a-bare-nan | NaN",
                "complains-and-has-too-little-data | has 12 bytes of data, got 4; its standard error ends with\\n  out of memory"
            })
    void anAnswerThatMakesNoSenseIsNotHeldAgainstTheProgramThatRunsByThen(String behaviour, String detail)
            throws InterruptedException {
        Heard heard = new Heard();
        try (Backend.Session session = new WireBackend(ToyAdapter.command("well"), NO_HURRY, heard).open()) {
            CompletableFuture<Observation> senseless =
                    CompletableFuture.supplyAsync(() -> session.run(request(behaviour)));
            heard.program.await();
            assertThat(session.run(request("takes-its-time"))).isEqualTo(ANSWER);
            assertThat(senseless.join())
                    .isInstanceOfSatisfying(
                            Observation.Crashed.class,
                            crashed -> assertThat(crashed.detail())
                                    .startsWith(WireSession.BROKE_PROTOCOL)
                                    .endsWith(detail.replace("\\n", "\n")));
        }
        assertThat(heard.numbers)
                .as("each sending has a number of its own")
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(heard.remarks)
                .as("named, if the next program had begun by then")
                .singleElement(STRING)
                .matches("(of seq 1: )?" + WireSession.BROKE_PROTOCOL + ".*");
    }

    /** Hears which numbers programs are sent with, and what is remarked. */
    private static final class Heard implements WireListener, WireListener.Conversation {
        private static final Pattern NUMBER = Pattern.compile("^\\{\"type\":\"run\",\"seq\":(\\d+)");

        private final List<Long> numbers = Collections.synchronizedList(new ArrayList<>());
        private final List<String> remarks = Collections.synchronizedList(new ArrayList<>());
        private final CountDownLatch program = new CountDownLatch(1);

        @Override
        public WireListener.Conversation started(String backend, List<String> command, long pid) {
            return this;
        }

        @Override
        public void sent(WireMessage message) {
            Matcher number = NUMBER.matcher(new String(message.line(), StandardCharsets.UTF_8));
            if (number.find()) {
                numbers.add(Long.parseLong(number.group(1)));
                program.countDown();
            }
        }

        @Override
        public void remarked(String sentence) {
            remarks.add(sentence);
        }
    }

    /** What an adapter does after its answer is not the next program's fault. */
    @ParameterizedTest
    @ValueSource(strings = {"answers-again-when-asked-again", "closes-standard-input"})
    void whatComesAfterAnAnswerIsNotHeldAgainstTheNextProgram(String behaviour) {
        try (Backend.Session session = open(NO_HURRY, "well")) {
            assertThat(session.run(request(behaviour))).isEqualTo(ANSWER);
            assertThat(whoItIs(session)).isNotEqualTo(ANSWER);
            assertThat(session.run(GOOD)).isEqualTo(ANSWER);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"answers-again-later", "answers-and-exits"})
    void whatHasHappenedBetweenTwoProgramsCostsTheProcessItsLife(String behaviour) throws InterruptedException {
        try (Backend.Session session = open(NO_HURRY, "well")) {
            Observation before = whoItIs(session);
            assertThat(session.run(request(behaviour))).isEqualTo(ANSWER);
            Thread.sleep(2_000);
            assertThat(whoItIs(session)).isNotEqualTo(before).isNotEqualTo(ANSWER);
        }
    }

    @Test
    void anAdapterThatFloodsStandardErrorIsNotHeldUp() {
        try (Backend.Session session = open(NO_HURRY, "well")) {
            Observation before = whoItIs(session);
            assertThat(session.run(request("is-talkative"))).isEqualTo(ANSWER);
            assertThat(whoItIs(session)).isEqualTo(before);
        }
    }

    @Test
    void ofAFloodOnStandardErrorTheLastWordsAreKept() {
        try (Backend.Session session = open(NO_HURRY, "well")) {
            assertThat(session.run(request("is-talkative-and-exits")))
                    .isEqualTo(new Observation.Crashed(
                            "the adapter exited with code 7; its standard error ends with\n  …last words"));
        }
    }

    /** 150,000,000 bytes of data. What is there to be judged is whole. */
    @Test
    void anAnswerOf200MegabytesIsAnAnswer() {
        WireLimits large = new WireLimits(Optional.empty(), Duration.ofSeconds(60), 256 << 20);
        try (Backend.Session session = open(large, "well")) {
            Observation.Returned returned = (Observation.Returned) session.run(request("answers-200-megabytes"));
            ObservedTensor tensor =
                    returned.seen().values().get("result").tensors().get(0);
            assertThat(tensor.bytes()).hasSize(150_000_000);
            assertThat(session.run(GOOD)).isEqualTo(ANSWER);
        }
    }

    /** Children that are nobody's any more, and that hold all streams open. */
    @ParameterizedTest
    @ValueSource(strings = {"leaves-a-child", "leaves-a-child-and-exits", "leaves-a-child-and-hangs"})
    void noChildIsLeftBehind(String behaviour, @TempDir Path folder) throws IOException {
        Path child = folder.resolve("pid");
        try (Backend.Session session = open(HURRY, "well", child.toString())) {
            session.run(request(behaviour));
            assertThat(session.run(GOOD)).isEqualTo(ANSWER);
        }
        assertGone(child);
    }

    @Test
    void aChildThatHoldsTheStreamsOpenDoesNotHideTheEndOfItsParent(@TempDir Path folder) {
        try (Backend.Session session =
                open(NO_HURRY, "well", folder.resolve("pid").toString())) {
            assertThat(session.run(request("leaves-a-child-and-exits")))
                    .isEqualTo(new Observation.Crashed("the adapter exited with code 0"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "exits | the adapter exited with code 3; its standard error ends with\\n  No module named 'torch'",
                "exits-at-once | the adapter exited with code 3; its standard error ends with\\n  No module named 'torch'",
                "closes-standard-output | the adapter closed its standard output, and went on running",
                "is-of-another-version | the adapter speaks version 9.0 of the wire protocol, this kit speaks 1.2",
                "fails | the adapter failed: no GPU",
                "answers-something-else | the adapter broke the protocol: the answer to start is \"unsupported\" instead of \"started\"",
                "prints-garbage | the adapter broke the protocol: no JSON: Welcome! (standard output is for answers alone; print everything else on standard error)",
                "greets-first | the adapter broke the protocol: no JSON: Welcome! (standard output is for answers alone; print everything else on standard error)",
                "greets-afterwards | the adapter broke the protocol: it printed more than its answer to start: Welcome!",
                "is-silent | the adapter did not answer within 0.5 s",
            })
    void anAdapterThatDoesNotStartIsUnavailable(String behaviour, String why) {
        Duration start = Duration.ofMillis(behaviour.equals("is-silent") ? 500 : 60_000);
        AdapterCommand command = ToyAdapter.command(behaviour);
        WireBackend backend = new WireBackend(command, new WireLimits(Optional.empty(), start, 1 << 20));
        assertThatThrownBy(backend::open)
                .isInstanceOf(BackendUnavailable.class)
                .hasMessage("the backend toy can't be started: " + why.replace("\\n", "\n") + "\nIts command is "
                        + String.join(" ", command.command()) + "\nMend the toy.");
    }

    @Test
    void aProgramThatIsNotThereIsNamedWithTheRemedy() {
        AdapterCommand command = AdapterCommand.python("pytorch-legacy", Path.of("no-such-folder"), Optional.empty());
        assertThatThrownBy(() -> new WireBackend(command, NO_HURRY).open())
                .isInstanceOf(BackendUnavailable.class)
                .hasMessageStartingWith("the backend pytorch-legacy can't be started: Cannot run program"
                        + " \"no-such-folder/.venv/pytorch-legacy/bin/python\"")
                .hasMessageEndingWith("\nMake its environment with no-such-folder/setup pytorch-legacy");
    }

    @Test
    void anAdapterThatCanNotBeStartedAgainIsTriedOnce(@TempDir Path folder) throws IOException {
        Path script = folder.resolve("adapter");
        Files.writeString(script, "#!/bin/sh\nrm \"$0\"\nexec \"$@\"\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        AdapterCommand toy = ToyAdapter.command("well");
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(toy.command());
        AdapterCommand once = new AdapterCommand("toy", command, toy.environment(), Optional.empty(), "");
        try (Backend.Session session = new WireBackend(once, NO_HURRY).open()) {
            session.run(request("exits"));
            Observation.Crashed gone = (Observation.Crashed) session.run(GOOD);
            assertThat(gone.detail())
                    .startsWith("the adapter was gone and could not be started again: the backend toy can't be started:"
                            + " Cannot run program");
            assertThat(session.run(GOOD)).isEqualTo(gone);
        }
    }

    /** Its verdicts would go into the log of another one. */
    @Test
    void anAdapterThatIsAnotherOneTheSecondTimeIsNotUsed(@TempDir Path folder) {
        String been = folder.resolve("been").toString();
        try (Backend.Session session = open(NO_HURRY, "is-another-one-the-second-time", been)) {
            session.run(request("exits"));
            assertThat(session.run(GOOD))
                    .isEqualTo(new Observation.Crashed("the adapter was gone and could not be started again: it says"
                            + " now that it is toy 0.2 in Java with the capabilities [loop], and said before that it was"
                            + " toy 0.1 in Java with the capabilities [loop]"));
        }
    }

    @Test
    void anExitCodeAbove128NamesTheSignal() {
        assertThat(ExitCode.describe(139)).isEqualTo("was ended by SIGSEGV (exit code 139)");
    }
}
