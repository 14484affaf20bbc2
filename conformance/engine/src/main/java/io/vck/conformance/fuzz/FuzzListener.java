package io.vck.conformance.fuzz;

/** Hears what a fuzzer does. */
public interface FuzzListener {
    /** Another program has run. */
    default void ran(long number) {}

    /** Something new was found. */
    default void found(Find find) {}
}
