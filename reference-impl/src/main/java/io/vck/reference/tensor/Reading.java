package io.vck.reference.tensor;

/** How the elements of a view follow from what is in the storage. See NOTE [Lazy conjugates] in {@code ops.ComplexViews}. */
enum Reading {
    /** They are what is there. */
    PLAIN,
    /** Complex numbers are read with the sign of the imaginary part turned. */
    CONJUGATED,
    /** Real numbers are read with their sign turned. */
    NEGATED;

    /** Read in another way twice is read as before. */
    Reading turned(Reading way) {
        return this == way ? PLAIN : way;
    }
}
