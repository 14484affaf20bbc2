package io.vck.conformance.wire;

import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/** A process that has programs to run. */
final class Adapter {
    private static final long NONE = 0;

    private final AdapterProcess process;
    private final AtomicLong first = new AtomicLong(NONE);
    private volatile long sent = NONE;
    private volatile long begun = NONE;

    Adapter(AdapterProcess process) {
        this.process = process;
    }

    AdapterProcess process() {
        return process;
    }

    /** It is about to be sent the program with that number. */
    void sends(long sequence) {
        first.compareAndSet(NONE, sequence);
        sent = sequence;
    }

    /** It has answered all programs that it was sent before the one with that number. */
    void begins(long sequence) {
        begun = sequence;
    }

    /** The number of the program that it was sent before it had answered the one with that number, if there is one. */
    OptionalLong sentAfter(long sequence) {
        long latest = sent;
        return latest > sequence ? OptionalLong.of(latest) : OptionalLong.empty();
    }

    /** Whether it has begun another program after the one with that number. */
    boolean hasBegunAfter(long sequence) {
        return begun > sequence;
    }

    /** Whether a number can be that of a program that it was sent before. */
    boolean hadBefore(long number, long sequence) {
        return number >= first.get() && number < sequence;
    }

    void remark(String sentence) {
        process.listener().remarked(sentence);
    }
}
