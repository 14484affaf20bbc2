package io.vck.reports.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vck.reports.html.Steps.Step;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class StepsTest {

    /** A step that fails when another one has come to the same place, or at once if none can. */
    private static Step failing(CyclicBarrier together, IOException problem) {
        return () -> {
            await(together);
            throw problem;
        };
    }

    private static void await(CyclicBarrier together) {
        try {
            together.await(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("no other step was taken at the same time", e);
        }
    }

    @Test
    void allAreTakenOnce() throws IOException {
        List<Integer> taken = Collections.synchronizedList(new ArrayList<>());
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            int number = i;
            steps.add(() -> taken.add(number));
        }
        Steps.run(steps);
        Steps.run(List.of());

        assertThat(taken).hasSize(1000).doesNotHaveDuplicates();
    }

    @Test
    void twoAreTakenAtTheSameTime() throws IOException {
        CyclicBarrier together = new CyclicBarrier(2);

        Steps.run(List.of(() -> await(together), () -> await(together)));

        assertThat(together.isBroken()).isFalse();
    }

    @Test
    void ofTwoThatFailTheFirstInOrderCountsThoughTheOtherFailedBefore() {
        CountDownLatch otherFails = new CountDownLatch(1);
        Step first = () -> {
            try {
                otherFails.await();
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            throw new FileNotFoundException("the first");
        };
        Step second = () -> {
            otherFails.countDown();
            throw new IOException("the second");
        };

        assertThatThrownBy(() -> Steps.run(List.of(first, second)))
                .isInstanceOf(FileNotFoundException.class)
                .hasMessage("the first");
    }

    @Test
    void afterOneThatFailsNoOtherIsBegun() {
        CyclicBarrier together = new CyclicBarrier(2);
        AtomicBoolean begun = new AtomicBoolean();
        IOException full = new IOException("No space left on device");

        assertThatThrownBy(() ->
                        Steps.run(List.of(failing(together, full), failing(together, new IOException("later")), () -> {
                            begun.set(true);
                        })))
                .isSameAs(full);
        assertThat(begun).isFalse();
    }

    @Test
    void whateverIsThrownIsThrownHere() {
        assertThatThrownBy(() -> Steps.run(List.of(() -> {
                    throw new IllegalStateException("a defect");
                })))
                .hasMessage("a defect");
        assertThatThrownBy(() -> Steps.run(List.of(() -> {
                    throw new OutOfMemoryError("no memory");
                })))
                .isInstanceOf(OutOfMemoryError.class);
    }

    /** Files that are still being written can't be removed by whoever is told of an end. */
    @Test
    void anInterruptedThreadWaitsAllTheSame() throws IOException {
        AtomicBoolean done = new AtomicBoolean();
        CyclicBarrier together = new CyclicBarrier(2);
        Thread caller = Thread.currentThread();
        Step slow = () -> {
            await(together);
            if (Thread.currentThread() != caller) {
                caller.interrupt();
                long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(100);
                while (System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
                done.set(true);
            }
        };

        Steps.run(List.of(slow, slow));

        assertThat(done).isTrue();
        assertThat(Thread.interrupted()).isTrue();
    }
}
