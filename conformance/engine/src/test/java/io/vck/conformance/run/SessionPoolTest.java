package io.vck.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.backend.program.Node;
import io.vck.backend.program.Program;
import io.vck.backend.spi.Backend;
import io.vck.backend.spi.BackendInfo;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Observe;
import io.vck.backend.spi.Request;
import io.vck.backend.spi.Settings;
import io.vck.backend.spi.VmapMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SessionPoolTest {
    private static final Request REQUEST = new Request(
            new Program(List.of(new Node.Name("x"))),
            Map.of(),
            Settings.DEFAULT,
            VmapMode.NATIVE,
            new Observe(Set.of(), Set.of(), false));
    private static final Observation GONE = new Observation.Crashed("gone");

    /** A session that answers a number of programs and is lost then; it notices when two threads use it. */
    private static final class Mortal implements Backend.Session {
        private final int lifetime;
        private final AtomicInteger users = new AtomicInteger();
        private int asked;
        private boolean closed;

        Mortal(int lifetime) {
            this.lifetime = lifetime;
        }

        @Override
        public BackendInfo info() {
            return new BackendInfo("mortal", "1", "Java", Set.of());
        }

        @Override
        public Observation run(Request request) {
            assertThat(users.incrementAndGet()).isEqualTo(1);
            Thread.yield();
            asked++;
            users.decrementAndGet();
            return isLost() ? GONE : Fakes.RETURNED;
        }

        @Override
        public boolean isLost() {
            return asked > lifetime;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private static List<Observation> run(SessionPool pool, int programs) {
        List<Observation> observations = Collections.synchronizedList(new ArrayList<>());
        new Jobs(4)
                .forEach(IntStream.range(0, programs).boxed().toList(), number -> observations.add(pool.run(REQUEST)));
        return observations;
    }

    /** A session that answers a program only when it has been handed the next. */
    private static final class Ahead implements Backend.Session {
        private final CountDownLatch handed = new CountDownLatch(2);

        @Override
        public BackendInfo info() {
            return new BackendInfo("ahead", "1", "Java", Set.of());
        }

        @Override
        public Observation run(Request request) {
            handed.countDown();
            try {
                handed.await();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
            return Fakes.RETURNED;
        }

        @Override
        public boolean takesNext() {
            return true;
        }

        @Override
        public void close() {}
    }

    @Test
    void aSingleSessionThatTakesTheNextProgramIsGivenIt() {
        assertThat(run(SessionPool.around(new Ahead()), 2)).containsExactly(Fakes.RETURNED, Fakes.RETURNED);
    }

    @Test
    void eachSessionIsUsedByOneThreadAtATime() {
        Mortal one = new Mortal(1_000);
        Mortal other = new Mortal(1_000);
        assertThat(run(new SessionPool(List.of(one, other)), 1_000))
                .hasSize(1_000)
                .containsOnly(Fakes.RETURNED);
        assertThat(one.asked + other.asked).isEqualTo(1_000);
    }

    @Test
    void lostSessionLeavesItsProgramAndAllOthersToTheRest() {
        Mortal lost = new Mortal(3);
        Mortal sound = new Mortal(1_000);
        assertThat(run(new SessionPool(List.of(lost, sound)), 1_000))
                .hasSize(1_000)
                .containsOnly(Fakes.RETURNED);
        assertThat(lost.asked).isLessThanOrEqualTo(4);
    }

    @Test
    void whenAllAreLostEveryProgramIsAnsweredAllTheSame() {
        SessionPool pool = new SessionPool(List.of(new Mortal(3), new Mortal(5), new Mortal(4)));
        List<Observation> observations = run(pool, 100);
        assertThat(observations).hasSize(100);
        assertThat(Collections.frequency(observations, Fakes.RETURNED)).isEqualTo(12);
        assertThat(Collections.frequency(observations, GONE)).isEqualTo(88);
    }

    @Test
    void closesAllAlsoThoseThatAreLost() {
        Mortal lost = new Mortal(0);
        Mortal sound = new Mortal(1_000);
        SessionPool pool = new SessionPool(List.of(lost, sound));
        run(pool, 10);
        pool.close();
        assertThat(List.of(lost.closed, sound.closed)).containsOnly(true);
    }
}
