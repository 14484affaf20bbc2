package io.vck.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class JobsTest {
    private static final List<Integer> ITEMS = IntStream.range(0, 1_000).boxed().toList();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void everyItemIsTakenOnce(int jobs) {
        ConcurrentLinkedQueue<Integer> taken = new ConcurrentLinkedQueue<>();
        new Jobs(jobs).forEach(ITEMS, taken::add);
        assertThat(taken).containsExactlyInAnyOrderElementsOf(ITEMS);
    }

    @Test
    void oneJobKeepsTheOrderAndTheCallersThread() {
        List<Integer> taken = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        new Jobs(1).forEach(ITEMS, item -> {
            taken.add(item);
            threads.add(Thread.currentThread());
        });
        assertThat(taken).isEqualTo(ITEMS);
        assertThat(threads).containsOnly(Thread.currentThread());
    }

    @Test
    void jobsWorkAtTheSameTime() {
        CyclicBarrier all = new CyclicBarrier(3);
        new Jobs(3).forEach(List.of(1, 2, 3), item -> {
            try {
                all.await(30, TimeUnit.SECONDS);
            } catch (Exception alone) {
                throw new IllegalStateException("the others did not come", alone);
            }
        });
    }

    /** The first item is not done before all others are: a job that had its share dealt out beforehand would wait for ever. */
    @Test
    void slowItemKeepsNoOtherWaiting() {
        CountDownLatch others = new CountDownLatch(ITEMS.size() - 1);
        new Jobs(2).forEach(ITEMS, item -> {
            if (item == 0) {
                await(others);
            } else {
                others.countDown();
            }
        });
        assertThat(others.getCount()).isZero();
    }

    @Test
    void failureEndsTheOtherJobsAndIsThrown() {
        CountDownLatch stuck = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        List<Integer> begun = Collections.synchronizedList(new ArrayList<>());
        Jobs jobs = new Jobs(2);
        assertThatThrownBy(() -> jobs.forEach(ITEMS, item -> {
                    begun.add(item);
                    if (item == 0) {
                        stuck.countDown();
                        interrupted.set(!await(never));
                        assertThat(jobs.goOn()).isFalse();
                    } else {
                        await(stuck);
                        throw new IllegalStateException("disk full");
                    }
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("disk full");
        assertThat(interrupted).isTrue();
        assertThat(begun).containsExactlyInAnyOrder(0, 1);
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException ended) {
            return false;
        }
    }
}
