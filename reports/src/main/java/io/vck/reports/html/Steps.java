package io.vck.reports.html;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Steps of writing a site that need nothing of each other. The calling thread and a second one take them in their order: after
 * a run there is a processor that has nothing else to do.
 */
final class Steps {
    /** A step. */
    @FunctionalInterface
    interface Step {
        void run() throws IOException;
    }

    private final List<Step> steps;
    private final AtomicInteger next = new AtomicInteger();
    private final SortedMap<Integer, Throwable> failures = Collections.synchronizedSortedMap(new TreeMap<>());

    private Steps(List<Step> steps) {
        this.steps = steps;
    }

    /**
     * Takes all steps, and returns when none is being taken any more. After one that fails no other is begun.
     *
     * @throws IOException what the first step in order that failed has thrown: what one thread alone would meet, unless a thread is
     *     interrupted, which closes the channels of both
     */
    static void run(List<Step> steps) throws IOException {
        Steps taken = new Steps(steps);
        Thread second = new Thread(taken::takeAll, "vck-site");
        second.setDaemon(true);
        second.start();
        taken.takeAll();
        join(second);
        taken.rethrow();
    }

    /** Whether any step has failed is asked before one is taken: what is taken is done, so that no earlier failure is missed. */
    private void takeAll() {
        while (failures.isEmpty()) {
            int number = next.getAndIncrement();
            if (number >= steps.size()) {
                return;
            }
            try {
                steps.get(number).run();
            } catch (Throwable thrown) {
                failures.put(number, thrown);
            }
        }
    }

    /** Waits however often the thread is interrupted: who is told of an end may remove what is written. */
    private static void join(Thread second) {
        boolean interrupted = false;
        while (second.isAlive()) {
            try {
                second.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void rethrow() throws IOException {
        if (failures.isEmpty()) {
            return;
        }
        Throwable first = failures.get(failures.firstKey());
        if (first instanceof IOException problem) {
            throw problem;
        } else if (first instanceof Error error) {
            throw error;
        } else if (first instanceof RuntimeException exception) {
            throw exception;
        }
    }
}
