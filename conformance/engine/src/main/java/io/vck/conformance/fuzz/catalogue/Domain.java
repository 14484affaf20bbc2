package io.vck.conformance.fuzz.catalogue;

/** Which numbers a tensor can hold. */
public sealed interface Domain {
    /** Any numbers. */
    Domain ANY = new Anything();

    /** Numbers of either sign. */
    record Anything() implements Domain {}

    /** Numbers greater than 0. */
    record Positive() implements Domain {}

    /** Numbers between 0 and 1, without the two. */
    record Unit() implements Domain {}

    /** Numbers whose distance from 0 is at least 1. */
    record Nonzero() implements Domain {}

    /** Whole numbers from 0 on, below an extent. */
    record Below(Extent end) implements Domain {}

    /**
     * Whole numbers from 0 on, below an extent, none twice along a dim: what an operator writes to the same place twice
     * has no one right value.
     *
     * @param dim the argument that names the dim; empty for the last one
     */
    record DistinctBelow(Extent end, String dim) implements Domain {}
}
