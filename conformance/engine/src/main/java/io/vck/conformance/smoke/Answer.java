package io.vck.conformance.smoke;

import io.vck.backend.spi.Observation;

/** What an adapter answered to a program, and the lines that were exchanged. */
record Answer(Observation observation, Lines lines) {

    /** Whether the adapter kept to the protocol and is there for more. */
    boolean isProper() {
        return !(observation instanceof Observation.Crashed) && !(observation instanceof Observation.TimedOut);
    }
}
