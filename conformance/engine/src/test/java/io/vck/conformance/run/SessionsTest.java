package io.vck.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vck.backend.spi.Backend;
import io.vck.backend.spi.BackendInfo;
import io.vck.backend.spi.BackendUnavailable;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Request;
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
        Runnable meet = () -> {
            try {
                both.await(30, TimeUnit.SECONDS);
            } catch (Exception alone) {
                throw new BackendUnavailable("the other one was not opened at the same time");
            }
        };
        try (Sessions sessions = Sessions.open(List.of(backend("a", meet), backend("b", meet)))) {
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
        assertThatThrownBy(() -> Sessions.open(backends))
                .isInstanceOf(BackendUnavailable.class)
                .hasMessageContaining("no python")
                .hasMessageContaining("the backend buggy failed to start: java.lang.IllegalStateException: bug at ");
        assertThat(closed).hasValue(1);
    }
}
