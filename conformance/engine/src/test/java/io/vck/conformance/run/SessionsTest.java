package io.vck.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vck.backend.spi.Backend;
import io.vck.backend.spi.BackendInfo;
import io.vck.backend.spi.BackendUnavailable;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Request;
import io.vck.conformance.run.Fakes.FakeBackend;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private final AtomicInteger closed = new AtomicInteger();

    private Backend backend(String name, Runnable whenOpened) {
        return new Backend() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Session open() {
                whenOpened.run();
                return new Session() {
                    @Override
                    public BackendInfo info() {
                        return new BackendInfo(name, "1", "Java", Set.of());
                    }

                    @Override
                    public Observation run(Request request) {
                        return Fakes.RETURNED;
                    }

                    @Override
                    public void close() {
                        closed.incrementAndGet();
                    }
                };
            }
        };
    }

    @Test
    void opensAllAtOnceAndKeepsTheirOrder() {
        CyclicBarrier both = new CyclicBarrier(2);
        Runnable meet = () -> meet(both);
        try (Sessions sessions = Sessions.open(List.of(backend("a", meet), backend("b", meet)), 1)) {
            assertThat(sessions.all())
                    .extracting(session -> session.info().name())
                    .containsExactly("a", "b");
        }
        assertThat(closed).hasValue(2);
    }

    @Test
    void closesTheOthersAndNamesEachThatIsUnavailable() {
        Runnable unavailable = () -> {
            throw new BackendUnavailable("no python");
        };
        Runnable buggy = () -> {
            throw new IllegalStateException("bug");
        };
        List<Backend> backends =
                List.of(backend("good", () -> {}), backend("absent", unavailable), backend("buggy", buggy));
        assertThatThrownBy(() -> Sessions.open(backends, 1))
                .isInstanceOf(BackendUnavailable.class)
                .hasMessageContaining("no python")
                .hasMessageContaining("the backend buggy failed to start: java.lang.IllegalStateException: bug at ");
        assertThat(closed).hasValue(1);
    }

    @Test
    void opensABackendOnceAJobAllAtOnce() {
        CyclicBarrier three = new CyclicBarrier(3);
        Runnable meet = () -> meet(three);
        try (Sessions sessions = Sessions.open(List.of(backend("a", meet)), 3)) {
            assertThat(sessions.infos()).hasSize(1);
        }
        assertThat(closed).hasValue(3);
    }

    @Test
    void backendThatStartsForSomeJobsOnlyIsUnavailableAndSaysSo() {
        AtomicInteger starts = new AtomicInteger();
        Backend once = backend("once", () -> {
            if (starts.incrementAndGet() > 1) {
                throw new BackendUnavailable("no memory left");
            }
        });
        assertThatThrownBy(() -> Sessions.open(List.of(once), 3))
                .isInstanceOf(BackendUnavailable.class)
                .hasMessage("the backend once was to start 3 times, once a job, and started 1. Try fewer jobs."
                        + " What went wrong: no memory left");
        assertThat(closed).hasValue(1);
    }

    @Test
    void backendThatStartsForNoJobSaysItsReasonOnce() {
        Backend absent = backend("absent", () -> {
            throw new BackendUnavailable("no python");
        });
        assertThatThrownBy(() -> Sessions.open(List.of(absent), 3)).hasMessage("no python");
    }

    @Test
    void backendThatClaimsOtherCapabilitiesEachTimeIsRefused() {
        AtomicInteger starts = new AtomicInteger();
        Backend unsteady = new Fakes.OpenedElsewhere(
                "unsteady",
                () -> new FakeBackend(
                                "unsteady", Set.of("start-" + starts.incrementAndGet()), request -> Fakes.RETURNED)
                        .open());
        assertThatThrownBy(() -> Sessions.open(List.of(unsteady), 2))
                .isInstanceOf(BackendUnavailable.class)
                .hasMessageContaining("the backend unsteady says one thing of itself")
                .hasMessageContaining("start-1")
                .hasMessageContaining("start-2");
    }

    private static void meet(CyclicBarrier others) {
        try {
            others.await(30, TimeUnit.SECONDS);
        } catch (Exception alone) {
            throw new BackendUnavailable("the others were not opened at the same time");
        }
    }
}
