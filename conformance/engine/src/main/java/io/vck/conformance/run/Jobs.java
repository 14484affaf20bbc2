package io.vck.conformance.run;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Threads that share a list of work: each takes the next item when it is done with the one before, so that a slow item
 * keeps no other waiting. One that does not come back is replaced: NOTE [Programs on job threads].
 */
final class Jobs {
    /** How late it may be noticed that a thread stays too long. */
    private static final long LOOK_MILLIS = 50;

    private final int count;
    private final boolean watched;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    private Jobs(int count, boolean watched) {
        this.count = count;
        this.watched = watched;
    }

    /**
     * @param count how many items are worked on at the same time; one is worked on by the calling thread itself
     */
    Jobs(int count) {
        this(count, false);
    }

    /** The same, but for work that may not come back: the calling thread looks after those that do it, also if it is only one. */
    static Jobs watched(int count) {
        return new Jobs(count, true);
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
        if (count == 1 && !watched) {
            items.forEach(work);
            return;
        }
        new Crew<>(items, work).takeAll();
        rethrow();
    }

    /** The threads that work on a list. */
    private final class Crew<E> {
        private final List<E> items;
        private final Consumer<E> work;
        private final AtomicInteger next = new AtomicInteger();
        private final List<JobThread> threads = new CopyOnWriteArrayList<>();

        /** Of each place: who has it last counts it down. */
        private final CountDownLatch ended = new CountDownLatch(count);

        Crew(List<E> items, Consumer<E> work) {
            this.items = items;
            this.work = work;
        }

        void takeAll() {
            for (int i = 1; i <= count; i++) {
                begin("vck-job-" + i, () -> {});
            }
            try {
                while (!ended.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    threads.forEach(this::lookAfter);
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                fail(new CancellationException("interrupted while cases ran"));
            } catch (RuntimeException | Error noThread) {
                fail(noThread);
            }
        }

        private void begin(String name, Runnable first) {
            JobThread thread = new JobThread(name, () -> take(first));
            threads.add(thread);
            thread.start();
        }

        private void take(Runnable first) {
            try {
                if (goOn()) {
                    first.run();
                }
                for (int i = next.getAndIncrement(); i < items.size() && goOn(); i = next.getAndIncrement()) {
                    work.accept(items.get(i));
                }
            } catch (JobThread.GivenUp anotherHasThePlace) {
                return;
            } catch (Throwable thrown) {
                fail(thrown);
            }
            ended.countDown();
        }

        private void lookAfter(JobThread thread) {
            thread.giveUp(!goOn()).ifPresent(otherwise -> {
                threads.remove(thread);
                thread.interrupt();
                if (goOn()) {
                    begin(thread.getName(), otherwise);
                } else {
                    ended.countDown();
                }
            });
        }

        private void fail(Throwable thrown) {
            if (failure.compareAndSet(null, thrown)) {
                threads.stream()
                        .filter(thread -> thread != Thread.currentThread())
                        .forEach(Thread::interrupt);
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
