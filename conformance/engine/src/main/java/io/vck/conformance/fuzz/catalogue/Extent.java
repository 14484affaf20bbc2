package io.vck.conformance.fuzz.catalogue;

/** A number that depends on the sizes of a call's arguments. */
public sealed interface Extent {

    /** The number itself. */
    record Fixed(int value) implements Extent {}

    /** The value of a size variable, {@code n}. */
    record OfSize(String size) implements Extent {}

    /** The size of a sequence of dims at the dim that an argument names, {@code s.d}. */
    record OfDim(String sequence, String dim) implements Extent {}
}
