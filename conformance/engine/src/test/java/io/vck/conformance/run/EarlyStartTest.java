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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EarlyStartTest {
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();

    private Backend backend(Runnable whenOpened) {
        return new Backend() {
            @Override
            public String name() {
                return "fake";
            }

            @Override
            public Session open() {
                whenOpened.run();
                opened.incrementAndGet();
                return new Session() {
                    @Override
                    public BackendInfo info() {
                        return new BackendInfo("fake", "1", "Java", Set.of());
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
    void allStartBeforeAnyIsAskedFor() throws InterruptedException {
        CountDownLatch both = new CountDownLatch(2);
        try (EarlyStart early = EarlyStart.of(List.of(backend(both::countDown), backend(both::countDown)))) {
            both.await();
            early.backends().forEach(each -> each.open().close());
        }
        assertThat(opened).hasValue(2);
        assertThat(closed).hasValue(2);
    }

    @Test
    void whoeverWantsMoreThanOneGetsNewOnes() {
        try (EarlyStart early = EarlyStart.of(List.of(backend(() -> {})))) {
            Backend backend = early.backends().get(0);
            assertThat(backend.open()).isNotSameAs(backend.open());
        }
        assertThat(opened).hasValue(2);
        assertThat(closed).hasValue(0);
    }

    @Test
    void whyItDidNotStartIsSaidToWhoeverAsksForIt() {
        Backend broken = backend(() -> {
            throw new BackendUnavailable("no python");
        });
        try (EarlyStart early = EarlyStart.of(List.of(broken))) {
            assertThatThrownBy(() -> early.backends().get(0).open())
                    .isInstanceOf(BackendUnavailable.class)
                    .hasMessage("no python");
        }
    }

    @Test
    void whatNobodyAskedForIsEnded() {
        EarlyStart.of(List.of(backend(() -> {}))).close();
        assertThat(closed).hasValue(1);
    }

    @Test
    void whatNobodyAskedForAndHasNotStartedYetIsNotWaitedFor() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        EarlyStart early = EarlyStart.of(List.of(backend(() -> {
            begun.countDown();
            try {
                never.await();
            } catch (InterruptedException ended) {
                throw new BackendUnavailable("ended");
            }
        })));
        begun.await();
        early.close();
        assertThat(opened).hasValue(0);
    }
}
