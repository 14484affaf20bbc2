package io.vck.conformance.run;

import io.vck.conformance.judge.Outcome;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * What becomes of a run when the process is told to end, as by Ctrl-C: its logs get their footers, and no child process
 * survives. The process's exit code is then the usual one for its signal, 130 for Ctrl-C.
 */
final class Interruption implements AutoCloseable {
    private static final Pattern SIGN = Pattern.compile("sigint|interrupt|about to end", Pattern.CASE_INSENSITIVE);
    private static final long SETTLING_NANOS = 200_000_000;

    private final AtomicBoolean happened = new AtomicBoolean();
    private final Thread hook;

    private Interruption(RunLogs logs, RunListener listener) {
        hook = new Thread(
                () -> {
                    happened.set(true);
                    try {
                        logs.end(false);
                        listener.interrupted(logs.total(), logs.files());
                    } finally {
                        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
                    }
                },
                "vck-interrupted");
    }

    /** Watches over logs until it is closed. */
    static Interruption watch(RunLogs logs, RunListener listener) {
        Interruption interruption = new Interruption(logs, listener);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    boolean happened() {
        return happened.get();
    }

    /**
     * Waits for the interruption that a result may be the first sign of: Ctrl-C reaches an adapter and this process at
     * the same moment, and a case on which the user stopped the adapter has no verdict.
     */
    void settle(Result result) {
        Outcome outcome = result.verdict().outcome();
        if ((outcome == Outcome.CRASH || outcome == Outcome.BROKEN)
                && SIGN.matcher(result.verdict().message()).find()) {
            LockSupport.parkNanos(SETTLING_NANOS);
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            happened.set(true);
        }
    }
}
