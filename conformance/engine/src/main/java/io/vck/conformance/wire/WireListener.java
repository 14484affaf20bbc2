package io.vck.conformance.wire;

import java.util.List;

/** Hears all that passes between the kit and its adapters. Called by several threads at once. */
public interface WireListener {
    /** Hears nothing. */
    WireListener NONE = (backend, command, pid) -> Conversation.UNHEARD;

    /**
     * A process was started.
     *
     * @param backend as it was asked for; it says its own name later
     * @param command the program and its arguments
     * @return hears what passes between the kit and that process
     */
    Conversation started(String backend, List<String> command, long pid);

    /** Hears what passes between the kit and one process. */
    interface Conversation {
        /** Hears nothing. */
        Conversation UNHEARD = new Conversation() {};

        /** The adapter has said its name. */
        default void named(String backend) {}

        /** A message is about to be written to the adapter. */
        default void sent(WireMessage message) {}

        /** The adapter has printed a line on standard output, and what is attached to it. */
        default void received(WireMessage message) {}

        /** The adapter has printed this on standard output, and no end of line after it. */
        default void receivedInPart(byte[] beginning) {}

        /** The adapter has printed a line on standard error. */
        default void printed(byte[] line) {}

        /** The kit has noticed something, a sentence. */
        default void remarked(String sentence) {}

        /** The process has ended. */
        default void ended(int exitCode) {}
    }
}
