package io.vck.conformance.wire;

import java.util.concurrent.atomic.AtomicLong;

/** A process that has programs to run. */
final class Adapter {
    private static final long NONE = 0;

    private final AdapterProcess process;
    private final AtomicLong first = new AtomicLong(NONE);
    private volatile long latest = NONE;

    Adapter(AdapterProcess process) {
        this.process = process;
    }

    AdapterProcess process() {
        return process;
    }

    /** It is about to be sent the program with that number. */
    void begins(long sequence) {
        first.compareAndSet(NONE, sequence);
        latest = sequence;
    }

    /** Whether it was sent another program after the one with that number. */
    boolean hasBegunAfter(long sequence) {
        return latest > sequence;
    }

    /** Whether a number can be that of a program that it was sent before. */
    boolean hadBefore(long number, long sequence) {
        return number >= first.get() && number < sequence;
    }

    void remark(String sentence) {
        process.listener().remarked(sentence);
    }
}
