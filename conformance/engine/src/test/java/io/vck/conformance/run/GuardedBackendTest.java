package io.vck.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.backend.program.Node;
import io.vck.backend.program.Program;
import io.vck.backend.spi.Backend;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Observe;
import io.vck.backend.spi.Request;
import io.vck.backend.spi.Settings;
import io.vck.backend.spi.VmapMode;
import io.vck.conformance.run.Fakes.FakeBackend;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedBackendTest {
    private static final Request REQUEST = new Request(
            new Program(List.of(new Node.Name("x"))),
            Map.of(),
            Settings.DEFAULT,
            VmapMode.NATIVE,
            new Observe(Set.of(), Set.of(), false));

    @SuppressWarnings("InfiniteRecursion")
    private static Observation overflow(Request request) {
        return overflow(request);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10})
    void handsOnWhatTheBackendObserves(int seconds) {
        Backend.Session session = new GuardedBackend(
                        FakeBackend.answering(request -> Fakes.RETURNED), Duration.ofSeconds(seconds))
                .open();
        assertThat(session.run(REQUEST)).isSameAs(Fakes.RETURNED);
        assertThat(session.info().name()).isEqualTo("fake");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10})
    void errorOfTheJvmIsACrashAndTheNextProgramRuns(int seconds) {
        AtomicInteger runs = new AtomicInteger();
        Backend.Session session = new GuardedBackend(
                        FakeBackend.answering(
                                request -> runs.getAndIncrement() == 0 ? overflow(request) : Fakes.RETURNED),
                        Duration.ofSeconds(seconds))
                .open();
        assertThat(((Observation.Crashed) session.run(REQUEST)).detail())
                .startsWith("the backend threw java.lang.StackOverflowError at ")
                .contains("GuardedBackendTest.overflow");
        assertThat(session.run(REQUEST)).isSameAs(Fakes.RETURNED);
    }

    @Test
    void programThatHangsTimesOutAndTheNextOneRunsOnAnotherThread() {
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger programs = new AtomicInteger();
        Backend hangingOnce = FakeBackend.answering(request -> {
            if (programs.getAndIncrement() == 0) {
                hang(never);
            }
            return Fakes.RETURNED;
        });
        Duration limit = Duration.ofSeconds(1);
        Backend.Session session = new GuardedBackend(hangingOnce, limit).open();
        assertThat(session.run(REQUEST)).isEqualTo(new Observation.TimedOut(limit));
        assertThat(session.run(REQUEST)).isSameAs(Fakes.RETURNED);
    }

    /** Hangs as only a bad backend does: whoever interrupts it is ignored. */
    private static void hang(CountDownLatch never) {
        while (never.getCount() > 0) {
            try {
                never.await();
            } catch (InterruptedException ignored) {
                // That is what makes it bad.
            }
        }
    }
}
