package io.vck.conformance.wire;

import java.util.Map;

/** What the exit code of a process says of its end. */
final class ExitCode {
    /** A process that a signal ended exits with this and the signal's number, as shells have it. */
    private static final int SIGNALLED = 128;

    private static final Map<Integer, String> SIGNALS = Map.of(
            2, "SIGINT", 4, "SIGILL", 6, "SIGABRT", 7, "SIGBUS", 8, "SIGFPE", 9, "SIGKILL", 11, "SIGSEGV", 15,
            "SIGTERM");

    private ExitCode() {}

    static String describe(int code) {
        String signal = SIGNALS.get(code - SIGNALLED);
        return signal == null ? "exited with code " + code : "was ended by " + signal + " (exit code " + code + ")";
    }
}
