package io.vck.conformance.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Threads that share a list of work: each takes the next item when it is done with the one before, so that a slow item
 * keeps no other waiting.
 */
final class Jobs {
    private final int count;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /**
     * @param count how many items are worked on at the same time; one is worked on by the calling thread itself
     */
    Jobs(int count) {
        this.count = count;
    }

    /** Whether nothing has failed: what an item comes to afterwards is of no use, since its thread was interrupted. */
    boolean goOn() {
        return failure.get() == null;
    }

    /**
     * Takes all items, and returns when all are done. What the work throws ends it: no further item is begun, the threads
     * that work on others are interrupted, and it is thrown here.
     *
     * @throws CancellationException if the calling thread is interrupted
     */
    <E> void forEach(List<E> items, Consumer<E> work) {
        if (count == 1) {
            items.forEach(work);
            return;
        }
        AtomicInteger next = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            Thread thread = new Thread(() -> takeAll(items, next, work, threads), "vck-job-" + i);
            thread.setDaemon(true);
            threads.add(thread);
        }
        threads.forEach(Thread::start);
        await(threads);
        rethrow();
    }

    private <E> void takeAll(List<E> items, AtomicInteger next, Consumer<E> work, List<Thread> all) {
        try {
            for (int i = next.getAndIncrement(); i < items.size() && goOn(); i = next.getAndIncrement()) {
                work.accept(items.get(i));
            }
        } catch (Throwable thrown) {
            fail(thrown, all);
        }
    }

    private void fail(Throwable thrown, List<Thread> all) {
        if (failure.compareAndSet(null, thrown)) {
            all.stream().filter(thread -> thread != Thread.currentThread()).forEach(Thread::interrupt);
        }
    }

    private void await(List<Thread> threads) {
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                fail(new CancellationException("interrupted while cases ran"), threads);
                return;
            }
        }
    }

    private void rethrow() {
        Throwable thrown = failure.get();
        if (thrown instanceof Error error) {
            throw error;
        } else if (thrown instanceof RuntimeException exception) {
            throw exception;
        }
    }
}
