package io.vck.reference.dispatch;

import java.util.function.Consumer;
import java.util.function.Supplier;

/** The switches and counters of a thread: how many vmaps run, whether gradients are recorded, where warnings go. */
public final class Session {
    private static final ThreadLocal<Session> CURRENT = ThreadLocal.withInitial(Session::new);

    private int vmapLevel;
    private boolean recording = true;
    private boolean fallbackWarnings;
    private Consumer<String> warnings = warning -> {};
    private Consumer<Operator> vmapWatcher = operator -> {};

    private Session() {}

    /** The session of the running thread. */
    public static Session current() {
        return CURRENT.get();
    }

    /** The level of the innermost running {@code vmap}; 0 outside of any. */
    public int vmapLevel() {
        return vmapLevel;
    }

    /** Whether autograd records calls. */
    public boolean isRecording() {
        return recording;
    }

    /** Whether an operator without a batching rule is to warn. */
    public boolean hasFallbackWarnings() {
        return fallbackWarnings;
    }

    public void setFallbackWarnings(boolean enabled) {
        fallbackWarnings = enabled;
    }

    /** Where warnings go from now on. */
    public void setWarnings(Consumer<String> sink) {
        warnings = sink;
    }

    public void warn(String text) {
        warnings.accept(text);
    }

    /** Says that vmap has a call in its hands: one on a batch, or one that it refuses. */
    public void vmapTreats(Operator operator) {
        vmapWatcher.accept(operator);
    }

    /** Runs something, and tells of each operator whose call vmap has in its hands. */
    public void watchingVmap(Consumer<Operator> watcher, Runnable body) {
        Consumer<Operator> before = vmapWatcher;
        vmapWatcher = watcher;
        try {
            body.run();
        } finally {
            vmapWatcher = before;
        }
    }

    /** Runs something one {@code vmap} level deeper. */
    public <T> T nested(Supplier<T> body) {
        vmapLevel++;
        try {
            return body.get();
        } finally {
            vmapLevel--;
        }
    }

    /** Runs something with recording of gradients switched on or off. */
    public <T> T recording(boolean on, Supplier<T> body) {
        boolean before = recording;
        recording = on;
        try {
            return body.get();
        } finally {
            recording = before;
        }
    }
}
