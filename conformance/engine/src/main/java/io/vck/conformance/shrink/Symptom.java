package io.vck.conformance.shrink;

import java.util.Locale;

/** What is seen of a failure. */
public enum Symptom {
    /** A result has other values than it should. */
    VALUES,
    /** A result has another shape. */
    SHAPE,
    /** A result has another dtype. */
    DTYPE,
    /** An input is left with other values. */
    INPUTS,
    /** Something else than values is not as expected. */
    OTHER,
    /** It raised where it should not. */
    RAISES,
    /** It returned, though its own loop over the lanes raises. */
    ACCEPTS,
    /** It died, or broke the protocol. */
    CRASH,
    /** It gave no answer in time. */
    TIMEOUT;

    /** Whether the backend's process ends by it, or has to be ended. */
    public boolean endsProcess() {
        return this == CRASH || this == TIMEOUT;
    }

    /** The name in texts and file names. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
