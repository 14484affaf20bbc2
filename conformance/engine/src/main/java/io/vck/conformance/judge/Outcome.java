package io.vck.conformance.judge;

import java.util.Locale;

/** The seven ends that a case can have. */
public enum Outcome {
    /** Every expectation that could be judged is met. */
    PASS,
    /** An expectation is not met. */
    FAIL,
    /** The backend raised where it should not. */
    ERROR,
    /** The backend can't run the program, or can observe nothing of what is expected. */
    UNSUPPORTED,
    /** The backend did not answer in time. */
    TIMEOUT,
    /** The backend died, or did not keep to the protocol. */
    CRASH,
    /** The case or the harness is at fault; never blamed on the backend. */
    BROKEN;

    /** The name in logs and reports. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether an undisputed case that ends so makes a run fail. */
    public boolean failsRun() {
        return this != PASS && this != UNSUPPORTED;
    }
}
