package io.vck.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vck.backend.spi.Backend;
import io.vck.backend.spi.BackendInfo;
import io.vck.backend.spi.BackendUnavailable;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Observe;
import io.vck.backend.spi.Request;
import io.vck.backend.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Adapters of every kind of bad behaviour, each a real process. */
@Timeout(30)
class WireBackendTest {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final WireLimits NO_HURRY = new WireLimits(Optional.empty(), Duration.ofSeconds(30), 1 << 20);
    private static final Request REQUEST =
            Requests.request(Map.of(), new Observe(Set.of("result"), Set.of(), false), "6 * 7");
    private static final Observation ANSWER =
            new Observation.Returned(new Observation.Seen(Map.of("result", new Value.Int<>(42)), Map.of(), List.of()));

    private static AdapterCommand toy(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                JAVA, "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", ToyAdapter.class.getName()));
        command.addAll(List.of(arguments));
        String classes = ToyAdapter.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        return new AdapterCommand("toy", command, Map.of("CLASSPATH", classes), Optional.empty(), "Mend the toy.");
    }

    private static Backend.Session open(String behaviour) {
        return new WireBackend(toy(behaviour), NO_HURRY).open();
    }

    @Test
    void aGoodAdapterSaysWhoItIsAndAnswersEveryProgram() {
        try (Backend.Session session = open("good")) {
            assertThat(session.info()).isEqualTo(new BackendInfo("toy", "0.1", "Java", Set.of("loop")));
            assertThat(session.run(REQUEST)).isEqualTo(ANSWER);
            assertThat(session.run(REQUEST)).isEqualTo(ANSWER);
        }
    }

    /** The first program gets one crash with its reason; the second gets an answer, from a new process if need be. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "exits | the adapter exited with code 7; its standard error ends with\\n  about to die",
                "exits-but-not-its-child | the adapter exited with code 0",
                "half-a-line | the adapter exited with code 0",
                "closes-standard-output | the adapter closed its standard output, and went on running",
                "garbage | the adapter broke the protocol: no JSON: Segmentation fault (core dumped) (Unrecognized token 'Segmentation': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false'))",
                "wrong-sequence | the adapter broke the protocol: the answer is out of turn: expected seq 1, got seq 99",
                "endless-line | the adapter printed a line of more than 1048576 bytes",
            })
    void aBadAnswerIsACrashAndTheNextProgramIsAnswered(String behaviour, String detail) {
        try (Backend.Session session = open(behaviour)) {
            assertThat(session.run(REQUEST)).isEqualTo(new Observation.Crashed(detail.replace("\\n", "\n")));
            assertThat(session.run(REQUEST)).isEqualTo(ANSWER);
        }
    }

    @Test
    void anAdapterThatHangsIsEndedWithItsChildrenAndStartedAgain(@TempDir Path folder) throws IOException {
        Path child = folder.resolve("pid");
        Duration limit = Duration.ofMillis(700);
        WireLimits limits = new WireLimits(Optional.of(limit), Duration.ofSeconds(30), 1 << 20);
        try (Backend.Session session = new WireBackend(toy("hangs", child.toString()), limits).open()) {
            assertThat(session.run(REQUEST)).isEqualTo(new Observation.TimedOut(limit));
            ProcessHandle.of(Long.parseLong(Files.readString(child)))
                    .ifPresent(process -> process.onExit().join());
            assertThat(session.run(REQUEST)).isEqualTo(ANSWER);
        }
    }

    @Test
    void anAdapterThatFloodsStandardErrorIsNotHeldUp() {
        try (Backend.Session session = open("floods-standard-error")) {
            assertThat(session.run(REQUEST)).isEqualTo(ANSWER);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "exits-at-start | the adapter exited with code 3; its standard error ends with\\n  No module named 'torch'",
                "wrong-version | the adapter speaks version 9.0 of the wire protocol, this kit speaks 1.0",
                "garbage-at-start | the adapter broke the protocol: no JSON: Welcome! (Unrecognized token 'Welcome': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false'))",
                "silent-at-start | the adapter did not answer within 0.5 s",
            })
    void anAdapterThatDoesNotStartIsUnavailable(String behaviour, String why) {
        Duration start = Duration.ofMillis(behaviour.equals("silent-at-start") ? 500 : 30_000);
        WireBackend backend = new WireBackend(toy(behaviour), new WireLimits(Optional.empty(), start, 1 << 20));
        assertThatThrownBy(backend::open)
                .isInstanceOf(BackendUnavailable.class)
                .hasMessage("the backend toy can't be started: " + why.replace("\\n", "\n") + "\nIts command is "
                        + String.join(" ", toy(behaviour).command()) + "\nMend the toy.");
    }

    @Test
    void whatAnAdapterSaysBeforeItIsAskedAnythingIsKept() throws Exception {
        AdapterProcess adapter = AdapterProcess.start(toy("exits-at-once"), 1 << 20);
        while (adapter.isAlive()) {
            Thread.sleep(10);
        }
        assertThatThrownBy(() -> adapter.exchange(RequestWriter.start(), Optional.empty()))
                .hasMessage("the adapter exited with code 3");
        assertThat(adapter.standardError()).isEqualTo("No module named 'torch'");
        adapter.discard();
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
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(toy("exits").command());
        AdapterCommand once = new AdapterCommand("toy", command, toy().environment(), Optional.empty(), "");
        try (Backend.Session session = new WireBackend(once, NO_HURRY).open()) {
            session.run(REQUEST);
            Observation.Crashed gone = (Observation.Crashed) session.run(REQUEST);
            assertThat(gone.detail())
                    .startsWith("the adapter was gone and could not be started again: the backend toy can't be started:"
                            + " Cannot run program");
            assertThat(session.run(REQUEST)).isEqualTo(gone);
        }
    }

    @Test
    void anExitCodeAbove128NamesTheSignal() {
        assertThat(ExitCode.describe(139)).isEqualTo("was ended by SIGSEGV (exit code 139)");
    }
}
