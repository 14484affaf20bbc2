package io.vck.conformance.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vck.backend.spi.BackendUnavailable;
import io.vck.conformance.cases.load.BundledCases;
import io.vck.conformance.wire.AdapterCommand;
import io.vck.conformance.wire.WireBackend;
import io.vck.conformance.wire.WireLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Adapters that are wrong in what only a process can do, each a real one. */
@Timeout(60)
class SmokeOfProcessesTest {
    private static final Set<String> CAPABILITIES =
            BundledCases.profiles().capabilities().keySet();

    private static WireBackend adapter(String behaviour) {
        String classes = ScriptedAdapter.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        AdapterCommand command = new AdapterCommand(
                "scripted",
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        ScriptedAdapter.class.getName(),
                        behaviour),
                Map.of("CLASSPATH", classes),
                Optional.empty(),
                "");
        Duration limit = Duration.ofMillis(behaviour.equals("silent") ? 300 : 30_000);
        return new WireBackend(command, WireLimits.perProgram(limit));
    }

    private static Smoke.Report run(String behaviour, Set<String> names) {
        Duration patience =
                Duration.ofMillis(behaviour.equals("deaf-to-stop") || behaviour.equals("goes-on") ? 300 : 20_000);
        return new Smoke(Checks.all(CAPABILITIES), patience)
                .run(adapter(behaviour), check -> names.contains(check.name()), result -> {});
    }

    private static Smoke.Result only(Smoke.Report report, Class<? extends Outcome> outcome) {
        assertThat(report.with(outcome)).hasSize(1);
        return report.with(outcome).get(0);
    }

    @Test
    void aGoodAdapterPasses() {
        Smoke.Report report = run("good", Set.of("errors/after-an-error", "ending/stop", "ending/end-of-input"));
        assertThat(report.with(Outcome.Passed.class)).hasSize(7);
        assertThat(report.failed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "greets-people | conversation/start | the adapter broke the protocol: no JSON: Welcome to my library! (standard output is for answers alone; print everything else on standard error)",
                "exits | conversation/start | the adapter exited with code 3",
                "nameless | conversation/start | the adapter broke the protocol: \"name\" is missing in answer",
                "attaches-unasked | conversation/start | the adapter broke the protocol: answer.attachments is true, but start did not offer that",
                "versionless | conversation/identity | version is blank",
                "forgets-seq | conversation/run | the adapter broke the protocol: \"seq\" is missing in answer",
                "counts-itself | conversation/next-run | the adapter broke the protocol: the answer is out of turn: expected seq 11, got seq 2",
                "reads-too-much | conversation/ahead | the adapter broke the protocol: the answer is out of turn: expected seq 1, got seq 11",
                "silent | conversation/run | the adapter did not answer within 0.3 s",
                "dies-of-errors | errors/after-an-error | after `(lambda a: a)(x, x)`: the adapter exited with code 1",
                "deaf-to-stop | ending/stop | the adapter went on running after the message stop",
                "goes-on | ending/end-of-input | the adapter went on running after the end of its standard input",
            })
    void aBadAdapterIsToldWhatIsWrong(String behaviour, String check, String what) {
        Smoke.Result failure = only(run(behaviour, Set.of(check)), Outcome.Failed.class);
        assertThat(failure.check().name()).isEqualTo(check);
        assertThat(((Outcome.Failed) failure.outcome()).what()).isEqualTo(what);
    }

    @ParameterizedTest
    @CsvSource({
        "exits, conversation/start, Start its command by hand",
        "dies-of-errors, errors/after-an-error, An adapter outlives whatever a program does",
    })
    void anAdapterThatEndsIsToldToMendItsStartOrItsErrors(String behaviour, String check, String mend) {
        Smoke.Result failure = only(run(behaviour, Set.of(check)), Outcome.Failed.class);
        assertThat(((Outcome.Failed) failure.outcome()).mend())
                .hasValueSatisfying(text -> assertThat(text).startsWith(mend));
    }

    @Test
    void whatWasSentAndReceivedIsShown() {
        Smoke.Result failure = only(run("forgets-seq", Set.of()), Outcome.Failed.class);
        Lines lines = ((Outcome.Failed) failure.outcome()).lines();
        assertThat(lines.sent())
                .hasValueSatisfying(line -> assertThat(line)
                        .startsWith("{\"type\":\"run\",\"seq\":1,\"program\":[{\"const\":{\"int\":7}}]"));
        assertThat(lines.received())
                .contains("{\"type\":\"returned\",\"values\":{\"result\":{\"int\":7}},\"aliases\":{},\"warnings\":[]}");
    }

    @Test
    void nothingIsRunAfterAnEssentialCheckThatFailed() {
        Smoke.Report report = run("greets-people", Set.of("ending/stop"));
        assertThat(report.backend()).isEmpty();
        assertThat(report.with(Outcome.NotRun.class))
                .extracting(result -> result.check().name())
                .containsExactly("conversation/run", "conversation/next-run", "tensors/first", "ending/stop");
        assertThat(report.with(Outcome.NotRun.class))
                .extracting(Smoke.Result::outcome)
                .containsOnly(new Outcome.NotRun("mend conversation/start first"));
    }

    /** A check is blamed for what it did, not for what the one before it left. */
    @Test
    void anAdapterThatDiedOfAnErrorIsStartedAgainForTheNextCheck() {
        Smoke.Report report = run("dies-of-errors", Set.of("errors/raised", "observing/inputs-after"));
        assertThat(report.failed()).isFalse();
    }

    @Test
    void aProgramThatIsNotThereCanNotBeJudged() {
        WireBackend nowhere = new WireBackend(
                new AdapterCommand("nowhere", List.of("/no/such/adapter")), WireLimits.withoutTimeout());
        Smoke smoke = new Smoke(Checks.all(CAPABILITIES), Duration.ofSeconds(1));
        assertThatThrownBy(() -> smoke.run(nowhere, check -> true, result -> {}))
                .isInstanceOf(BackendUnavailable.class)
                .hasMessageContaining("the backend nowhere can't be started: Cannot run program \"/no/such/adapter\"");
    }
}
