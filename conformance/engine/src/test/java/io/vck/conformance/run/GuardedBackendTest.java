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
        AtomicInteger runs = new AtomicInteger();
        Backend hanging = FakeBackend.answering(request -> {
            while (runs.get() == 0) {
                try {
                    runs.set(never.await(1, java.util.concurrent.TimeUnit.HOURS) ? 1 : 0);
                } catch (InterruptedException ignoredAsABadBackendDoes) {
                    runs.set(0);
                }
            }
            return Fakes.RETURNED;
        });
        Duration limit = Duration.ofMillis(50);
        Backend.Session session = new GuardedBackend(hanging, limit).open();
        assertThat(session.run(REQUEST)).isEqualTo(new Observation.TimedOut(limit));
        runs.set(1);
        assertThat(session.run(REQUEST)).isSameAs(Fakes.RETURNED);
    }
}
