package io.vck.conformance.smoke;

/** Finds out whether something holds of an adapter. */
@FunctionalInterface
interface Trial {

    Outcome run(Subject subject);
}
