package io.vck.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.backend.spi.Backend;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Observe;
import io.vck.backend.spi.Request;
import io.vck.backend.value.Value;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** NOTE [Sent ahead] and NOTE [Whose fault], on adapters that take messages ahead. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class SentAheadTest {
    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final Observation ANSWER =
            new Observation.Returned(new Observation.Seen(Map.of("result", new Value.Int<>(42)), Map.of(), List.of()));

    private final Heard heard = new Heard();

    /** What was said, a word each: {@code sent 1}, {@code received 1}. */
    private static final class Heard implements WireListener, WireListener.Conversation {
        private static final Pattern NUMBER = Pattern.compile("\"seq\":(\\d+)");

        private final List<String> words = Collections.synchronizedList(new ArrayList<>());
        private final List<String> remarks = Collections.synchronizedList(new ArrayList<>());

        @Override
        public WireListener.Conversation started(String backend, List<String> command, long pid) {
            return this;
        }

        @Override
        public void sent(WireMessage message) {
            hear("sent ", message);
        }

        @Override
        public void received(WireMessage message) {
            hear("received ", message);
        }

        private void hear(String what, WireMessage message) {
            Matcher number = NUMBER.matcher(new String(message.line(), StandardCharsets.UTF_8));
            if (number.find()) {
                words.add(what + number.group(1));
            }
        }

        @Override
        public void remarked(String sentence) {
            remarks.add(sentence);
        }
    }

    private static Request request(String behaviour) {
        return Requests.request(
                Map.of(), new Observe(Set.of("result"), Set.of(), false), "('" + behaviour + "', 42)[1]");
    }

    private Backend.Session open(String start) {
        WireLimits limits = new WireLimits(Optional.of(LIMIT), Duration.ofSeconds(60), 1 << 20);
        return new WireBackend(ToyAdapter.command(start), limits, heard).open();
    }

    /** Hands programs in, each when the one before has been, and waits for what they come to. */
    private List<Observation> runTogether(Backend.Session session, Request... requests) throws InterruptedException {
        List<CompletableFuture<Observation>> observations = new ArrayList<>();
        for (Request request : requests) {
            CompletableFuture<Observation> observation = new CompletableFuture<>();
            Thread thread = new Thread(() -> observation.complete(session.run(request)));
            thread.start();
            observations.add(observation);
            // Until it waits for its answer, or for its turn.
            while (!observation.isDone() && thread.getState() != Thread.State.TIMED_WAITING) {
                Thread.sleep(1);
            }
        }
        return observations.stream().map(CompletableFuture::join).toList();
    }

    @Test
    void oneMessageIsSentBeforeTheAnswerToTheOneBefore() throws InterruptedException {
        Request slow = request("takes-its-time");
        try (Backend.Session session = open("takes-messages-ahead")) {
            assertThat(runTogether(session, slow, slow, slow)).containsOnly(ANSWER);
        }
        assertThat(heard.words).containsExactly("sent 1", "sent 2", "received 1", "sent 3", "received 2", "received 3");
    }

    @Test
    void noneIsSentAheadToThoseWhoDoNotSayThatTheyTakeThem() throws InterruptedException {
        Request slow = request("takes-its-time");
        try (Backend.Session session = open("well")) {
            assertThat(runTogether(session, slow, slow)).containsOnly(ANSWER);
        }
        assertThat(heard.words).containsExactly("sent 1", "received 1", "sent 2", "received 2");
    }

    /** A pipe might not hold it, and then who sends it would wait. */
    @Test
    void aLargeMessageIsNotSentAheadNorIsOneBehindIt() throws InterruptedException {
        Request large =
                Requests.request(Requests.floats(List.of(2_000L), new float[2_000]), "('takes-its-time', 42)[1]");
        Request slow = request("takes-its-time");
        try (Backend.Session session = open("takes-messages-ahead")) {
            assertThat(runTogether(session, slow, large, slow)).containsOnly(ANSWER);
        }
        assertThat(heard.words).containsExactly("sent 1", "received 1", "sent 2", "received 2", "sent 3", "received 3");
    }

    static Stream<String> misbehaviours() {
        return Stream.of(
                "exits",
                "exits-in-the-middle-of-a-line",
                "closes-standard-output",
                "prints-garbage",
                "prints-an-empty-line",
                "prints-a-bare-nan",
                "complains-and-has-too-little-data",
                "answers-with-a-wrong-number",
                "answers-with-the-number-before",
                "answers-without-a-number",
                "answers-twice",
                "hangs");
    }

    private static Observation alone(String behaviour) {
        WireLimits limits = new WireLimits(Optional.of(LIMIT), Duration.ofSeconds(60), 1 << 20);
        try (Backend.Session session = new WireBackend(ToyAdapter.command("well"), limits).open()) {
            session.run(request("well"));
            return session.run(request(behaviour));
        }
    }

    /** Numbers differ from run to run. */
    private static Observation unnumbered(Observation observation) {
        return observation instanceof Observation.Crashed crashed
                ? new Observation.Crashed(crashed.detail().replaceAll("(seq\"?[: ])\\d+", "$1N"))
                : observation;
    }

    /** It costs its own program and no other, with the very words that it gets where nothing is sent ahead. */
    @ParameterizedTest
    @MethodSource("misbehaviours")
    void aMisbehaviourIsThatOfItsOwnProgram(String behaviour) throws InterruptedException {
        try (Backend.Session session = open("takes-messages-ahead")) {
            List<Observation> observations =
                    runTogether(session, request("takes-its-time"), request(behaviour), request("takes-its-time"));
            assertThat(observations.stream().map(SentAheadTest::unnumbered))
                    .containsExactly(ANSWER, unnumbered(alone(behaviour)), ANSWER);
            assertThat(session.run(request("well"))).isEqualTo(ANSWER);
        }
    }

    /** Whether it was printed after the one answer or before the other can't be told: both programs are run again, each alone. */
    @Test
    void whatIsPrintedBetweenTwoAnswersIsNobodysUntilBothAreRunAlone() throws InterruptedException {
        try (Backend.Session session = open("takes-messages-ahead")) {
            assertThat(runTogether(session, request("chatters-if-it-has-the-next"), request("well")))
                    .containsOnly(ANSWER);
        }
        assertThat(heard.words)
                .startsWith("sent 1", "sent 2", "received 1")
                .contains("sent 3", "sent 4", "received 3", "received 4");
        assertThat(heard.remarks)
                .containsExactly("of seq 1: the adapter broke the protocol: it printed more than its answer: chatter"
                        + "; the adapter had another program as well, so this one is to be run again alone");
    }

    /** Nor is it to blame for taking long, once such a line has come. */
    @ParameterizedTest
    @ValueSource(strings = {"well", "takes-messages-ahead"})
    void aProgramThatTakesLongerThanARepeatedAnswerIsGivenIsAnswered(String start) throws InterruptedException {
        try (Backend.Session session = open(start)) {
            assertThat(runTogether(session, request("answers-again-when-asked-again"), request("takes-a-second")))
                    .containsOnly(ANSWER);
        }
    }

    /** It can't be run again then, and all others only say that the adapter is gone. */
    @Test
    void whatAProgramInDoubtCameToIsToldIfNoOtherAdapterStarts(@TempDir Path folder) throws InterruptedException {
        String[] arguments = {
            "takes-messages-ahead-once", folder.resolve("been").toString()
        };
        WireLimits limits = new WireLimits(Optional.of(LIMIT), Duration.ofSeconds(60), 1 << 20);
        try (Backend.Session session = new WireBackend(ToyAdapter.command(arguments), limits, heard).open()) {
            List<Observation> observations =
                    runTogether(session, request("takes-its-time"), request("exits"), request("well"));
            assertThat(details(observations.subList(1, 2))).containsExactly("the adapter exited with code 7");
            assertThat(details(observations.subList(2, 3)))
                    .first()
                    .asString()
                    .startsWith("the adapter was gone and could not be started again: ");
            assertThat(session.isLost()).isTrue();
        }
    }

    private static List<String> details(List<Observation> crashes) {
        return crashes.stream()
                .map(crash -> ((Observation.Crashed) crash).detail())
                .map(detail -> detail.replaceAll(";.*(\\R.*)*", ""))
                .toList();
    }

    /** Its pipe is full one day, whether a message that comes in its turn finds it so, or one that is sent ahead. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void anAdapterThatAnswersWithoutReadingHoldsNobodyUp(int before) throws Exception {
        Request unread = request("reads-no-more-and-answers-all-the-same" + " ".repeat(1_000));
        ExecutorService threads = Executors.newCachedThreadPool();
        try (Backend.Session session = open("takes-messages-ahead")) {
            for (int i = 0; i < before; i++) {
                session.run(unread);
            }
            for (int pair = 0; pair < 40; pair++) {
                Future<Observation> one = threads.submit(() -> session.run(unread));
                Thread.sleep(20);
                Future<Observation> next = threads.submit(() -> session.run(unread));
                assertThat(one.get(20, TimeUnit.SECONDS)).isNotNull();
                assertThat(next.get(20, TimeUnit.SECONDS)).isNotNull();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** What an adapter does after its answer is not the next program's fault. */
    @ParameterizedTest
    @ValueSource(strings = {"answers-and-exits", "answers-again-when-asked-again", "closes-standard-input"})
    void whatComesAfterAnAnswerIsNotHeldAgainstTheNextProgram(String behaviour) throws InterruptedException {
        try (Backend.Session session = open("takes-messages-ahead")) {
            assertThat(runTogether(session, request("takes-its-time"), request(behaviour), request("well")))
                    .containsOnly(ANSWER);
        }
    }
}
